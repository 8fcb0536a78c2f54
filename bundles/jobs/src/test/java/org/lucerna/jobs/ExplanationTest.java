/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

class ExplanationTest {

  private static String stem(String aim) {
    Aim of = new Aim(new Target.ClassLogit(1), aim, "cat");
    LayerId layer = new LayerId("layer4");
    return new Explanation(
            "grad-cam:tta", "Grad-CAM", layer, "layer4", of, 1, null, null, Optional.empty(), null)
        .fileStem();
  }

  private static String sum(int classes) {
    return IntStream.range(0, classes)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining("-and-"));
  }

  @Test
  void filesAreNamedByMethodLayerAndTarget() {
    assertEquals("grad-cam+tta--layer4--3-minus-5", stem("3-minus-5"));
  }

  @Test
  void namesOfSumsOfManyClassesStayShortAndApart() {
    assertTrue(stem(sum(100)).length() <= 100, stem(sum(100)));
    assertTrue(stem(sum(100)).startsWith("grad-cam+tta--layer4--0-and-1-and-2"), stem(sum(100)));
    assertEquals(stem(sum(100)), stem(sum(100)));
    assertNotEquals(stem(sum(100)), stem(sum(101)));
  }
}
