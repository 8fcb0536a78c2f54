/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Work;

/**
 * Asks a model about pictures, in batches: while one is computed the next is decoded, by several
 * threads. Pictures that cannot be read are passed over. Its result is how many were.
 */
public final class PredictionWork implements Work<Integer> {

  private static final int BATCH = 16;

  /**
   * What is asked about whom.
   *
   * @param decoders threads that read pictures
   */
  public record Order(Session session, Dataset data, Outputs outputs, Executor decoders) {}

  private final Order order;
  private final List<Integer> samples;
  private final Consumer<Map<Integer, Verdict>> found;

  /**
   * @param found receives batches on the working thread
   */
  public PredictionWork(Order order, List<Integer> samples, Consumer<Map<Integer, Verdict>> found) {
    this.order = order;
    this.samples = List.copyOf(samples);
    this.found = found;
  }

  private record Crop(int sample, Optional<RgbImage> pixels) {}

  @Override
  public Integer run(Progress progress) {
    int skipped = 0;
    List<CompletableFuture<Crop>> next = decode(0);
    for (int at = 0; at < samples.size(); at += BATCH) {
      progress.step(at, samples.size());
      List<Crop> batch = next.stream().map(CompletableFuture::join).toList();
      next = decode(at + BATCH);
      List<Crop> crops = batch.stream().filter(c -> c.pixels().isPresent()).toList();
      skipped += batch.size() - crops.size();
      if (!crops.isEmpty()) {
        found.accept(predict(crops));
      }
    }
    progress.step(samples.size(), samples.size());
    return skipped;
  }

  private List<CompletableFuture<Crop>> decode(int from) {
    List<CompletableFuture<Crop>> crops = new ArrayList<>();
    for (int i = from; i < Math.min(samples.size(), from + BATCH); i++) {
      int sample = samples.get(i);
      crops.add(CompletableFuture.supplyAsync(() -> crop(sample), order.decoders()));
    }
    return crops;
  }

  private Crop crop(int sample) {
    try {
      return new Crop(sample, Optional.of(order.session().crop(order.data().image(sample))));
    } catch (IOException e) {
      return new Crop(sample, Optional.empty());
    }
  }

  private Map<Integer, Verdict> predict(List<Crop> crops) {
    Tensor logits =
        order.session().logits(crops.stream().map(c -> c.pixels().orElseThrow()).toList());
    int classes = logits.size(1);
    float[] all = logits.toArray();
    Map<Integer, Verdict> verdicts = new LinkedHashMap<>();
    for (int i = 0; i < crops.size(); i++) {
      float[] own = new float[classes];
      System.arraycopy(all, i * classes, own, 0, classes);
      int sample = crops.get(i).sample();
      int label = order.data().samples().get(sample).label();
      verdicts.put(sample, order.outputs().judge(label, own));
    }
    return verdicts;
  }
}
