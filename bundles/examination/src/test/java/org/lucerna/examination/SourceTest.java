/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void aMapIsAskedForAgainInTheWordsOfTheCommand() {
    assertEquals(List.of("features.12"), Source.layers("features.12"));
    assertEquals(List.of("layer3", "layer4"), Source.layers("layer3+layer4"));
    assertEquals(List.of("last"), Source.layers("input"), "methods of pixels have no layer");
  }
}
