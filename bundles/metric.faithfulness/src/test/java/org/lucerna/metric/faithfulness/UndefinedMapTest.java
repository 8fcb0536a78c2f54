/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestMap;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;

/** Maps that say nothing get no number, and a sentence instead. */
class UndefinedMapTest {

  private static final int SIDE = LinearModel.SIDE;
  private static final LinearModel MODEL = new LinearModel(5);

  private static Tensor plain(float value) {
    float[] values = new float[SIDE * SIDE];
    Arrays.fill(values, value);
    return Tensor.wrap(values, SIDE, SIDE);
  }

  @Test
  void everyMetricLeavesOutConstantAndEmptyMaps() throws IOException {
    for (Map.Entry<String, Gauge> gauge : Gauges.all(Inspections.plain()).entrySet()) {
      for (Tensor map : List.of(plain(0), plain(0.3f), plain(-1))) {
        Readings found = gauge.getValue().measure(MODEL.map(map), Progress.none());
        assertTrue(found.values().isEmpty(), gauge.getKey());
        assertEquals(1, found.undefined().size(), gauge.getKey());
      }
      float[] against = new float[SIDE * SIDE];
      for (int i = 0; i < against.length; i++) {
        against[i] = -1 - i;
      }
      Readings none =
          gauge.getValue().measure(MODEL.map(Tensor.wrap(against, SIDE, SIDE)), Progress.none());
      assertEquals(List.of("the map has no positive evidence"), none.undefined(), gauge.getKey());
    }
  }

  @Test
  void whereTheObjectIsNotKnownThereIsNoAgreement() throws IOException {
    Readings found =
        Gauges.measure(new MaskAgreement(), new MaskAgreementParams(15), MODEL.oracle());
    assertEquals(List.of("it is not known where the object is"), found.undefined());
  }

  @Test
  void theTruthAsAMapAgreesWithItself() throws IOException {
    BitSet bits = new BitSet();
    for (int y = 3; y < 9; y++) {
      bits.set(y * SIDE + 4, y * SIDE + 11);
    }
    float[] oracle = new float[SIDE * SIDE];
    bits.stream().forEach(i -> oracle[i] = 1 + i);
    PictureTruth masked =
        new PictureTruth(
            List.of(new Bounds(0, 0, 1, 1)),
            Map.of("it", Mask.of(SIDE, SIDE, bits)),
            Set.of("it"),
            false);
    TestMap right = MODEL.map(Tensor.wrap(oracle, SIDE, SIDE));
    MaskAgreementParams strict = new MaskAgreementParams(0);
    Readings found = Gauges.measure(new MaskAgreement(), strict, right.with(masked));
    assertEquals(
        Map.of("foreground-energy", 1.0, "pointing-hit", 1.0, "average-precision", 1.0),
        found.values());
    assertTrue(found.undefined().isEmpty());
    PictureTruth boxed =
        new PictureTruth(List.of(new Bounds(0, 0, 5.5, 19)), Map.of(), Set.of(), false);
    Readings boxes = Gauges.measure(new MaskAgreement(), strict, right.with(boxed));
    assertEquals(Set.of("box-energy", "box-pointing-hit"), boxes.values().keySet());
    assertEquals(0.0, boxes.values().get("box-pointing-hit")); // its maximum is at column 10
    assertFalse(boxes.undefined().isEmpty());
    // 2 of 7 columns, of values that grow to the right
    assertEquals(2 / 7.0, boxes.values().get("box-energy"), 0.02);
    Readings near =
        Gauges.measure(new MaskAgreement(), new MaskAgreementParams(5.1), right.with(boxed));
    assertEquals(1.0, near.values().get("box-pointing-hit")); // column 5 is 5 away
    Readings rim =
        Gauges.measure(new MaskAgreement(), new MaskAgreementParams(5), right.with(boxed));
    assertEquals(0.0, rim.values().get("box-pointing-hit"));
  }

  @Test
  void whatNoMethodMakesIsNotExplainedAgain() throws IOException {
    TestMap baseline = MODEL.random(1);
    Readings adcc = Gauges.measure(new Adcc(), new NoParams(), baseline);
    assertEquals(Set.of("map-complexity"), adcc.values().keySet());
    assertEquals(1, adcc.undefined().size());
    Readings focus =
        Gauges.measure(new Focus(), new FocusParams(1, FocusParams.Cells.FULL), baseline);
    assertTrue(focus.values().isEmpty());
  }
}
