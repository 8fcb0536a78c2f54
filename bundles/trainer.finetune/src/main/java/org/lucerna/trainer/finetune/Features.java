/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** The frozen part's output of every picture, computed once and kept on disk. */
final class Features implements Source {

  private static final int EVALUATION_BATCH = 256;

  /** Pictures a file; a killed process loses at most the work on these. */
  private static final int FILE_ROWS = 64;

  private static final long FILE_BYTES = 16L << 20;

  private final Dataset data;
  private final Plan plan;
  private final FeatureStore store;
  private final Shape shape;
  private final Map<Integer, String> hashes = new HashMap<>();

  Features(Dataset data, Plan plan, FeatureStore store) {
    this.data = data;
    this.plan = plan;
    this.store = store;
    this.shape = shape(plan);
  }

  /** Of one picture's values at the layer learning begins at. */
  static Shape shape(Plan plan) {
    return Shapes.of(plan.network()).get(plan.from());
  }

  private String hash(int picture) {
    return hashes.computeIfAbsent(picture, data::contentHash);
  }

  /** Pictures that have no features yet; of those with equal content the first. */
  List<Integer> missing(List<Integer> pictures) throws IOException {
    store.refresh();
    Set<String> found = new LinkedHashSet<>();
    return pictures.stream().filter(i -> !store.has(hash(i)) && found.add(hash(i))).toList();
  }

  /** How many different contents these pictures have. */
  int distinct(List<Integer> pictures) {
    return (int) pictures.stream().map(this::hash).distinct().count();
  }

  /** The files in which these pictures' features lie. */
  Set<Path> files(List<Integer> pictures) {
    return store.files(pictures.stream().map(this::hash).toList());
  }

  /** Computes what is missing, as far as no other process has done so in the meantime. */
  void compute(List<Integer> missing, Trunk trunk, Progress progress) throws IOException {
    int rows = (int) Math.max(1, Math.min(FILE_ROWS, FILE_BYTES / shape.elements() / Float.BYTES));
    for (int from = 0; from < missing.size(); from += rows) {
      List<Integer> part = missing(missing.subList(from, Math.min(from + rows, missing.size())));
      Map<String, float[]> added = new LinkedHashMap<>();
      int before = from;
      trunk
          .pictures()
          .each(
              Batch.cut(part, Trunk.BATCH, false),
              0,
              batch -> {
                List<float[]> values = trunk.run(batch.values());
                for (int i = 0; i < values.size(); i++) {
                  added.put(hash(batch.pictures().get(i)), values.get(i));
                }
                progress.step(before + added.size(), missing.size());
              });
      if (!added.isEmpty()) {
        store.add(added);
      }
    }
  }

  @Override
  public int evaluationBatch() {
    return EVALUATION_BATCH;
  }

  @Override
  public void each(List<List<Integer>> batches, int epoch, Batch.Consumer consumer) {
    for (List<Integer> batch : batches) {
      consumer.accept(new Batch(gather(batch), batch));
    }
  }

  private Tensor gather(List<Integer> batch) {
    int width = shape.elements();
    float[] values = new float[Math.multiplyExact(batch.size(), width)];
    for (int i = 0; i < batch.size(); i++) {
      store.copy(hash(batch.get(i)), values, i * width);
    }
    List<Integer> sizes = new ArrayList<>(List.of(batch.size()));
    sizes.addAll(shape.sizes());
    return Tensor.wrap(values, sizes.stream().mapToInt(Integer::intValue).toArray());
  }
}
