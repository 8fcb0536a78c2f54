/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

/** The number being explained: a function of the logits. */
public sealed interface Target {

  /** The class this target is about, given a picture's logits. */
  int classIndex(float[] logits);

  /** The number itself. */
  default double score(float[] logits) {
    return logits[classIndex(logits)];
  }

  /** Derivative of {@link #score} by each logit: what is back-propagated. */
  default float[] cotangent(float[] logits) {
    float[] g = new float[logits.length];
    g[classIndex(logits)] = 1;
    return g;
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
}
