/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.util.Map;
import java.util.Set;
import org.lucerna.vision.api.weights.BadWeightsException;
import org.lucerna.vision.api.weights.ElementType;

/**
 * A name a pickle may use, and what it stands for here. Nothing is looked up, loaded or called: a
 * name that is not in this file's tables is refused.
 */
sealed interface Global {

  /** Functions and classes that this reader carries out itself. */
  enum Function implements Global {
    ORDERED_DICT,
    REBUILD_TENSOR,
    REBUILD_PARAMETER
  }

  /** A storage class. */
  record Storage(ElementType type) implements Global {}

  /** A name without meaning for weights: what is made with it is ignored. */
  record Ignored() implements Global {}

  Ignored IGNORED = new Ignored();

  Map<String, Function> FUNCTIONS =
      Map.of(
          "collections.OrderedDict", Function.ORDERED_DICT,
          "torch._utils._rebuild_tensor", Function.REBUILD_TENSOR,
          "torch._utils._rebuild_tensor_v2", Function.REBUILD_TENSOR,
          "torch._utils._rebuild_parameter", Function.REBUILD_PARAMETER,
          "torch._utils._rebuild_parameter_with_state", Function.REBUILD_PARAMETER);

  Map<String, ElementType> STORAGES =
      Map.of(
          "DoubleStorage", ElementType.F64,
          "FloatStorage", ElementType.F32,
          "HalfStorage", ElementType.F16,
          "BFloat16Storage", ElementType.BF16,
          "LongStorage", ElementType.I64,
          "IntStorage", ElementType.I32,
          "ShortStorage", ElementType.I16,
          "CharStorage", ElementType.I8,
          "ByteStorage", ElementType.U8,
          "BoolStorage", ElementType.BOOL);

  /** Common beside the weights in checkpoints; all of them plain data. */
  Set<String> HARMLESS =
      Set.of(
          "torch.Size",
          "torch.device",
          "torch.float64",
          "torch.float32",
          "torch.float16",
          "torch.bfloat16",
          "torch.int64",
          "torch.int32",
          "numpy.dtype",
          "numpy.core.multiarray.scalar",
          "numpy._core.multiarray.scalar",
          "argparse.Namespace",
          "_codecs.encode",
          "builtins.set",
          "__builtin__.set");

  /**
   * @throws BadWeightsException naming the global, if it is not allowed
   */
  static Global of(String module, String name) throws BadWeightsException {
    String global = module + "." + name;
    if (FUNCTIONS.containsKey(global)) {
      return FUNCTIONS.get(global);
    }
    boolean inTorch = module.equals("torch") || module.equals("torch.cuda");
    if (inTorch && STORAGES.containsKey(name)) {
      return new Storage(STORAGES.get(name));
    }
    if (HARMLESS.contains(global)) {
      return IGNORED;
    }
    throw forbidden(global);
  }

  /** Also for instructions that would call a global in another way. */
  static BadWeightsException forbidden(String global) {
    return new BadWeightsException(
        "asks to run '"
            + global
            + "': the file is refused, nothing in it was run; get the weights from a source you"
            + " trust, saved as a plain state_dict");
  }
}
