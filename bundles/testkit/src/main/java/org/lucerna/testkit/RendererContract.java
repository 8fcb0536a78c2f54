/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;

/**
 * What every {@link Renderer} must keep. Its test extends this class.
 *
 * @param <S> the subject's type
 * @param <P> the parameter record
 */
public abstract class RendererContract<S, P extends Record> {

  protected abstract Renderer<S, P> renderer();

  /** Something that fills a figure: it must not come out blank. */
  protected abstract S subject();

  protected abstract P params();

  @Test
  void aFigureHasASize() {
    Figure figure = figure();
    assertTrue(figure.width() > 0 && figure.height() > 0, figure::toString);
  }

  @Test
  void aFigureIsNotBlank() {
    int[] pixels = paint(figure(), 1);
    assertTrue(Arrays.stream(pixels).distinct().count() > 2, "a blank figure");
  }

  @Test
  void paintingTwiceGivesTheSamePixels() {
    Figure figure = figure();
    assertArrayEquals(paint(figure, 1), paint(figure, 1));
  }

  @Test
  void renderingTwiceGivesTheSamePixels() {
    assertArrayEquals(paint(figure(), 1), paint(figure(), 1));
  }

  @Test
  void severalThreadsMayPaintOneFigure() {
    Figure figure = figure();
    int[] alone = paint(figure, 1);
    CompletableFuture<int[]> other = CompletableFuture.supplyAsync(() -> paint(figure, 1));
    assertArrayEquals(alone, paint(figure, 1));
    assertArrayEquals(alone, other.join());
  }

  @Test
  void atScaleTwoEveryCornerIsReached() {
    Figure figure = figure();
    int[] pixels = paint(figure, 2);
    int width = 2 * figure.width();
    assertEquals(width * 2 * figure.height(), pixels.length);
    assertTrue(
        distinctIn(pixels, width, figure.width(), width) > 1
            || distinctIn(pixels, width, 0, figure.width()) > 1,
        "nothing was drawn at scale 2");
    assertTrue(
        pixels[pixels.length - 1] != UNTOUCHED && pixels[width - 1] != UNTOUCHED,
        "a figure fills its whole rectangle, background included");
  }

  @Test
  void aPainterLeavesTheGraphicsTransformAsItFoundIt() {
    if (figure() instanceof Figure.Drawing drawing) {
      BufferedImage image =
          new BufferedImage(drawing.width(), drawing.height(), BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      g.translate(3, 4);
      drawing.painter().accept(g);
      assertEquals(3, g.getTransform().getTranslateX());
      assertEquals(4, g.getTransform().getTranslateY());
      g.dispose();
    }
  }

  private static final int UNTOUCHED = 0xFFFF00FE;

  private Figure figure() {
    return renderer().render(subject(), params());
  }

  private static long distinctIn(int[] pixels, int width, int from, int to) {
    return java.util.stream.IntStream.range(0, pixels.length)
        .filter(i -> i % width >= from && i % width < to)
        .map(i -> pixels[i])
        .distinct()
        .count();
  }

  private static int[] paint(Figure figure, int scale) {
    int width = figure.width() * scale;
    int height = figure.height() * scale;
    if (figure instanceof Figure.Raster raster) {
      return raster.image().toArray();
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(UNTOUCHED));
    g.fillRect(0, 0, width, height);
    g.scale(scale, scale);
    ((Figure.Drawing) figure).painter().accept(g);
    g.dispose();
    return image.getRGB(0, 0, width, height, null, 0, width);
  }
}
