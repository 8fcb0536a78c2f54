/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;

/** Pixels under the brush. */
final class CanvasTest {

  private static final int SIDE = 40;
  private static final int MEAN = 0x7B7467;

  private final Brush brush = new Brush(Tool.PAINT, 5, 1, 0xFF0000);

  /** White, the right half black. */
  private static RgbImage picture() {
    int[] pixels = new int[SIDE * SIDE];
    Arrays.fill(pixels, 0xFFFFFF);
    for (int y = 0; y < SIDE; y++) {
      Arrays.fill(pixels, y * SIDE + SIDE / 2, (y + 1) * SIDE, 0);
    }
    return RgbImage.wrap(SIDE, SIDE, pixels);
  }

  private final Canvas canvas = new Canvas(picture(), MEAN);

  private void dab(Brush with, double x, double y) {
    canvas.begin(with, new Canvas.Place(x, y), 0, 0);
    canvas.end();
  }

  @Test
  void paintCoversADiscAndNothingElse() {
    dab(brush, 10, 10);
    assertEquals(0xFF0000, canvas.picture().rgb(10, 10));
    assertEquals(0xFF0000, canvas.picture().rgb(13, 10));
    assertEquals(0xFFFFFF, canvas.picture().rgb(16, 10));
    assertEquals(0xFFFFFF, canvas.picture().rgb(14, 14), "round, not square");
  }

  @Test
  void aSoftEdgeFadesAndGoingOverItAgainAddsNothing() {
    Brush soft = new Brush(Tool.PAINT, 10, 0, 0);
    dab(soft, 10, 10);
    int edge = canvas.picture().rgb(15, 10) & 0xFF;
    assertTrue(edge > 40 && edge < 220, edge + "");
    canvas.undo();
    canvas.begin(soft, new Canvas.Place(10, 10), 0, 0);
    canvas.move(new Canvas.Place(10, 10));
    canvas.move(new Canvas.Place(10, 10));
    canvas.end();
    assertEquals(edge, canvas.picture().rgb(15, 10) & 0xFF);
  }

  @Test
  void aFastStrokeHasNoGaps() {
    canvas.begin(brush, new Canvas.Place(3, 20), 0, 0);
    canvas.move(new Canvas.Place(36, 20));
    canvas.end();
    for (int x = 3; x < 36; x++) {
      assertEquals(0xFF0000, canvas.picture().rgb(x, 20), "at " + x);
    }
  }

  @Test
  void eraseGivesWhatTheNetworkTakesForNothing() {
    dab(brush.withTool(Tool.ERASE), 10, 10);
    assertEquals(MEAN, canvas.picture().rgb(10, 10));
  }

  @Test
  void blurSoftensAnEdgeAndLeavesFlatPlacesAlone() {
    Brush blur = new Brush(Tool.BLUR, 9, 1, 0);
    dab(blur, 20, 20);
    int edge = canvas.picture().rgb(20, 20) & 0xFF;
    assertTrue(edge > 60 && edge < 200, edge + "");
    dab(blur, 8, 8);
    assertEquals(0xFFFFFF, canvas.picture().rgb(5, 8));
  }

  @Test
  void pasteTakesFromAnotherPlace() {
    canvas.begin(brush.withTool(Tool.PASTE), new Canvas.Place(8, 20), 20, 0);
    canvas.end();
    assertEquals(0, canvas.picture().rgb(8, 20));
    assertEquals(0xFFFFFF, canvas.picture().rgb(2, 20));
  }

  @Test
  void strokesAreUndoneAndRedoneOneByOne() {
    RgbImage before = canvas.picture();
    dab(brush, 10, 10);
    RgbImage one = canvas.picture();
    dab(brush, 30, 30);
    RgbImage two = canvas.picture();
    canvas.undo();
    assertEquals(one, canvas.picture());
    canvas.undo();
    assertEquals(before, canvas.picture());
    assertFalse(canvas.canUndo());
    canvas.redo();
    canvas.redo();
    assertEquals(two, canvas.picture());
    canvas.reset();
    assertEquals(before, canvas.picture());
    canvas.undo();
    assertEquals(two, canvas.picture());
    canvas.undo();
    dab(brush, 5, 30);
    assertFalse(canvas.canRedo(), "a new stroke ends what could be redone");
  }

  @Test
  void noMoreThanFortyStrokesAreKept() {
    RgbImage before = canvas.picture();
    for (int i = 0; i < Canvas.MOST + 5; i++) {
      dab(brush, i % SIDE, i / 2.0);
    }
    int undone = 0;
    while (canvas.canUndo()) {
      canvas.undo();
      undone++;
    }
    assertEquals(Canvas.MOST, undone);
    assertNotEquals(before, canvas.picture());
  }
}
