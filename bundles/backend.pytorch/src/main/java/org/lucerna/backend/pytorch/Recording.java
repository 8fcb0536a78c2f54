/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;

/**
 * A stage that ran with recorded gradients and may be gone back any number of times. Lives until
 * the scope it was made in closes.
 *
 * @param pictures whose rows ran, in order; a picture may be there several times
 * @param leaf the values it began with
 * @param end the values it ended with
 * @param wanted values of the segment's wanted layers
 * @param macs of the way forward, and of each way back
 */
record Recording(
    int[] pictures, PtNDArray leaf, PtNDArray end, Map<LayerId, PtNDArray> wanted, long macs) {

  /**
   * What runs.
   *
   * @param segment from the stage's first layer, its last one among those wanted
   */
  record Stage(Gates.Hop hop, Segment segment, int[] pictures) {}

  /** Runs a stage, all that skips past its first layer held constant. */
  static Recording of(Stage stage, Values values, Operations operations, PtNDManager scope) {
    Map<LayerId, PtNDArray> feeds = new HashMap<>();
    stage.segment().given().forEach(g -> feeds.put(g, values.select(g, stage.pictures(), scope)));
    PtNDArray leaf = feeds.get(stage.hop().from());
    Meter meter = values.meter();
    long before = meter.forward();
    JniUtils.attachGradient(leaf, true);
    JniUtils.setGradMode(true);
    Map<LayerId, PtNDArray> wanted = Walk.run(stage.segment(), feeds, operations, meter);
    JniUtils.setGradMode(false);
    PtNDArray end = wanted.get(stage.hop().to());
    return new Recording(stage.pictures(), leaf, end, wanted, meter.forward() - before);
  }

  /**
   * Goes back.
   *
   * @param cotangents one a row, none where nothing is asked
   * @return one gradient a row, none where nothing was asked
   */
  List<Tensor> back(List<Optional<Tensor>> cotangents, Values values) {
    try (PtNDManager scope = values.model().newScope()) {
      Layout layout = values.model().layout();
      JniUtils.backward(end, start(cotangents, layout, scope), true, false);
      values.meter().backward(macs);
      PtNDArray gradient = JniUtils.getGradient(leaf);
      gradient.attach(scope);
      List<Tensor> gradients = new ArrayList<>();
      for (int i = 0; i < pictures.length; i++) {
        gradients.add(cotangents.get(i).isPresent() ? Transfer.row(gradient, i, layout) : null);
      }
      JniUtils.zeroGrad(leaf);
      return gradients;
    }
  }

  /** The same natively, all rows at once; the recording may be gone back again. */
  PtNDArray back(PtNDArray cotangents, Values values) {
    values.meter().backward(macs);
    return values.model().autograd().gradient(end, leaf, cotangents, false);
  }

  private PtNDArray start(List<Optional<Tensor>> cotangents, Layout layout, PtNDManager scope) {
    int[] shape = Transfer.ints(end.getShape().getShape());
    if (cotangents.size() == 1 && cotangents.get(0).isPresent()) {
      return Transfer.batch(scope, cotangents.get(0).get().reshape(shape), layout);
    }
    int row = Math.toIntExact(end.size() / shape[0]);
    float[] all = new float[Math.multiplyExact(row, shape[0])];
    for (int i = 0; i < shape[0]; i++) {
      int at = i * row;
      cotangents.get(i).ifPresent(c -> c.data().get(all, at, row));
    }
    return Transfer.batch(scope, Tensor.wrap(all, shape), layout);
  }
}
