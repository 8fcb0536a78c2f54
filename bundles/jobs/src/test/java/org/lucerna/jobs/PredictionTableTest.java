/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Prediction;

class PredictionTableTest {

  @Test
  void aRowHoldsThePictureBothClassesAndEveryProbability() {
    float[] logits = {(float) Math.log(.25), (float) Math.log(.75)};
    Table table =
        PredictionTable.of(
            Split.TEST,
            List.of("cat", "dog"),
            List.of(new Prediction("cat/1.jpg", 0, logits), new Prediction("d", 1, logits)));
    assertEquals("predictions-test", table.name());
    assertEquals(List.of("path", "label", "predicted", "correct", "cat", "dog"), table.columns());
    assertEquals(List.of("cat/1.jpg", "cat", "dog", false), table.rows().get(0).subList(0, 4));
    assertEquals(true, table.rows().get(1).get(3));
    assertEquals(.75, (Double) table.rows().get(0).get(5), 1e-6);
  }
}
