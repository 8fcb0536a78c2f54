/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * Convolutions, and what lies between them, on values rounded to bfloat16; products are summed in
 * 32 bits. Everything else runs in 32 bits, means and classifiers above all: rounding there would
 * lose what little sets masked pictures apart. Belongs to the thread that uses its probe.
 */
final class Bfloat16 implements Layers {

  /** Name of arrays that are rounded. DJL cannot be asked: its own query ends the process. */
  private static final String ROUNDED = "bfloat16";

  private final Passing exact;
  private final PtNDManager scope;
  private final Operations rounded;

  /** By name, as far as they were needed. */
  private final Map<String, PtNDArray> parameters = new HashMap<>();

  /**
   * @param scope closes the rounded parameters
   */
  Bfloat16(Passing exact, PtNDManager scope) {
    this.exact = exact;
    this.scope = scope;
    this.rounded = new Operations(parameters, exact.operations().mode());
  }

  @Override
  public PtNDArray apply(Node node, List<PtNDArray> inputs, boolean spare) {
    boolean convolves = node.op() instanceof Op.Conv;
    boolean narrow =
        convolves || passesOn(node.op()) && inputs.stream().allMatch(Bfloat16::isRounded);
    if (convolves) {
      round(node.id().path() + ".weight");
      round(node.id().path() + ".bias");
    }
    List<PtNDArray> made = new ArrayList<>();
    try {
      List<PtNDArray> read = new ArrayList<>();
      for (PtNDArray input : inputs) {
        read.add(isRounded(input) == narrow ? input : converted(input, narrow, made));
      }
      PtNDArray answer =
          convolves ? rounded.apply(node, read) : exact.apply(node, read, spare && made.isEmpty());
      answer.setName(narrow ? ROUNDED : null);
      return answer;
    } finally {
      made.forEach(PtNDArray::close);
    }
  }

  @Override
  public PtNDArray readable(PtNDArray values) {
    return isRounded(values) ? exact.script().float32(values) : values;
  }

  /** Layers that add next to no rounding of their own. */
  private static boolean passesOn(Op op) {
    return op instanceof Op.Relu
        || op instanceof Op.Clamp
        || op instanceof Op.MaxPool
        || op instanceof Op.Concat
        || op instanceof Op.BatchNorm
        || op instanceof Op.Add;
  }

  private PtNDArray converted(PtNDArray input, boolean narrow, List<PtNDArray> made) {
    TensorScript script = exact.script();
    PtNDArray copy = narrow ? script.bfloat16(input) : script.float32(input);
    made.add(copy);
    return copy;
  }

  private static boolean isRounded(PtNDArray array) {
    return ROUNDED.equals(array.getName());
  }

  private void round(String name) {
    PtNDArray whole = exact.operations().parameters().get(name);
    if (whole == null || parameters.containsKey(name)) {
      return;
    }
    PtNDArray half = exact.script().bfloat16(whole);
    half.attach(scope);
    parameters.put(name, half);
  }
}
