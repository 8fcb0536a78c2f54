/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Precision;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;

/**
 * Scores of the picture, or of a layer's values, behind masks: made and run a batch of rows at a
 * time, so that a user's cancelling is heard after each.
 */
final class MaskedScores {

  /** Makes the masks of rows {@code from} to before {@code to}, {@code [to - from, h, w]}. */
  @FunctionalInterface
  interface Rows {
    Tensor masks(int from, int to);
  }

  /**
   * How rows are run; changes no result.
   *
   * @param batch rows at once
   * @param total rows the whole method means to run, for the progress bar
   */
  record Pace(int batch, int total, Progress progress) {}

  private final Rounding rounding;
  private final LayerId layer;
  private final Target target;
  private final Optional<Tensor> background;
  private Optional<String> shortcut = Optional.empty();

  /**
   * @param layer whose values are masked; the network's input for the picture
   * @param target settled, see {@link Score#of}
   */
  MaskedScores(
      ExplainRequest<?> request, LayerId layer, Target target, Optional<Tensor> background) {
    this(new Rounding(request, Precision.FLOAT32), layer, target, background);
  }

  /** The same, in a precision of the user's choice. */
  MaskedScores(Rounding rounding, LayerId layer, Target target, Optional<Tensor> background) {
    this.rounding = rounding;
    this.layer = layer;
    this.target = target;
    this.background = background;
  }

  /** How the backend avoided running each row, if it did. */
  Optional<String> shortcut() {
    return shortcut;
  }

  /** A score for each of rows {@code from} to before {@code to}. */
  double[] run(int from, int to, Rows rows, Pace pace) {
    double[] scores = new double[to - from];
    for (int start = from; start < to; start += pace.batch) {
      int end = Math.min(to, start + pace.batch);
      double[] part = scores(rows.masks(start, end));
      System.arraycopy(part, 0, scores, start - from, part.length);
      pace.progress.step(Math.min(end, pace.total), pace.total);
    }
    return scores;
  }

  /**
   * @param masks {@code [M, h, w]}
   */
  double[] scores(Tensor masks) {
    int rows = masks.size(0);
    Responses answer =
        rounding.run(
            layer,
            to -> new Perturbation.Masks(to == rows ? masks : first(masks, to), background),
            rows,
            target);
    shortcut = answer.shortcut().or(() -> shortcut);
    return scores(answer.values(), target);
  }

  private static Tensor first(Tensor masks, int rows) {
    return Tensor.stack(IntStream.range(0, rows).mapToObj(masks::slice).toList());
  }

  /** The target's score in each row. */
  static double[] scores(Tensor rows, Target target) {
    double[] scores = new double[rows.size(0)];
    float[] all = rows.toArray();
    int size = all.length / Math.max(1, scores.length);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = target.score(Arrays.copyOfRange(all, i * size, (i + 1) * size));
    }
    return scores;
  }
}
