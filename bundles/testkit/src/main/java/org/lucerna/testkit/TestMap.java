/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.Prediction;

/**
 * A map of the size of its input, of a "network" that is a function: what metrics are tested on
 * where the answer is known.
 *
 * @param net logits {@code [classes]} of an input {@code [3, H, W]}
 * @param how the map of an input; empty for a baseline
 * @param map of this input, {@code [H, W]}
 * @param truth where it is known
 */
public record TestMap(
    Tensor input,
    int classIndex,
    Function<Tensor, float[]> net,
    Optional<Function<Tensor, Heatmap>> how,
    Heatmap map,
    Optional<PictureTruth> truth,
    long seed)
    implements ExaminedMap {

  /** A map that a method made. */
  public static TestMap of(
      Tensor input, int classIndex, Function<Tensor, float[]> net, Function<Tensor, Heatmap> how) {
    return new TestMap(
        input, classIndex, net, Optional.of(how), how.apply(input), Optional.empty(), 1);
  }

  /** A map from nowhere. */
  public static TestMap of(
      Tensor input, int classIndex, Function<Tensor, float[]> net, Tensor map) {
    return new TestMap(
        input, classIndex, net, Optional.empty(), Heatmap.signed(map), Optional.empty(), 1);
  }

  public TestMap with(PictureTruth known) {
    return new TestMap(input, classIndex, net, how, map, Optional.of(known), seed);
  }

  @Override
  public InspectedPicture picture() {
    return new InspectedPicture(
        0, "test", "", OptionalInt.of(classIndex), "test", Optional.empty());
  }

  /** Grey: metrics that need it are tested on real pictures. */
  @Override
  public RgbImage crop() {
    int[] grey = new int[input.size(1) * input.size(2)];
    Arrays.fill(grey, 0x808080);
    return RgbImage.wrap(input.size(2), input.size(1), grey);
  }

  @Override
  public float[] logits() {
    return net.apply(input);
  }

  @Override
  public String method() {
    return "test";
  }

  @Override
  public Tensor relevance() {
    return map.plane().values();
  }

  @Override
  public Tensor evidence() {
    return map.plane().rectified();
  }

  @Override
  public Optional<String> defect() {
    Tensor values = relevance();
    if (values.max() == values.min()) {
      return Optional.of("the map is the same everywhere");
    }
    return evidence().max() > 0
        ? Optional.empty()
        : Optional.of("the map has no positive evidence");
  }

  @Override
  public double[] probabilities(Tensor inputs) {
    double[] values = new double[inputs.size(0)];
    for (int i = 0; i < values.length; i++) {
      float[] row = net.apply(inputs.slice(i));
      values[i] = new Prediction("", -1, row).probability(classIndex);
    }
    return values;
  }

  @Override
  public Tensor logits(Tensor inputs) {
    List<Tensor> rows = new ArrayList<>();
    for (int i = 0; i < inputs.size(0); i++) {
      float[] row = net.apply(inputs.slice(i));
      rows.add(Tensor.of(row, row.length));
    }
    return Tensor.stack(rows);
  }

  @Override
  public List<Heatmap> explain(Tensor inputs, Progress progress) {
    Function<Tensor, Heatmap> maker =
        this.how.orElseThrow(() -> new UnsupportedOperationException("a baseline"));
    List<Heatmap> maps = new ArrayList<>();
    for (int i = 0; i < inputs.size(0); i++) {
      maps.add(maker.apply(inputs.slice(i)));
    }
    return maps;
  }

  @Override
  public List<Heatmap> explain(Model other, Tensor inputs, Progress progress) {
    throw new UnsupportedOperationException("a function has no other weights");
  }

  @Override
  public boolean isRepeatable() {
    return how.isPresent();
  }

  @Override
  public Tensor onPixels(Heatmap other) {
    return other.plane().values();
  }

  /** Not counted. */
  @Override
  public double passes() {
    return 0;
  }
}
