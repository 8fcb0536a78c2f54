/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.function.ToDoubleFunction;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.Prediction;

/** What a network says of many changed inputs, a batch at a time. */
final class Answers {

  /** Bounds the memory of changed inputs, and the time until a cancellation is seen. */
  private static final int BATCH = 16;

  private final ExaminedMap map;
  private final Progress progress;

  Answers(ExaminedMap map, Progress progress) {
    this.map = map;
    this.progress = progress;
  }

  /** Makes the changed inputs {@code from} to {@code to}, exclusive. */
  interface Inputs {
    Tensor rows(int from, int to);
  }

  /** What is read of a network's answer. */
  enum Output {
    /** The class's logit. */
    LOGIT,
    /** The class's softmax probability. */
    PROBABILITY;

    /** Of logits, for a class. */
    double of(float[] logits, int classIndex) {
      return this == LOGIT
          ? logits[classIndex]
          : new Prediction("", -1, logits).probability(classIndex);
    }

    private ToDoubleFunction<float[]> about(ExaminedMap map) {
      return logits -> of(logits, map.classIndex());
    }
  }

  /** Of the unchanged input: known already. */
  double unchanged(Output output) {
    return output.of(map.logits(), map.classIndex());
  }

  /** Of changed inputs 0 to {@code count - 1}. */
  double[] of(int count, Inputs inputs, Output output) {
    ToDoubleFunction<float[]> read = output.about(map);
    double[] values = new double[count];
    for (int from = 0; from < count; from += BATCH) {
      progress.step(from, count);
      int to = Math.min(from + BATCH, count);
      Tensor logits = map.logits(inputs.rows(from, to));
      for (int i = from; i < to; i++) {
        values[i] = read.applyAsDouble(logits.slice(i - from).toArray());
      }
    }
    progress.step(count, count);
    return values;
  }

  /** Probabilities while pixels go, from the unchanged input on. */
  double[] removing(Replacing pixels, Steps steps) {
    double[] curve = new double[steps.last() + 1];
    curve[0] = unchanged(Output.PROBABILITY);
    double[] changed =
        of(
            steps.last(),
            (from, to) -> pixels.inputs(steps.range(from + 1, to + 1)),
            Output.PROBABILITY);
    System.arraycopy(changed, 0, curve, 1, changed.length);
    return curve;
  }

  /** Probabilities while pixels come, until the input is unchanged. */
  double[] restoring(Replacing pixels, Steps steps) {
    double[] curve = new double[steps.last() + 1];
    double[] changed =
        of(steps.last(), (from, to) -> pixels.inputs(steps.range(from, to)), Output.PROBABILITY);
    System.arraycopy(changed, 0, curve, 0, changed.length);
    curve[steps.last()] = unchanged(Output.PROBABILITY);
    return curve;
  }
}
