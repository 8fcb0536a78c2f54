/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;

/**
 * A classifier cut down to the classes that are asked about. What follows a classifier treats every
 * class on its own, so the derivatives of one logit need one row of its weight, not a thousand: a
 * tenth of SqueezeNet's work is its classifier.
 *
 * @param classes whose logits are computed, in this order
 */
record Narrowing(LayerId classifier, int[] classes) {

  /**
   * The classes with a derivative other than zero; empty where {@code tail} does not run the
   * classifier or cutting it down gains little.
   */
  static Optional<Narrowing> of(
      Optional<LayerId> classifier, Segment tail, Collection<Tensor> cotangents) {
    int count = cotangents.iterator().next().length();
    int[] asked =
        IntStream.range(0, count)
            .filter(c -> cotangents.stream().anyMatch(g -> g.at(c) != 0))
            .toArray();
    return asked.length == 0 || asked.length > count / 2
        ? Optional.empty()
        : classifier
            .filter(id -> tail.nodes().stream().anyMatch(n -> n.id().equals(id)))
            .map(id -> new Narrowing(id, asked));
  }

  /** The model's layers with the smaller classifier, whose weights {@code scope} closes. */
  Operations operations(PytorchModel model, PtNDManager scope) {
    Map<String, PtNDArray> parameters = new HashMap<>(model.parameters());
    for (String leaf : new String[] {".weight", ".bias"}) {
      parameters.computeIfPresent(
          classifier.path() + leaf, (name, whole) -> rows(Transfer.alias(whole, scope)));
    }
    return new Operations(parameters, Mode.EVALUATION);
  }

  /** The same derivatives without those of the other classes. */
  Tensor narrow(Tensor cotangent) {
    float[] few = new float[classes.length];
    for (int c = 0; c < few.length; c++) {
      few[c] = cotangent.at(classes[c]);
    }
    return Tensor.wrap(few, few.length);
  }

  private PtNDArray rows(PtNDArray whole) {
    PtNDArray[] rows =
        IntStream.of(classes)
            .mapToObj(c -> JniUtils.slice(whole, 0, c, c + 1L, 1))
            .toArray(PtNDArray[]::new);
    return rows.length == 1 ? rows[0] : JniUtils.cat(rows, 0);
  }
}
