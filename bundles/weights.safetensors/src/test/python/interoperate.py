# SPDX-License-Identifier: Apache-2.0
"""What the format's own library (safetensors 0.8.0) writes and reads.

    python3 interoperate.py write published.safetensors    the file that SafetensorsReaderTest reads
    python3 interoperate.py read FILE...                   names, shapes, sums and texts, as that library sees them
"""
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

if sys.argv[1] == "write":
    tensors = {
        "b.weight": np.arange(6, dtype=np.float32).reshape(2, 3) - 2.5,
        "a": np.array([1.5, -2], np.float16),
        "n": np.array(7, np.int64),
        "u": np.array([[1], [255]], np.uint8),
        "none": np.zeros((0, 3), np.float64),
        "m": np.array([True, False]),
    }
    save_file(tensors, sys.argv[2], metadata={"format": "np", "n\u00e4me": '"x"\n'})
else:
    for path in sys.argv[2:]:
        with safe_open(path, "np") as f:
            for key, text in (f.metadata() or {}).items():
                print(key, text)
            for name in f.keys():
                values = f.get_tensor(name)
                print(name, values.shape, values.dtype, values.astype(np.float64).sum())
