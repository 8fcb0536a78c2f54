/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.param;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnedTextsTest {

  @Test
  void textsBelongToThePluginsTheyName() {
    assertEquals(
        Map.of("score-cam", Map.of("batch", "16", "top", "3"), "road", Map.of("noise", "0")),
        OwnedTexts.byId(
            "param", List.of("score-cam.batch=16", " road.noise = 0", "score-cam.top=3")));
    assertEquals(Map.of(), OwnedTexts.byId("param", List.of()));
  }

  @Test
  void aValueMayHaveCommas() {
    assertEquals(
        Map.of("road", Map.of("percentiles", "10,30,50", "noise", "0")),
        OwnedTexts.byId("param", List.of("road.percentiles=10", "30", "50", "road.noise=0")));
  }

  @Test
  void whatIsNoneOfTheTwoIsSaid() {
    for (String text : List.of("16", "batch=16", ".batch=16")) {
      ParamException e =
          assertThrows(ParamException.class, () -> OwnedTexts.byId("metric-param", List.of(text)));
      assertEquals(
          "'%s' is not ID.KEY=VALUE, such as score-cam.batch=16".formatted(text), e.getMessage());
    }
  }
}
