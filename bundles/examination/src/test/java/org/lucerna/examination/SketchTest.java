/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;

class SketchTest {

  private static Sketch of(int side, float factor, float more) {
    float[] values = new float[side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = factor * ((i * 37 % 101) / 100f - 0.2f);
      values[i] += i % 2 == 0 ? more * factor : 0;
    }
    return Sketch.of(Heatmap.signed(Tensor.of(values, side, side)));
  }

  @Test
  void aMapAndItsMultipleAreTheSame() {
    assertTrue(of(13, 1, 0).isSame(of(13, 250, 0)));
    assertTrue(of(13, 1, 0).isSame(of(13, 1, 5e-6f)));
    assertFalse(of(13, 1, 0).isSame(of(13, 1, 1e-3f)));
    assertFalse(of(13, 1, 0).isSame(of(14, 1, 0)));
  }

  @Test
  void largeMapsAreToldApartBySomeOfTheirCells() {
    assertEquals(1024, of(224, 1, 0).values().length);
    assertTrue(of(224, 1, 0).isSame(of(224, 3, 0)));
    assertFalse(of(224, 1, 0).isSame(of(224, 1, 1e-3f)));
  }

  @Test
  void whatIsCutOffDoesNotMatter() {
    Sketch a = Sketch.of(Heatmap.signed(Tensor.of(new float[] {1, -5}, 1, 2)));
    Sketch b = Sketch.of(Heatmap.signed(Tensor.of(new float[] {2, -1}, 1, 2)));
    assertTrue(a.isSame(b));
  }

  @Test
  void itIsReadAsItWasWritten() {
    Sketch sketch = of(20, 1, 0);
    assertEquals(sketch, Sketch.read(20, 20, sketch.text()));
  }
}
