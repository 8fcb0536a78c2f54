/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.imaging.Theme;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;

final class CurvesRendererTest extends RendererContract<Curves, CurvesParams> {

  private final CurvesRenderer renderer = new CurvesRenderer();

  @Override
  protected Renderer<Curves, CurvesParams> renderer() {
    return renderer;
  }

  @Override
  protected Curves subject() {
    return new Curves(
        "Loss",
        "epoch",
        "loss",
        List.of(series("train", false, 2, 1, .5), series("test", false, 2, 1.5, 1)));
  }

  @Override
  protected CurvesParams params() {
    return CurvesParams.defaults();
  }

  @Test
  void everyCurveAppearsInItsColor() {
    Curves curves = subject();
    BufferedImage image = paint(renderer.render(curves, params()));
    SeriesColors colors = new SeriesColors(Theme.LIGHT);
    assertTrue(count(image, colors.of(curves.series(), 0)) > 500);
    assertTrue(count(image, colors.of(curves.series(), 1)) > 500);
  }

  @Test
  void aFallingCurveFallsOnTheScreen() {
    Curves falling = curves(series("loss", false, 5, 4, 3, 2, 1));
    BufferedImage image = paint(renderer.render(falling, params()));
    Color color = new SeriesColors(Theme.LIGHT).of(falling.series(), 0);
    assertTrue(meanRow(image, color, 0, 300) + 60 < meanRow(image, color, 300, 600));
  }

  @Test
  void valuesThatAreNotFiniteAreLeftOut() {
    Curves broken =
        curves(
            series("diverged", false, 1, Double.NaN, Double.POSITIVE_INFINITY, 2),
            series("never", true, Double.NaN));
    assertTrue(paint(renderer.render(broken, params())).getWidth() > 0);
  }

  @Test
  void oneEpochOrNoneIsStillAFigure() {
    assertTrue(paint(renderer.render(curves(series("a", false, .5)), params())).getWidth() > 0);
    assertTrue(paint(renderer.render(curves(), params())).getWidth() > 0);
  }

  @Test
  void manyEpochsAreDrawnToo() {
    double[] values = new double[300];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 / (1.0 + i);
    }
    Curves curves = curves(series("a", false, values), series("a, running", true, values));
    Color color = new SeriesColors(Theme.LIGHT).of(curves.series(), 0);
    assertTrue(count(paint(renderer.render(curves, params())), color) > 300);
  }

  @Test
  void aDashedSeriesHasTheColorOfItsSolidOne() {
    List<Curves.Series> all =
        List.of(
            series("train, running average", true, 1),
            series("train", false, 1),
            series("test", false, 1));
    SeriesColors colors = new SeriesColors(Theme.LIGHT);
    assertEquals(colors.of(all, 1), colors.of(all, 0));
    assertNotEquals(colors.of(all, 1), colors.of(all, 2));
  }

  /** Two runs, each on two splits: colour and marker say which run, the stroke says which split. */
  @Test
  void seriesOfOneGroupShareAColor() {
    List<Curves.Series> all =
        List.of(
            grouped("VGG16, train", "VGG16", true, 1, .5),
            grouped("VGG16, test", "VGG16", false, 1.2, .8),
            grouped("VGG16 deep, train", "VGG16 deep", true, .9, .4),
            grouped("VGG16 deep, test", "VGG16 deep", false, 1.1, .7));
    SeriesColors colors = new SeriesColors(Theme.DARK);
    assertEquals(colors.of(all, 0), colors.of(all, 1));
    assertEquals(colors.of(all, 2), colors.of(all, 3));
    assertNotEquals(colors.of(all, 1), colors.of(all, 2));
    BufferedImage image =
        paint(renderer.render(new Curves("", "epoch", "loss", all), params(Theme.DARK)));
    assertTrue(count(image, colors.of(all, 0)) > 500);
    assertTrue(count(image, colors.of(all, 2)) > 500);
  }

  private static CurvesParams params(Theme theme) {
    return new CurvesParams(600, 360, theme);
  }

  private static Curves.Series grouped(
      String name, String group, boolean dashed, double... values) {
    Curves.Series plain = series(name, dashed, values);
    return new Curves.Series(name, plain.x(), plain.y(), dashed, Optional.of(group));
  }

  private static Curves curves(Curves.Series... series) {
    return new Curves("", "epoch", "loss", List.of(series));
  }

  private static Curves.Series series(String name, boolean dashed, double... values) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (double value : values) {
      x.add(x.size() + 1.0);
      y.add(value);
    }
    return new Curves.Series(name, x, y, dashed);
  }

  static BufferedImage paint(Figure figure) {
    BufferedImage image =
        new BufferedImage(figure.width(), figure.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    ((Figure.Drawing) figure).painter().accept(g);
    g.dispose();
    return image;
  }

  private static int count(BufferedImage image, Color color) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  private static double meanRow(BufferedImage image, Color color, int from, int to) {
    double sum = 0;
    int n = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = from; x < to; x++) {
        if (image.getRGB(x, y) == color.getRGB()) {
          sum += y;
          n++;
        }
      }
    }
    return sum / n;
  }
}
