/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * Values of a probe's pictures that lie in native memory, by layer. What is not there is computed
 * from what is.
 */
final class Values {

  private final PytorchModel model;
  private final PtNDManager scope;
  private final Meter meter;
  private final int pictures;
  private final double scale;
  private final Map<LayerId, PtNDArray> arrays = new HashMap<>();

  /**
   * @param scope closes all values
   */
  Values(PytorchModel model, Tensor inputs, PtNDManager scope, Meter meter) {
    this.model = model;
    this.scope = scope;
    this.meter = meter;
    this.pictures = inputs.size(0);
    long own = model.network().input().shape().elements();
    this.scale = (double) inputs.length() / Math.max(1, pictures) / own;
    arrays.put(Network.INPUT, Transfer.batch(scope, inputs, model.layout()));
  }

  PytorchModel model() {
    return model;
  }

  PtNDManager scope() {
    return scope;
  }

  Meter meter() {
    return meter;
  }

  int pictures() {
    return pictures;
  }

  /** How many times larger the pictures are than those the network's sizes were made for. */
  double scale() {
    return scale;
  }

  /** Of all pictures; closed with the scope. */
  PtNDArray get(LayerId layer) {
    compute(Set.of(layer));
    return arrays.get(layer);
  }

  boolean has(LayerId layer) {
    return arrays.containsKey(layer);
  }

  /** Takes values over that were computed elsewhere; {@link #scope} closes them. */
  void put(LayerId layer, PtNDArray array) {
    arrays.put(layer, array);
  }

  /**
   * Makes sure these layers' values are there; grad recording is off.
   *
   * @throws IllegalArgumentException if the network has no such layer
   */
  void compute(Set<LayerId> wanted) {
    if (arrays.keySet().containsAll(wanted)) {
      return;
    }
    Segment segment = Segment.between(model.network(), arrays.keySet(), wanted);
    try (PtNDManager pass = (PtNDManager) scope.newSubManager()) {
      Map<LayerId, PtNDArray> feeds = new HashMap<>();
      segment.given().forEach(g -> feeds.put(g, Transfer.alias(arrays.get(g), pass)));
      Walk.run(segment, feeds, model.passing(), meter)
          .forEach(
              (layer, array) -> {
                if (!arrays.containsKey(layer)) {
                  array.attach(scope);
                  arrays.put(layer, array);
                }
              });
    }
  }

  /** The named pictures' values, in that order, outside any graph; {@code to} closes them. */
  PtNDArray select(LayerId layer, int[] of, PtNDManager to) {
    PtNDArray all = Transfer.alias(get(layer), to);
    if (isAll(of)) {
      return all;
    }
    PtNDArray[] rows = new PtNDArray[of.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = JniUtils.slice(all, 0, of[i], of[i] + 1L, 1);
    }
    return rows.length == 1 ? rows[0] : JniUtils.cat(rows, 0);
  }

  /** One picture's values, the batch axis kept. */
  PtNDArray one(LayerId layer, int picture, PtNDManager to) {
    return select(layer, new int[] {picture}, to);
  }

  /** One picture's values as if they stood in {@code rows} rows; nothing is copied. */
  PtNDArray repeated(LayerId layer, int picture, int rows, PtNDManager to) {
    PtNDArray one = one(layer, picture, to);
    long[] shape = one.getShape().getShape().clone();
    shape[0] = rows;
    return JniUtils.broadcast(one, new Shape(shape));
  }

  private boolean isAll(int[] of) {
    for (int i = 0; i < of.length; i++) {
      if (of[i] != i) {
        return false;
      }
    }
    return of.length == pictures;
  }
}
