/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.MapScaler;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.Prediction;

/** A map of a picture of an inspection. Not thread-safe. */
public final class Examined implements ExaminedMap {

  /** Inputs of one pass; more would not be faster on a processor, and need memory. */
  private static final int BATCH = 16;

  private final Subject subject;
  private final Heatmap map;
  private final Source source;
  private final SharedMaps shared;
  private Tensor relevance;
  private Tensor evidence;
  private double passes;

  Examined(Subject subject, Heatmap map, Source source, SharedMaps shared) {
    this.subject = subject;
    this.map = map;
    this.source = source;
    this.shared = shared;
    source.question().ifPresent(shared::expect);
  }

  @Override
  public InspectedPicture picture() {
    return subject.picture();
  }

  @Override
  public RgbImage crop() {
    return subject.crop();
  }

  @Override
  public Tensor input() {
    return subject.input();
  }

  @Override
  public float[] logits() {
    return subject.logits();
  }

  @Override
  public int classIndex() {
    return source.classIndex();
  }

  @Override
  public String method() {
    return source.name();
  }

  @Override
  public Heatmap map() {
    return map;
  }

  @Override
  public Tensor relevance() {
    if (relevance == null) {
      relevance = onPixels(map);
    }
    return relevance;
  }

  @Override
  public Tensor evidence() {
    if (evidence == null) {
      Heatmap plane = map.plane();
      evidence = resized(plane, plane.rectified());
    }
    return evidence;
  }

  @Override
  public Optional<String> defect() {
    Tensor values = map.plane().values();
    if (!finite(values)) {
      return Optional.of("the map holds numbers that are not finite");
    }
    if (values.max() == values.min()) {
      return Optional.of("the map is the same everywhere");
    }
    if (!(map.plane().rectified().max() > 0)) {
      return Optional.of("the map has no positive evidence");
    }
    return Optional.empty();
  }

  private static boolean finite(Tensor values) {
    for (int i = 0; i < values.length(); i++) {
      if (!Float.isFinite(values.at(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<PictureTruth> truth() {
    return subject.inspection().truth(subject.picture());
  }

  @Override
  public long seed() {
    return subject.seed();
  }

  @Override
  public double[] probabilities(Tensor inputs) {
    Tensor rows = logits(inputs);
    double[] values = new double[rows.size(0)];
    for (int i = 0; i < values.length; i++) {
      values[i] = new Prediction("", -1, rows.slice(i).toArray()).probability(classIndex());
    }
    return values;
  }

  @Override
  public Tensor logits(Tensor inputs) {
    int total = inputs.size(0);
    List<Tensor> rows = new ArrayList<>();
    for (int from = 0; from < total; from += BATCH) {
      int to = Math.min(from + BATCH, total);
      Tensor answer = subject.inspection().model().logits(part(inputs, from, to));
      for (int i = 0; i < to - from; i++) {
        rows.add(answer.slice(i));
      }
    }
    passes += total;
    return Tensor.stack(rows);
  }

  private static Tensor part(Tensor inputs, int from, int to) {
    if (from == 0 && to == inputs.size(0)) {
      return inputs;
    }
    List<Tensor> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(inputs.slice(i));
    }
    return Tensor.stack(rows);
  }

  @Override
  public List<Heatmap> explain(Tensor inputs, Progress progress) {
    return explain(subject.inspection().model(), inputs, progress);
  }

  @Override
  public List<Heatmap> explain(Model other, Tensor inputs, Progress progress) {
    MapQuestion question =
        source
            .question()
            .orElseThrow(
                () -> new UnsupportedOperationException(method() + " is not made by a method"));
    SharedMaps.Answer answer = shared.explain(other, inputs, question, progress);
    passes += answer.passes();
    return answer.maps();
  }

  @Override
  public boolean isRepeatable() {
    return source.question().isPresent();
  }

  @Override
  public Tensor onPixels(Heatmap other) {
    Heatmap plane = other.plane();
    return resized(plane, plane.values());
  }

  private Tensor resized(Heatmap plane, Tensor values) {
    int height = subject.input().size(1);
    int width = subject.input().size(2);
    return plane
        .cells()
        .map(cells -> MapScaler.placed(values, cells, height, width))
        .orElseGet(() -> MapScaler.bilinear(values, height, width));
  }

  @Override
  public double passes() {
    return passes;
  }
}
