/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Table;
import org.lucerna.testkit.MetricContract;
import org.lucerna.vision.api.measure.Measurement;
import org.lucerna.vision.api.measure.Metric;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.measure.Score;

class ClassificationMetricTest extends MetricContract {

  private static final List<String> THREE = List.of("ant", "bee", "cat");

  @Override
  protected Metric metric() {
    return new ClassificationMetric();
  }

  /** The example of scikit-learn's documentation of confusion_matrix. */
  @Test
  void theConfusionMatrixHasTrueClassesInRows() {
    Table table =
        table(measure(THREE, new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2}), 0);
    assertEquals("confusion", table.name());
    assertEquals(List.of("true class", "ant", "bee", "cat"), table.columns());
    assertEquals(
        List.of(List.of("ant", 2, 0, 0), List.of("bee", 0, 0, 1), List.of("cat", 1, 0, 2)),
        table.rows());
  }

  /**
   * The example of scikit-learn's documentation of classification_report: 0.50 1.00 0.67, 0.00 0.00
   * 0.00, 1.00 0.67 0.80, accuracy 0.60, macro F1 0.49.
   */
  @Test
  void precisionRecallAndF1AreThoseOfThePublishedExample() {
    Measurement m = measure(THREE, new int[] {0, 1, 2, 2, 2}, new int[] {0, 0, 2, 2, 1});
    List<List<Object>> rows = table(m, 1).rows();
    assertEquals(List.of("ant", 1, 1.0 / 2, 1.0, 2.0 / 3), values(rows.get(0)));
    assertEquals(List.of("bee", 1, 0.0, 0.0, 0.0), values(rows.get(1)));
    assertEquals(List.of("cat", 3, 1.0, 2.0 / 3, 0.8), values(rows.get(2)));
    assertEquals(0.6, m.score("accuracy").value(), 1e-12);
    assertEquals((2.0 / 3 + 0 + 0.8) / 3, m.score("macro-f1").value(), 1e-12);
  }

  /** The example of scikit-learn's documentation of log_loss: 0.21616. */
  @Test
  void theLossIsTheMeanCrossEntropyInNats() {
    double[][] shares = {{0.1, 0.9}, {0.9, 0.1}, {0.8, 0.2}, {0.35, 0.65}};
    int[] truth = {1, 0, 0, 1};
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      // softmax forgets a constant added to all logits
      float[] logits = {(float) Math.log(shares[i][0]) + 5, (float) Math.log(shares[i][1]) + 5};
      predictions.add(new Prediction("p" + i, truth[i], logits));
    }
    Score loss = metric().measure(List.of("ham", "spam"), predictions).score("loss");
    assertEquals(0.21616, loss.value(), 5e-6);
    assertEquals("nats", loss.unit());
  }

  @Test
  void theLossIntervalIsMeanPlusMinusStandardErrors() {
    // losses ln 2 and ln 4: mean 1.0397, standard deviation 0.4901, standard error 0.3466;
    // 12.706 is the point of t(1) that leaves 2.5 % above it
    List<Prediction> two =
        List.of(
            new Prediction("a", 0, new float[] {0, 0}),
            new Prediction("b", 0, new float[] {0, (float) Math.log(3)}));
    Score.Interval interval =
        metric().measure(List.of("x", "y"), two).score("loss").interval().orElseThrow();
    assertEquals(1.0397 - 12.7062 * 0.34657, interval.low(), 1e-3);
    assertEquals(1.0397 + 12.7062 * 0.34657, interval.high(), 1e-3);
  }

  @Test
  void whatIsNotDefinedIsADashAndLeftOutOfTheMean() {
    // no cat occurs or is predicted; no bee is predicted
    Measurement m = measure(THREE, new int[] {0, 0, 1}, new int[] {0, 0, 0});
    List<List<Object>> rows = table(m, 1).rows();
    assertEquals(List.of("ant", 2, 2.0 / 3, 1.0, 0.8), values(rows.get(0)));
    assertEquals(List.of("bee", 1, "–", 0.0, 0.0), values(rows.get(1)));
    assertEquals(List.of("cat", 0, "–", "–", "–"), values(rows.get(2)));
    assertEquals((0.8 + 0) / 2, m.score("macro-f1").value(), 1e-12);
  }

  @Test
  void topFiveIsGivenOnlyWhereItCanFail() {
    List<String> six = List.of("a", "b", "c", "d", "e", "f");
    float[] falling = {6, 5, 4, 3, 2, 1};
    List<Prediction> predictions = new ArrayList<>();
    for (int label = 0; label < 6; label++) {
      predictions.add(new Prediction("p" + label, label, falling));
    }
    Measurement m = metric().measure(six, predictions);
    assertEquals(5.0 / 6, m.score("top-5").value(), 1e-12);
    assertEquals(1.0 / 6, m.score("accuracy").value(), 1e-12);
    Measurement few = measure(THREE, new int[] {0}, new int[] {0});
    assertThrows(IllegalArgumentException.class, () -> few.score("top-5"));
  }

  @Test
  void equalLogitsCountForTheFirstClassesOnly() {
    List<String> six = List.of("a", "b", "c", "d", "e", "f");
    List<Prediction> predictions =
        List.of(new Prediction("first", 0, new float[6]), new Prediction("last", 5, new float[6]));
    Measurement m = metric().measure(six, predictions);
    assertEquals(0.5, m.score("accuracy").value());
    assertEquals(0.5, m.score("top-5").value());
  }

  @Test
  void nothingToMeasureIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> metric().measure(THREE, List.of()));
  }

  @Test
  void predictionsThatDoNotMatchTheClassesAreRefusedById() {
    Prediction foreign = new Prediction("picture-7", 3, new float[3]);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> metric().measure(THREE, List.of(foreign)));
    assertTrue(e.getMessage().contains("picture-7"));
    Prediction tooShort = new Prediction("picture-8", 0, new float[2]);
    assertThrows(IllegalArgumentException.class, () -> metric().measure(THREE, List.of(tooShort)));
  }

  /** scikit-learn's documentation of balanced_accuracy_score: 0.625 where recalls are 3/4, 1/2. */
  @Test
  void balancedAccuracyIsThatOfThePublishedExample() {
    Measurement m =
        measure(List.of("a", "b"), new int[] {0, 1, 0, 0, 1, 0}, new int[] {0, 1, 0, 0, 0, 1});
    assertEquals(.625, m.score("balanced-accuracy").value(), 1e-12);
    assertEquals(4.0 / 6, m.score("majority-baseline").value(), 1e-12);
  }

  /** The paper's three test results: 247, 257 and 237 of 269. */
  @Test
  void sharesHaveWilsonsInterval() {
    int[] zeros = new int[269];
    int[] predicted = new int[269];
    java.util.Arrays.fill(predicted, 0, 22, 1);
    Score.Interval interval =
        measure(List.of("a", "b"), zeros, predicted).score("accuracy").interval().orElseThrow();
    assertEquals(.879, interval.low(), .0005);
    assertEquals(.945, interval.high(), .0005);
    List<Object> row = table(measure(List.of("a", "b"), zeros, predicted), 1).rows().get(0);
    assertEquals(interval.low(), row.get(6));
    assertEquals(interval.high(), row.get(7));
  }

  /** By hand: (0.2² + 0.1² + 0.1²) and (0.5² + 0.7² + 0.2²), halved. */
  @Test
  void theBrierScoreSumsOverAllClasses() {
    List<Prediction> two =
        List.of(new Prediction("a", 0, logs(.8, .1, .1)), new Prediction("b", 1, logs(.5, .3, .2)));
    Score brier = metric().measure(THREE, two).score("brier");
    assertEquals((.06 + .78) / 2, brier.value(), 1e-6);
  }

  @Test
  void probabilitiesAreTheSoftmaxOfEachClass() {
    Prediction sure = new Prediction("a", 0, new float[] {1000, 999, 998});
    double[] all = sure.probabilities();
    for (int c = 0; c < 3; c++) {
      assertEquals(sure.probability(c), all[c], 1e-15);
    }
    assertEquals(1 / (1 + Math.exp(-1) + Math.exp(-2)), all[0], 1e-12);
  }

  @Test
  void theReliabilityTableHasABinARow() {
    Measurement m = measure(THREE, new int[] {0, 1, 2, 2, 2}, new int[] {0, 0, 2, 2, 1});
    Table bins = table(m, 2);
    assertEquals(15, bins.rows().size());
    // softmax of 2, 0, 0 is .7870: the twelfth bin, (11/15, 12/15]
    List<Object> row = bins.rows().get(11);
    assertEquals(List.of(5, 3), row.subList(2, 4));
    assertEquals(.7870, (Double) row.get(4), 1e-4);
    assertEquals(.6, row.get(5));
    assertEquals(.7870 - .6, m.score("expected-calibration-error").value(), 1e-4);
  }

  private static float[] logs(double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = (float) Math.log(probabilities[c]);
    }
    return logits;
  }

  /** A row of the per-class table without the ends of intervals. */
  private static List<Object> values(List<Object> row) {
    return List.of(row.get(0), row.get(1), row.get(2), row.get(5), row.get(8));
  }

  private Measurement measure(List<String> classes, int[] truth, int[] predicted) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      float[] logits = new float[classes.size()];
      logits[predicted[i]] = 2;
      predictions.add(new Prediction("p" + i, truth[i], logits));
    }
    return metric().measure(classes, predictions);
  }

  private static Table table(Measurement measurement, int index) {
    return measurement.tables().get(index);
  }
}
