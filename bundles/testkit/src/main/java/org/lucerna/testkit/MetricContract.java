/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.measure.Measurement;
import org.lucerna.vision.api.measure.Metric;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.measure.Score;

/** What holds for every {@link Metric}. */
public abstract class MetricContract {

  private static final List<String> CLASSES = List.of("ant", "bee", "cat");

  /** The metric to be tested. */
  protected abstract Metric metric();

  @Test
  void namesAreUniqueLowerCaseWithHyphens() {
    Measurement measured = metric().measure(CLASSES, mixed());
    List<String> names = new ArrayList<>();
    measured.scores().forEach(score -> names.add(score.name()));
    measured.tables().forEach(table -> names.add(table.name()));
    assertFalse(names.isEmpty());
    assertEquals(names.size(), names.stream().distinct().count());
    names.forEach(name -> assertTrue(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), name));
  }

  @Test
  void scoresSayFromHowManySamplesTheyAreAndLieInTheirIntervals() {
    for (Score score : metric().measure(CLASSES, mixed()).scores()) {
      assertTrue(Double.isFinite(score.value()), score.name());
      assertFalse(score.unit().isBlank(), score.name());
      assertTrue(score.n() > 0 && score.n() <= mixed().size(), score.name());
      score
          .interval()
          .ifPresent(
              i -> {
                assertTrue(i.low() <= score.value() && score.value() <= i.high(), score.name());
                assertFalse(i.method().isBlank(), score.name());
              });
    }
  }

  @Test
  void theOrderOfThePredictionsDoesNotMatter() {
    List<Prediction> shuffled = new ArrayList<>(mixed());
    Collections.shuffle(shuffled, new Random(3));
    Measurement one = metric().measure(CLASSES, mixed());
    Measurement other = metric().measure(CLASSES, shuffled);
    assertEquals(one.tables(), other.tables());
    for (Score score : one.scores()) {
      assertEquals(score.value(), other.score(score.name()).value(), 1e-9, score.name());
    }
  }

  @Test
  void betterPredictionsNeverScoreWorse() {
    Measurement good = metric().measure(CLASSES, sure(0));
    Measurement bad = metric().measure(CLASSES, sure(1));
    for (Score score : good.scores()) {
      double gain = score.value() - bad.score(score.name()).value();
      assertTrue(score.higherIsBetter() ? gain >= 0 : gain <= 0, score.name());
    }
  }

  @Test
  void predictionsAreLeftAsTheyAre() {
    List<Prediction> predictions = mixed();
    List<float[]> before = predictions.stream().map(p -> p.logits().clone()).toList();
    metric().measure(CLASSES, predictions);
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), predictions.get(i).logits());
    }
  }

  @Test
  void classesWithoutSamplesAndSingleSamplesAreMeasuredToo() {
    Prediction one = new Prediction("one", 1, new float[] {0, 2, 1});
    Measurement measured = metric().measure(CLASSES, List.of(one));
    measured.scores().forEach(s -> assertTrue(Double.isFinite(s.value()), s.name()));
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    List<Prediction> predictions =
        List.of(
            new Prediction("a", 0, new float[] {3e4f, -3e4f, 0}),
            new Prediction("b", 1, new float[] {3e4f, -3e4f, 0}));
    Measurement measured = metric().measure(CLASSES, predictions);
    measured.scores().forEach(s -> assertTrue(Double.isFinite(s.value()), s.name()));
  }

  @Test
  void tablesHoldTextsNumbersAndTruthValuesOnly() {
    for (Table table : metric().measure(CLASSES, mixed()).tables()) {
      for (List<Object> row : table.rows()) {
        for (Object cell : row) {
          assertTrue(
              cell instanceof String || cell instanceof Number || cell instanceof Boolean,
              table.name() + ": " + cell);
        }
      }
    }
  }

  /** Right and wrong predictions, sure and unsure ones. */
  private static List<Prediction> mixed() {
    Random random = new Random(1);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      float[] logits = new float[CLASSES.size()];
      for (int c = 0; c < logits.length; c++) {
        logits[c] = (float) random.nextGaussian() + (c == i % 3 ? 1 : 0);
      }
      predictions.add(new Prediction("p" + i, i % 3, logits));
    }
    return predictions;
  }

  /** Sure predictions of the class so many places after the true one. */
  private static List<Prediction> sure(int off) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      float[] logits = new float[CLASSES.size()];
      logits[(i + off) % logits.length] = 8;
      predictions.add(new Prediction("p" + i, i % 3, logits));
    }
    return predictions;
  }
}
