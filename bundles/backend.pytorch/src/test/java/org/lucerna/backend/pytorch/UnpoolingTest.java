/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/** Against autograd's way back through torch's own pooling, also where values are equal. */
class UnpoolingTest {

  private static final List<Op.MaxPool> POOLS =
      List.of(
          new Op.MaxPool(Window.square(3, 2, 0), false),
          new Op.MaxPool(Window.square(3, 2, 1), true),
          new Op.MaxPool(Window.square(2, 2, 0), true),
          new Op.MaxPool(new Window(new Span(2, 1, 1, 1, 1), new Span(3, 3, 1, 1, 1)), false),
          new Op.MaxPool(new Window(new Span(3, 1, 0, 1, 1), new Span(2, 2, 1, 0, 1)), false));

  @Test
  void itHandsEachWindowToItsLargestValue() throws IOException {
    try (Model model = Networks.model("squeezenet1_0");
        NDManager scope = ((PytorchModel) model).newScope()) {
      for (Op.MaxPool pool : POOLS) {
        compare(pool, Networks.noise(5, 4, 11, 10), (PtNDManager) scope);
        compare(pool, steps(4, 11, 10), (PtNDManager) scope);
      }
    }
  }

  /** Few different values, zeros of both signs among them. */
  private static Tensor steps(int... shape) {
    Random random = new Random(9);
    float[] values = new float[shape[0] * shape[1] * shape[2]];
    for (int i = 0; i < values.length; i++) {
      values[i] = new float[] {-1, -0f, 0f, 2}[random.nextInt(4)];
    }
    return Tensor.wrap(values, shape);
  }

  private static void compare(Op.MaxPool pool, Tensor values, PtNDManager scope) {
    PtNDArray leaf = Transfer.one(scope, values, Layout.CHANNELS_FIRST);
    JniUtils.attachGradient(leaf, true);
    JniUtils.setGradMode(true);
    PtNDArray pooled = Pooling.max(pool, leaf);
    JniUtils.setGradMode(false);
    int[] shape = Transfer.ints(pooled.getShape().getShape());
    Tensor arriving = Networks.noise(2, shape);
    JniUtils.backward(pooled, Transfer.batch(scope, arriving, Layout.CHANNELS_FIRST), false, false);
    Tensor expected = Transfer.row(JniUtils.getGradient(leaf), 0);
    Tensor found = Unpooling.of(pool, values).back(arriving.slice(0));
    assertArrayEquals(expected.toArray(), found.toArray(), 1e-6f, pool.toString());
  }
}
