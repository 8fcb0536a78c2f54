/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.network.LayerId;

/**
 * The number being explained: a function of the logits or, where {@link #layer} names one, of that
 * layer's values.
 */
public sealed interface Target
    permits Target.ClassLogit,
        Target.Ranked,
        TargetSum,
        ProbabilityTarget,
        RegionTarget,
        LargestUnitTarget,
        SimilarityTarget {

  /** What {@link #classIndex} says of a target that is about no class. */
  int NO_CLASS = -1;

  /** The layer whose values the number is read from; empty for the network's output. */
  default Optional<LayerId> layer() {
    return Optional.empty();
  }

  /** The class this target is about, given a picture's logits; or {@link #NO_CLASS}. */
  int classIndex(float[] logits);

  /**
   * The number itself.
   *
   * @param values the logits, or the values of {@link #layer} in their order
   */
  default double score(float[] values) {
    return values[classIndex(values)];
  }

  /** Derivative of {@link #score} by each value: what is back-propagated. */
  default float[] cotangent(float[] values) {
    float[] g = new float[values.length];
    g[classIndex(values)] = 1;
    return g;
  }

  /**
   * The same target for other values than these, such as those of a changed picture: what depends
   * on a ranking (the predicted class) is settled by these.
   */
  default Target fixed(float[] values) {
    return this;
  }

  /** The logit of one class. */
  record ClassLogit(int index) implements Target {
    @Override
    public int classIndex(float[] logits) {
      if (index < 0 || index >= logits.length) {
        throw new IllegalArgumentException("no class " + index + " among " + logits.length);
      }
      return index;
    }
  }

  /** The logit of the class ranked {@code rank}, 0 the predicted one; of equals the first. */
  record Ranked(int rank) implements Target {
    @Override
    public int classIndex(float[] logits) {
      if (rank < 0 || rank >= logits.length) {
        throw new IllegalArgumentException("no rank " + rank + " among " + logits.length);
      }
      boolean[] before = new boolean[logits.length];
      int best = largest(logits, before);
      for (int i = 0; i < rank; i++) {
        before[best] = true;
        best = largest(logits, before);
      }
      return best;
    }

    @Override
    public Target fixed(float[] logits) {
      return new ClassLogit(classIndex(logits));
    }

    /** The first largest logit of those not left out; as {@link Float#compare} orders them. */
    private static int largest(float[] logits, boolean[] leftOut) {
      int best = -1;
      for (int i = 0; i < logits.length; i++) {
        if (!leftOut[i] && (best < 0 || Float.compare(logits[i], logits[best]) > 0)) {
          best = i;
        }
      }
      return best;
    }
  }

  /** The class the network ranks first. */
  static Target predicted() {
    return new Ranked(0);
  }

  static Target ofClass(int index) {
    return new ClassLogit(index);
  }

  /** How much more speaks for one target than for another: {@code a - b}. */
  static Target difference(Target a, Target b) {
    return new TargetSum(List.of(new TargetSum.Term(1, a), new TargetSum.Term(-1, b)));
  }

  /** What speaks against a target. */
  static Target negative(Target target) {
    return new TargetSum(List.of(new TargetSum.Term(-1, target)));
  }
}
