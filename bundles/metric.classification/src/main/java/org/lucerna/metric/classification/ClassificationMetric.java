/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.measure.Measurement;
import org.lucerna.vision.api.measure.Metric;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.measure.Score;
import org.osgi.service.component.annotations.Component;

/**
 * How well pictures are classified.
 *
 * <p>Scores: {@code loss} (mean cross-entropy in nats, normal interval), {@code accuracy} and, with
 * more than five classes, {@code top-5} (shares, Wilson intervals), {@code macro-f1}, {@code
 * expected-calibration-error} (15 equal bins; Guo et al. 2017, equation 3). Tables: {@code
 * confusion} (true class by predicted class, counts) and {@code per-class}. What is not defined,
 * such as the precision of a class that was never predicted, is {@link #UNDEFINED} in the table and
 * left out of the means.
 */
@Component
@PluginType(id = "classification", label = "Classification")
public final class ClassificationMetric implements Metric {

  /** Stands in tables where a value is not defined. */
  static final String UNDEFINED = "\u2013";

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
    scores.add(loss(predictions));
    scores.add(share("accuracy", confusion.correct(), n));
    scores.add(new Score("macro-f1", confusion.macroF1(), "share", n, Optional.empty(), true));
    if (classes.size() > TOP) {
      int hits = (int) predictions.stream().filter(p -> rank(p) < TOP).count();
      scores.add(share("top-5", hits, n));
    }
    double error = Calibration.expectedError(predictions);
    scores.add(new Score("expected-calibration-error", error, "share", n, Optional.empty(), false));
    return new Measurement(
        scores, List.of(confusionTable(classes, confusion), perClass(classes, confusion)));
  }

  private static Score loss(List<Prediction> predictions) {
    double[] losses =
        predictions.stream().mapToDouble(ClassificationMetric::crossEntropy).toArray();
    double mean = Arrays.stream(losses).sum() / losses.length;
    Optional<Score.Interval> interval =
        losses.length < 2 ? Optional.empty() : Optional.of(Intervals.normal(losses, mean));
    return new Score("loss", mean, "nats", losses.length, interval, false);
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

  private static Score share(String name, int successes, int n) {
    Optional<Score.Interval> interval = Optional.of(Intervals.wilson(successes, n));
    return new Score(name, (double) successes / n, "share", n, interval, true);
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

  private static Table confusionTable(List<String> classes, Confusion confusion) {
    List<String> columns = new ArrayList<>(List.of("true class"));
    columns.addAll(classes);
    List<List<Object>> rows = new ArrayList<>();
    for (int truth = 0; truth < classes.size(); truth++) {
      List<Object> row = new ArrayList<>(List.of(classes.get(truth)));
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        row.add(confusion.count(truth, predicted));
      }
      rows.add(row);
    }
    return new Table("confusion", columns, rows);
  }

  private static Table perClass(List<String> classes, Confusion confusion) {
    List<List<Object>> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      rows.add(
          List.of(
              classes.get(c),
              confusion.support(c),
              cell(confusion::precision, c),
              cell(confusion::recall, c),
              cell(confusion::f1, c)));
    }
    return new Table("per-class", List.of("class", "n", "precision", "recall", "F1"), rows);
  }

  private static Object cell(IntFunction<OptionalDouble> value, int c) {
    OptionalDouble defined = value.apply(c);
    return defined.isPresent() ? (Object) defined.getAsDouble() : UNDEFINED;
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
