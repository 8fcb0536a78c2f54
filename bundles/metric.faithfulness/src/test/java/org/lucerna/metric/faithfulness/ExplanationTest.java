/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestMap;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;

/** What is left of a picture under its map, and what any metric does from map to map. */
class ExplanationTest {

  private static final LinearModel MODEL = new LinearModel(8);

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The right map of a linear network hides what speaks against the class: nothing can drop. */
  @Test
  void theRightMapOfALinearNetworkGains() throws IOException {
    Readings found = Gauges.measure(new AverageDrop(), new NoParams(), MODEL.oracle());
    Tensor truth = MODEL.truth();
    double whole = sigmoid(truth.sum());
    double left = 0;
    for (int i = 0; i < truth.length(); i++) {
      left += truth.at(i) * Math.max(0, truth.at(i)) / truth.max();
    }
    assertTrue(sigmoid(left) > whole);
    assertEquals(0.0, found.values().get("drop"));
    assertEquals(1.0, found.values().get("increase"));
    assertEquals((sigmoid(left) - whole) / (1 - whole), found.values().get("gain"), 1e-5);
  }

  @Test
  void aCertainNetworkCannotGain() throws IOException {
    Tensor map = MODEL.truth();
    TestMap certain = TestMap.of(MODEL.input(), 0, x -> new float[] {1000, 0}, map);
    Readings found = Gauges.measure(new AverageDrop(), new NoParams(), certain);
    assertEquals(0.0, found.values().get("drop"));
    assertEquals(0.0, found.values().get("increase"));
    assertEquals(List.of("the class's probability is 1 and cannot grow"), found.undefined());
    TestMap hopeless = TestMap.of(MODEL.input(), 1, x -> new float[] {1000, 0}, map);
    Readings none = Gauges.measure(new AverageDrop(), new NoParams(), hopeless);
    assertEquals(List.of("the class has no probability that could drop"), none.undefined());
    assertEquals(0.0, none.values().get("gain"));
  }

  @Test
  void aHarmonicMeanWithAZeroIsZero() {
    assertEquals(0, Adcc.harmonic(0.5, 0, 1));
    assertEquals(0.6, Adcc.harmonic(0.5, 0.75), 1e-12);
  }

  /** Gauges keep things of a picture between its maps. */
  @Test
  void readingsDoNotDependOnWhatWasMeasuredBefore() throws IOException {
    List<TestMap> maps =
        List.of(new LinearModel(1).oracle(), new LinearModel(2).oracle(), MODEL.random(3));
    Map<String, Gauge> kept = Gauges.all(Inspections.plain());
    for (TestMap map : List.of(maps.get(0), maps.get(1), maps.get(2), maps.get(0))) {
      Map<String, Gauge> fresh = Gauges.all(Inspections.plain());
      for (String id : kept.keySet()) {
        assertEquals(
            fresh.get(id).measure(map, Progress.none()).values(),
            kept.get(id).measure(map, Progress.none()).values(),
            id);
      }
    }
  }

  /** Batches are of 16: the second one is not asked for. */
  @Test
  void aCancelledMeasurementStopsAfterABatch() {
    AtomicInteger asked = new AtomicInteger();
    TestMap map =
        TestMap.of(
            MODEL.input(),
            0,
            x -> {
              asked.incrementAndGet();
              return MODEL.logits(x);
            },
            MODEL.truth());
    Progress cancelled =
        new Progress() {
          @Override
          public void step(long done, long total) {
            if (done > 0) {
              throw new CancellationException("cancelled");
            }
          }

          @Override
          public Progress part(String label, double share) {
            return this;
          }

          @Override
          public void note(String line) {}
        };
    Gauge gauge =
        new Infidelity().gauge(Inspections.plain(), new InfidelityParams(100, true), cancelled);
    assertThrows(CancellationException.class, () -> gauge.measure(map, cancelled));
    assertEquals(16, asked.get());
  }
}
