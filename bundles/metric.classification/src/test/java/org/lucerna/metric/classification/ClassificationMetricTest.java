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
    assertEquals(List.of("ant", 1, 1.0 / 2, 1.0, 2.0 / 3), rows.get(0));
    assertEquals(List.of("bee", 1, 0.0, 0.0, 0.0), rows.get(1));
    assertEquals(List.of("cat", 3, 1.0, 2.0 / 3, 0.8), rows.get(2));
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
    // losses ln 2 and ln 4: mean 1.0397, standard deviation 0.4901, standard error 0.3466
    List<Prediction> two =
        List.of(
            new Prediction("a", 0, new float[] {0, 0}),
            new Prediction("b", 0, new float[] {0, (float) Math.log(3)}));
    Score.Interval interval =
        metric().measure(List.of("x", "y"), two).score("loss").interval().orElseThrow();
    assertEquals(1.0397 - 1.96 * 0.34657, interval.low(), 1e-4);
    assertEquals(1.0397 + 1.96 * 0.34657, interval.high(), 1e-4);
  }

  @Test
  void whatIsNotDefinedIsADashAndLeftOutOfTheMean() {
    // no cat occurs or is predicted; no bee is predicted
    Measurement m = measure(THREE, new int[] {0, 0, 1}, new int[] {0, 0, 0});
    List<List<Object>> rows = table(m, 1).rows();
    assertEquals(List.of("ant", 2, 2.0 / 3, 1.0, 0.8), rows.get(0));
    assertEquals(List.of("bee", 1, "–", 0.0, 0.0), rows.get(1));
    assertEquals(List.of("cat", 0, "–", "–", "–"), rows.get(2));
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
