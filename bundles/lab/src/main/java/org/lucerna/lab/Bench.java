/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.Preprocessing;

/** Shows drawings to the network: drawn on the workers, answered in batches. */
final class Bench {

  private static final int BATCH = 32;

  private final Inspection inspection;

  Bench(Inspection inspection) {
    this.inspection = inspection;
  }

  /** What the network says of each, {@code [classes]}. */
  List<float[]> logits(List<Supplier<RgbImage>> drawings, Progress progress) {
    List<float[]> rows = new ArrayList<>();
    for (int from = 0; from < drawings.size(); from += BATCH) {
      progress.step(from, drawings.size());
      int to = Math.min(from + BATCH, drawings.size());
      List<RgbImage> crops = drawn(drawings.subList(from, to));
      Tensor answer = inspection.model().logits(inspection.inputs(crops));
      for (int i = 0; i < crops.size(); i++) {
        rows.add(answer.slice(i).toArray());
      }
    }
    progress.step(drawings.size(), drawings.size());
    return rows;
  }

  private List<RgbImage> drawn(List<Supplier<RgbImage>> drawings) {
    List<CompletableFuture<RgbImage>> futures =
        drawings.stream()
            .map(d -> CompletableFuture.supplyAsync(() -> crop(d.get()), workers()))
            .toList();
    try {
      return futures.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private Executor workers() {
    return inspection.tasks().workers();
  }

  /** What the network sees of a drawing in the data set's own size. */
  RgbImage crop(RgbImage drawing) {
    Preprocessing preprocessing = inspection.model().network().input().preprocessing();
    return Preprocessor.crop(drawing, preprocessing);
  }
}
