# SPDX-License-Identifier: Apache-2.0
"""Digests of real weight files, read by Python's own pickle and NumPy: the golden values of RealFilesTest.

    python3 digest_state_dict.py FILE...

Prints for each file the number of tensors and one SHA-256 over all of them in the file's order (name in UTF-8, sizes as
little-endian int32, values as little-endian float32), then name, sizes, sum and absolute sum of the first and last one.
"""
import collections
import hashlib
import io
import pickle
import sys
import zipfile

import numpy as np

TYPES = {"FloatStorage": np.float32, "LongStorage": np.int64}


def unpickler(file, storage):
    class Data(pickle.Unpickler):
        def find_class(self, module, name):
            if name == "OrderedDict":
                return type("StateDict", (collections.OrderedDict,), {})
            if name in ("_rebuild_tensor", "_rebuild_tensor_v2"):
                return lambda s, offset, shape, strides, *rest: (s, offset, shape, strides)
            if name in TYPES:
                return TYPES[name]
            raise ValueError(name)

        def persistent_load(self, pid):
            return storage(pid)

    return Data(file)


def read_zip(path):
    z = zipfile.ZipFile(path)
    pkl = next(n for n in z.namelist() if n.endswith("/data.pkl"))
    folder = pkl[: -len("data.pkl")]
    root = unpickler(io.BytesIO(z.read(pkl)), lambda p: (p[1], p[2])).load()
    return root, lambda s: np.frombuffer(z.read(folder + "data/" + s[1]), s[0])


def read_legacy(path):
    f = open(path, "rb")
    for _ in range(3):
        pickle.load(f)
    root = unpickler(f, lambda p: (p[1], p[2])).load()
    types = {}
    collect(root, types)
    data = {}
    for key in pickle.load(f):
        count = int.from_bytes(f.read(8), "little")
        data[key] = np.frombuffer(f.read(count * np.dtype(types[key]).itemsize), types[key])
    return root, lambda s: data[s[1]]


def collect(value, types):
    if isinstance(value, dict):
        for v in value.values():
            collect(v, types)
    elif isinstance(value, tuple) and isinstance(value[0], tuple):
        types[value[0][1]] = value[0][0]


for path in sys.argv[1:]:
    root, data = read_zip(path) if zipfile.is_zipfile(path) else read_legacy(path)
    root = root.get("state_dict", root)
    digest = hashlib.sha256()
    lines = []
    for name, (storage, offset, shape, strides) in root.items():
        s = data(storage)
        view = np.lib.stride_tricks.as_strided(s[offset:], shape, [x * s.itemsize for x in strides])
        name = name.removeprefix("module.")
        values = np.ascontiguousarray(view, np.float32)
        digest.update(name.encode() + np.array(shape, "<i4").tobytes() + values.tobytes())
        wide = values.astype(np.float64)
        lines.append(f"  {name} {list(shape)} {wide.sum()!r} {np.abs(wide).sum()!r}")
    print(path, len(lines), digest.hexdigest(), lines[0], lines[-1], sep="\n")
