/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;

/**
 * Times the batches of a method that masks the picture, and after each, by way of its progress, a
 * plain batch as large: so both meet the same machine. What the method does before its first batch
 * and after its last counts as part of these.
 */
final class MaskedPictures implements Progress {

  private final Model model;
  private final Tensor picture;
  private final Map<Integer, Tensor> plain = new HashMap<>();
  private final List<Double> base = new ArrayList<>();
  private final List<Double> masked = new ArrayList<>();
  private long last;
  private long done;

  MaskedPictures(Model model, Tensor picture) {
    this.model = model;
    this.picture = picture;
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Runs a method once more. */
  void time(Ratio.Masking method) throws Exception {
    done = 0;
    last = Ratio.now();
    method.run(this);
    int end = masked.size() - 1;
    masked.set(end, masked.get(end) + (Ratio.now() - last) / 1e6);
  }

  @Override
  public void step(long now, long total) {
    if (now <= done) {
      return;
    }
    masked.add((Ratio.now() - last) / 1e6);
    Tensor batch =
        plain.computeIfAbsent(
            (int) (now - done), n -> Tensor.stack(Collections.nCopies(n, picture.slice(0))));
    done = now;
    long start = Ratio.now();
    model.logits(batch);
    last = Ratio.now();
    base.add((last - start) / 1e6);
  }

  @Override
  public Progress part(String label, double share) {
    return this;
  }

  @Override
  public void note(String line) {}

  /** Of all batches together. */
  double whole() {
    return sum(masked) / sum(base);
  }

  /** Of the single batches. */
  Ratio batches() {
    return Ratio.of(array(base), array(masked));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
