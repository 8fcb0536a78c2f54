/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * One forward pass over all pictures, a batch at a time: only pooled features are kept. A single
 * layer is computed without what comes after it.
 */
final class FeaturePass {

  private static final int BATCH = 16;

  /** Sees what the network sees of a picture, once, in order. */
  @FunctionalInterface
  interface Crops {
    void accept(int picture, RgbImage crop);
  }

  private final Inspection inspection;
  private final List<Pooling> layers;
  private final float[][] values;
  private final int[] widths;

  private FeaturePass(Inspection inspection, List<LayerId> layers) {
    Network network = inspection.model().network();
    this.inspection = inspection;
    this.layers = layers.stream().map(layer -> Pooling.of(network, layer)).toList();
    this.values = new float[layers.size()][];
    this.widths = new int[layers.size()];
  }

  /** By layer. */
  static List<Features> of(
      Inspection inspection, List<LayerId> layers, Crops crops, Progress progress)
      throws IOException {
    return new FeaturePass(inspection, layers).run(crops, progress);
  }

  private List<Features> run(Crops crops, Progress progress) throws IOException {
    List<InspectedPicture> pictures = inspection.pictures();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      progress.step(from, pictures.size());
      int to = Math.min(pictures.size(), from + BATCH);
      List<RgbImage> batch = inspection.crops(pictures.subList(from, to));
      for (int i = from; i < to; i++) {
        crops.accept(i, batch.get(i - from));
      }
      keep(inspection.inputs(batch), from);
    }
    progress.step(pictures.size(), pictures.size());
    List<Features> features = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      features.add(new Features(pictures.size(), widths[l], values[l]));
    }
    return features;
  }

  private void keep(Tensor inputs, int from) {
    int n = inputs.size(0);
    if (layers.size() == 1) {
      Tensor answers = inspection.model().run(Network.INPUT, inputs, layers.get(0).layer());
      for (int i = 0; i < n; i++) {
        keep(0, from + i, answers.slice(i));
      }
      return;
    }
    List<LayerId> ids = layers.stream().map(Pooling::layer).toList();
    List<List<Target>> none = IntStream.range(0, n).mapToObj(i -> List.<Target>of()).toList();
    try (Probe probe = inspection.model().probe(new ProbePlan(inputs, new HashSet<>(ids), none))) {
      for (int l = 0; l < layers.size(); l++) {
        for (int i = 0; i < n; i++) {
          keep(l, from + i, probe.activation(i, ids.get(l)));
        }
      }
    }
  }

  private void keep(int layer, int picture, Tensor answer) {
    float[] pooled = layers.get(layer).pooled(answer);
    if (values[layer] == null) {
      widths[layer] = pooled.length;
      values[layer] = room(pooled.length);
    }
    for (float value : pooled) {
      if (!Float.isFinite(value)) {
        throw new LucernaException(
            ExitStatus.FAILED,
            "layer "
                + layers.get(layer).name()
                + " answers numbers that are not finite to picture "
                + inspection.pictures().get(picture).id()
                + ": the weights are damaged or were trained to divergence");
      }
    }
    System.arraycopy(pooled, 0, values[layer], picture * pooled.length, pooled.length);
  }

  private float[] room(int width) {
    long size = (long) width * inspection.pictures().size();
    if (size > Integer.MAX_VALUE - 8) {
      throw new LucernaException(
          ExitStatus.FAILED,
          width
              + " features of "
              + inspection.pictures().size()
              + " pictures are too many for one table: choose fewer pictures with 'limit'");
    }
    return new float[(int) size];
  }
}
