/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextBlockTest {

  private static final Font FONT = TextBlock.font(Font.PLAIN, 12);

  @Test
  void linesBreakAtSpacesAndFit() {
    TextBlock block =
        TextBlock.wrapped(FONT, List.of("frame: largest region from 20 % of the maximum"), 120);
    assertTrue(block.width() <= 120, () -> "width " + block.width());
    assertTrue(block.height() > TextBlock.line(FONT, "x").height());
  }

  @Test
  void aWordTooLongForALineIsBroken() {
    TextBlock block = TextBlock.wrapped(FONT, List.of("a".repeat(200)), 100);
    assertTrue(block.width() <= 100);
  }

  @Test
  void aWidthOfNothingStillEnds() {
    TextBlock block = TextBlock.wrapped(FONT, List.of("ab \uD83D\uDC22 c"), 0);
    assertEquals(4 * TextBlock.line(FONT, "x").height(), block.height());
  }

  @Test
  void emptyTextsTakeNoRoom() {
    assertTrue(TextBlock.line(FONT, "").isEmpty());
    assertEquals(0, TextBlock.wrapped(FONT, List.of("", "  "), 100).height());
  }
}
