/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.statistics.Brier;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;
import org.lucerna.statistics.Reliability;
import org.lucerna.statistics.Sample;
import org.lucerna.vision.api.measure.Measurement;
import org.lucerna.vision.api.measure.Metric;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.measure.Score;
import org.osgi.service.component.annotations.Component;

/**
 * How well pictures are classified.
 *
 * <p>Scores: {@code loss} (mean cross-entropy, that is the negative log-likelihood, in nats),
 * {@code accuracy} (top-1) and, with more than five classes, {@code top-5}; {@code
 * balanced-accuracy} (mean recall of the classes that occur; Brodersen et al. 2010); {@code
 * majority-baseline} (accuracy of always naming these samples' most frequent class); {@code
 * macro-f1}; {@code brier} (Brier 1950, summed over the classes, 0 to 2); {@code
 * expected-calibration-error} (15 equal bins; Guo et al. 2017, equation 3). Shares have Wilson
 * intervals, means Student's.
 *
 * <p>Tables: {@code confusion} (true class by predicted class, counts), {@code per-class} and
 * {@code reliability} (a row a bin). What is not defined, such as the precision of a class that was
 * never predicted, is {@link Tables#UNDEFINED} in the table and left out of the means.
 */
@Component
@PluginType(id = "classification", label = "Classification")
public final class ClassificationMetric implements Metric {

  private static final int TOP = 5;

  /**
   * @throws IllegalArgumentException if there is no prediction, a label is no class, or logits are
   *     not one a class
   */
  @Override
  public Measurement measure(List<String> classes, List<Prediction> predictions) {
    check(classes.size(), predictions);
    int n = predictions.size();
    Confusion confusion = new Confusion(classes.size(), predictions);
    List<Score> scores = new ArrayList<>();
    scores.add(mean("loss", "nats", predictions, ClassificationMetric::crossEntropy));
    scores.add(share("accuracy", new Proportion(confusion.correct(), n)));
    if (classes.size() > TOP) {
      int hits = (int) predictions.stream().filter(p -> rank(p) < TOP).count();
      scores.add(share("top-5", new Proportion(hits, n)));
    }
    scores.add(balanced(confusion.recalls(), n));
    scores.add(share("majority-baseline", new Proportion(confusion.largestSupport(), n)));
    scores.add(new Score("macro-f1", confusion.macroF1(), "share", n, Optional.empty(), true));
    scores.add(mean("brier", "squared probability", predictions, ClassificationMetric::brier));
    Reliability reliability = reliability(predictions);
    double error = reliability.expectedError();
    scores.add(new Score("expected-calibration-error", error, "share", n, Optional.empty(), false));
    return new Measurement(
        scores,
        List.of(
            Tables.confusion(classes, confusion),
            Tables.perClass(classes, confusion),
            Tables.reliability(reliability)));
  }

  private static Score balanced(List<Proportion> recalls, int n) {
    return new Score(
        "balanced-accuracy",
        Proportion.mean(recalls),
        "share",
        n,
        Optional.of(interval(Proportion.meanInterval(recalls))),
        true);
  }

  private static Score mean(
      String name, String unit, List<Prediction> predictions, ToDoubleFunction<Prediction> value) {
    Sample sample = Sample.of(predictions.stream().mapToDouble(value).toArray());
    Optional<Score.Interval> interval =
        sample.studentInterval().map(ClassificationMetric::interval);
    return new Score(name, sample.mean(), unit, sample.n(), interval, false);
  }

  private static double brier(Prediction prediction) {
    return Brier.of(prediction.probabilities(), prediction.label());
  }

  private record Stated(double probability, boolean correct) {}

  /** Sorted, so that sums, and with them the table, do not depend on the order of predictions. */
  private static Reliability reliability(List<Prediction> predictions) {
    List<Stated> sorted =
        predictions.stream()
            .map(p -> new Stated(p.probability(p.predicted()), p.isCorrect()))
            .sorted(Comparator.comparingDouble(Stated::probability))
            .toList();
    boolean[] correct = new boolean[sorted.size()];
    for (int i = 0; i < correct.length; i++) {
      correct[i] = sorted.get(i).correct();
    }
    return Reliability.of(sorted.stream().mapToDouble(Stated::probability).toArray(), correct);
  }

  /** log(sum exp(logits)) - logit of the true class, without overflow and without log(0). */
  private static double crossEntropy(Prediction prediction) {
    float[] logits = prediction.logits();
    double max = logits[prediction.predicted()];
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - max);
    }
    return max + Math.log(sum) - logits[prediction.label()];
  }

  private static Score share(String name, Proportion share) {
    Optional<Score.Interval> interval = Optional.of(interval(share.wilson()));
    return new Score(name, share.value(), "share", share.n(), interval, true);
  }

  private static Score.Interval interval(Interval interval) {
    return new Score.Interval(interval.low(), interval.high(), interval.method());
  }

  /** How many classes come before the true one; of equal logits the first class does. */
  private static int rank(Prediction prediction) {
    float[] logits = prediction.logits();
    int label = prediction.label();
    int before = 0;
    for (int c = 0; c < logits.length; c++) {
      if (logits[c] > logits[label] || (logits[c] == logits[label] && c < label)) {
        before++;
      }
    }
    return before;
  }

  private static void check(int classes, List<Prediction> predictions) {
    if (predictions.isEmpty()) {
      throw new IllegalArgumentException("nothing to measure: no predictions");
    }
    for (Prediction p : predictions) {
      if (p.label() < 0 || p.label() >= classes || p.logits().length != classes) {
        throw new IllegalArgumentException(
            p.id()
                + " has label "
                + p.label()
                + " and "
                + p.logits().length
                + " logits for "
                + classes
                + " classes");
      }
    }
  }
}
