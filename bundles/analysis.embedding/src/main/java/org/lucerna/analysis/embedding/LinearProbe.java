/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Split;

/**
 * How well a linear classifier tells the classes apart by a layer's features (Alain and Bengio
 * 2016): the penalty of least cross-entropy on the validation pictures, fitted on the training
 * pictures, reported on the test pictures, which choose nothing.
 *
 * @param tested the pictures it is reported on
 * @param right whether each of them was told right
 * @param strengths of the penalty, one a fit
 * @param how what was fitted on what
 */
record LinearProbe(int[] tested, boolean[] right, List<Double> strengths, String how) {

  /** Strong first: each fit begins where the last ended. */
  private static final double[] STRENGTHS = {10, 1, 1e-1, 1e-2, 1e-3, 1e-4};

  private static final int FOLDS = 5;

  private record Question(Features features, Labels labels, Chunks chunks, Progress progress) {}

  /**
   * Without a training and a test split every picture is tested once, in five parts that keep
   * groups together; the penalty is then chosen within the four others.
   */
  static LinearProbe of(Features features, Labels labels, Measures.Wish wish, Progress progress) {
    Question question = new Question(features, labels, wish.chunks(), progress);
    int[] train = labels.in(Split.TRAIN);
    int[] test = labels.in(Split.TEST);
    return train.length > 0 && test.length > 0
        ? split(question, train, test, wish.seed())
        : folds(question, wish.seed());
  }

  private static LinearProbe split(Question question, int[] train, int[] test, long seed) {
    int[] validation = question.labels().in(Split.VALIDATION);
    double strength;
    String how = "fitted on " + train.length + " training pictures";
    if (validation.length > 0) {
      strength = choose(question, train, validation);
      how += ", penalty chosen on " + validation.length + " validation pictures";
    } else {
      int[] part = Folds.deal(train, question.labels(), FOLDS, seed);
      strength = choose(question, pick(train, part, 0, false), pick(train, part, 0, true));
      how += ", penalty chosen on a fifth of them";
    }
    boolean[] right = fit(question, train, test, strength);
    return new LinearProbe(test, right, List.of(strength), how);
  }

  private static LinearProbe folds(Question question, long seed) {
    int n = question.labels().n();
    int[] all = IntStream.range(0, n).toArray();
    int[] part = Folds.deal(all, question.labels(), FOLDS, seed);
    boolean[] right = new boolean[n];
    Double[] strengths = new Double[FOLDS];
    for (int fold = 0; fold < FOLDS; fold++) {
      question.progress().step(fold, FOLDS);
      int own = fold;
      int next = (fold + 1) % FOLDS;
      int[] test = pick(all, part, fold, true);
      int[] rest = pick(all, part, fold, false);
      int[] validation = pick(all, part, next, true);
      int[] train = Arrays.stream(all).filter(i -> part[i] != own && part[i] != next).toArray();
      strengths[fold] = choose(question, train, validation);
      boolean[] told = fit(question, rest, test, strengths[fold]);
      for (int t = 0; t < test.length; t++) {
        right[test[t]] = told[t];
      }
    }
    return new LinearProbe(
        all, right, List.of(strengths), "five parts, each told by a fit on the four others");
  }

  private static double choose(Question question, int[] train, int[] validation) {
    int[] labels = question.labels().of();
    LogisticModel model = model(question, train);
    double best = Double.POSITIVE_INFINITY;
    double chosen = STRENGTHS[0];
    for (double strength : STRENGTHS) {
      question.progress().step(0, 0);
      model.fit(train, labels, strength);
      double loss = model.crossEntropy(validation, labels);
      if (loss < best) {
        best = loss;
        chosen = strength;
      }
    }
    return chosen;
  }

  private static boolean[] fit(Question question, int[] train, int[] test, double strength) {
    int[] labels = question.labels().of();
    LogisticModel model = model(question, train);
    model.fit(train, labels, strength);
    boolean[] right = new boolean[test.length];
    for (int t = 0; t < test.length; t++) {
      right[t] = model.predict(test[t]) == labels[test[t]];
    }
    return right;
  }

  private static LogisticModel model(Question question, int[] train) {
    return new LogisticModel(
        question.features(), question.labels().classes().size(), train, question.chunks());
  }

  private static int[] pick(int[] rows, int[] part, int wanted, boolean in) {
    return IntStream.range(0, rows.length)
        .filter(r -> part[r] == wanted == in)
        .map(r -> rows[r])
        .toArray();
  }
}
