/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Preprocessing;

/** Feature vectors of a data set's pictures: layer {@code last}, averaged over its places. */
final class ClassFeatures {

  private static final int BATCH = 16;

  private final Workplace work;
  private final Model model;
  private final Dataset data;

  ClassFeatures(Workplace work, Model model, Dataset data) {
    this.work = work;
    this.model = model;
    this.data = data;
  }

  /**
   * By class, a vector a picture: the first in the data set's order that are no test pictures;
   * equal files count once.
   *
   * @param perClass at most so many
   * @throws LucernaException (unreadable) if a class has fewer than two such pictures: it would
   *     have no spread
   */
  List<List<float[]>> compute(int perClass, Progress progress) throws IOException {
    List<Integer> chosen = chosen(perClass);
    List<List<float[]>> features = new ArrayList<>();
    data.classes().forEach(c -> features.add(new ArrayList<>()));
    for (int from = 0; from < chosen.size(); from += BATCH) {
      List<Integer> batch = chosen.subList(from, Math.min(from + BATCH, chosen.size()));
      List<float[]> vectors = vectors(batch);
      for (int i = 0; i < batch.size(); i++) {
        features.get(data.samples().get(batch.get(i)).label()).add(vectors.get(i));
      }
      progress.step(Math.min(from + BATCH, chosen.size()), chosen.size());
    }
    return features;
  }

  private List<Integer> chosen(int perClass) {
    Set<String> seen = new HashSet<>();
    int[] counts = new int[data.classes().size()];
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < data.samples().size(); i++) {
      Sample sample = data.samples().get(i);
      if (sample.split() != Split.TEST
          && counts[sample.label()] < perClass
          && seen.add(sample.label() + " " + data.contentHash(i))) {
        counts[sample.label()]++;
        chosen.add(i);
      }
    }
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] < 2) {
        throw new LucernaException(
            ExitStatus.UNREADABLE,
            "class %s of %s has %d distinct pictures outside the test set: two at least are needed"
                .formatted(data.classes().get(c), data.name(), counts[c]));
      }
    }
    return chosen;
  }

  private List<float[]> vectors(List<Integer> batch) throws IOException {
    Preprocessing preprocessing = model.network().input().preprocessing();
    List<Subject> subjects = batch.stream().map(i -> Subject.of(data, i, "")).toList();
    List<RgbImage> crops = new Pictures(work.tasks(), preprocessing).crops(subjects);
    Tensor inputs = Pictures.inputs(crops, preprocessing);
    LayerId layer = model.network().features();
    List<List<Target>> noTargets = Collections.nCopies(batch.size(), List.of());
    List<float[]> vectors = new ArrayList<>();
    try (Probe probe = model.probe(new ProbePlan(inputs, Set.of(layer), noTargets))) {
      for (int i = 0; i < batch.size(); i++) {
        Tensor activation = probe.activation(i, layer);
        vectors.add(activation.rank() == 3 ? activation.channelMeans() : activation.toArray());
      }
    }
    return vectors;
  }
}
