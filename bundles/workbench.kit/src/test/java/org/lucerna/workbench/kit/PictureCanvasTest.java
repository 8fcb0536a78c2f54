/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.Action;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;

class PictureCanvasTest {

  private static PictureCanvas canvas(int width, int height) {
    PictureCanvas canvas = new PictureCanvas();
    canvas.setSize(200, 100);
    canvas.show(Optional.of(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB)));
    return canvas;
  }

  private static void wheel(PictureCanvas canvas, Point at, int clicks) {
    canvas.dispatchEvent(
        new MouseWheelEvent(
            canvas, MouseEvent.MOUSE_WHEEL, 0, 0, at.x, at.y, 0, false, 0, 1, clicks));
  }

  private static Action action(PictureCanvas canvas, String stroke) {
    return canvas.getActionMap().get(canvas.getInputMap().get(KeyStroke.getKeyStroke(stroke)));
  }

  private static void press(PictureCanvas canvas, String stroke) {
    action(canvas, stroke).actionPerformed(new ActionEvent(canvas, 0, ""));
  }

  @Test
  void theWheelZoomsAroundThePointer() {
    PictureCanvas canvas = canvas(800, 400);
    Point pointer = new Point(150, 30);
    Point2D before = canvas.toPicture(pointer);

    wheel(canvas, pointer, -5);

    Point2D after = canvas.toPicture(pointer);
    assertEquals(before.getX(), after.getX(), 1e-6);
    assertEquals(before.getY(), after.getY(), 1e-6);
    assertEquals(0.25 * Math.pow(1.2, 5), canvas.transform().getScaleX(), 1e-6);
  }

  @Test
  void keysFitShowPixelsAndZoom() {
    PictureCanvas canvas = canvas(800, 400);
    press(canvas, "typed 1");
    assertEquals(1, canvas.transform().getScaleX());
    press(canvas, "typed +");
    assertEquals(1.25, canvas.transform().getScaleX(), 1e-9);
    press(canvas, "typed -");
    press(canvas, "typed -");
    assertEquals(0.8, canvas.transform().getScaleX(), 1e-9);
    press(canvas, "typed 0");
    assertTrue(canvas.isFit());
    assertEquals(0.25, canvas.transform().getScaleX());
  }

  @Test
  void arrowsMoveOnlyWhatIsZoomed() {
    PictureCanvas canvas = canvas(800, 400);
    assertFalse(action(canvas, "RIGHT").isEnabled(), "left to the next picture");
    canvas.actualSize();
    assertTrue(action(canvas, "RIGHT").isEnabled());
    double before = canvas.viewport().x();
    press(canvas, "RIGHT");
    assertEquals(before + 20, canvas.viewport().x(), 1e-9);
  }

  @Test
  void aPictureCannotBePushedOutOfSight() {
    PictureCanvas canvas = canvas(800, 400);
    canvas.setViewport(new PictureCanvas.Viewport(1, -5000, 9000));
    assertEquals(new PictureCanvas.Viewport(1, 100, 350), canvas.viewport());
    assertEquals(new Point2D.Double(0, 300), canvas.toPicture(new Point(0, 0)));
  }

  @Test
  void thePixelUnderTheMouseIsToldUntilItLeavesThePicture() {
    PictureCanvas canvas = canvas(200, 50);
    canvas.picture().orElseThrow().setRGB(30, 10, 0x123456);
    List<Optional<PictureCanvas.Spot>> told = new ArrayList<>();
    canvas.onHover(told::add);
    for (Point at : List.of(new Point(30, 35), new Point(30, 5))) {
      canvas.dispatchEvent(
          new MouseEvent(canvas, MouseEvent.MOUSE_MOVED, 0, 0, at.x, at.y, 0, false));
    }
    assertEquals(
        List.of(Optional.of(new PictureCanvas.Spot(30, 10, 0x123456)), Optional.empty()), told);
  }

  @Test
  void aPictureOfTheSameSizeKeepsThePlace() {
    PictureCanvas canvas = canvas(800, 400);
    canvas.actualSize();
    PictureCanvas.Viewport before = canvas.viewport();
    canvas.show(Optional.of(new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB)));
    assertEquals(before, canvas.viewport());
    canvas.show(Optional.of(new BufferedImage(801, 400, BufferedImage.TYPE_INT_RGB)));
    assertTrue(canvas.isFit());
  }

  @Test
  void magnifiedPixelsAreSquaresOfOneColour() {
    PictureCanvas canvas = canvas(20, 10);
    canvas.picture().orElseThrow().setRGB(3, 4, 0xFFFFFF);
    BufferedImage painted = paint(canvas);
    assertEquals(0xFFFFFF, painted.getRGB(30, 40) & 0xFFFFFF);
    assertEquals(0xFFFFFF, painted.getRGB(39, 49) & 0xFFFFFF);
    assertEquals(0, painted.getRGB(40, 45) & 0xFFFFFF);
  }

  @Test
  void shrunkPicturesKeepTheirMeanColour() {
    PictureCanvas canvas = canvas(1601, 801);
    BufferedImage picture = canvas.picture().orElseThrow();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x += 2) {
        picture.setRGB(x, y, 0xFF8000);
      }
    }
    BufferedImage painted = paint(canvas);
    int rgb = painted.getRGB(100, 50);
    assertEquals(0x80, rgb >> 16 & 0xFF, 2);
    assertEquals(0x40, rgb >> 8 & 0xFF, 2);
    assertEquals(0, rgb & 0xFF);
  }

  @Test
  void overlaysPaintInPixelsOfThePicture() {
    PictureCanvas canvas = canvas(20, 10);
    PictureCanvas.Overlay box =
        (g, p) -> {
          g.setColor(java.awt.Color.RED);
          g.fillRect(5, 5, 1, 1);
        };
    canvas.addOverlay(box);
    assertEquals(0xFF0000, paint(canvas).getRGB(55, 55) & 0xFFFFFF);
    canvas.removeOverlay(box);
    assertEquals(0, paint(canvas).getRGB(55, 55) & 0xFFFFFF);
  }

  @Test
  void followersHearOnlyOfRealMoves() {
    PictureCanvas canvas = canvas(800, 400);
    int[] told = {0};
    canvas.onViewport(() -> told[0]++);
    canvas.fit();
    assertEquals(0, told[0]);
    canvas.actualSize();
    canvas.setViewport(canvas.viewport());
    assertEquals(1, told[0]);
  }

  @Test
  void itCanBeNamedForScreenReaders() {
    PictureCanvas canvas = new PictureCanvas();
    assertNotNull(canvas.getAccessibleContext());
    canvas.getAccessibleContext().setAccessibleName("Picture");
    assertEquals("Picture", canvas.getAccessibleContext().getAccessibleName());
  }

  private static BufferedImage paint(PictureCanvas canvas) {
    BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    canvas.paint(g);
    g.dispose();
    return image;
  }
}
