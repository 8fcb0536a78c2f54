/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.imaging.GroupMark;
import org.lucerna.imaging.Theme;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Scatter;
import org.lucerna.vision.api.render.Scatter.Group;
import org.lucerna.vision.api.render.Scatter.Point;

class ScatterRendererTest extends RendererContract<Scatter, ScatterParams> {

  private final ScatterRenderer renderer = new ScatterRenderer();

  @Override
  protected Renderer<Scatter, ScatterParams> renderer() {
    return renderer;
  }

  @Override
  protected Scatter subject() {
    return scatter(true, Optional.of(new Group("3 other classes", List.of(new Point(2, 2)))));
  }

  @Override
  protected ScatterParams params() {
    return ScatterParams.defaults();
  }

  @Test
  void axesNumbersGroupsAndNoteAreWritten() throws Exception {
    String svg = svg(subject());
    for (String text :
        List.of(
            "Places", "first", "second", "cat (2)", "car (1)", "3 other classes (1)", "n = 4")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
    assertTrue(svg.contains(">2<"), "a number at an axis");
  }

  @Test
  void axesWithoutMeaningHaveNoNumbers() throws Exception {
    assertFalse(svg(scatter(false, Optional.empty())).contains(">2<"));
  }

  /** Points three apart lie as far apart across as points three apart up. */
  @Test
  void bothAxesHaveOneScale() {
    Plane plane = new Plane(subject(), 400);
    assertEquals(plane.x(4) - plane.x(1), plane.y(0) - plane.y(3), 1e-9);
  }

  @Test
  void aPointIsWhereTheAxesSay() {
    ScatterParams params = new ScatterParams(400, 20, Theme.LIGHT);
    BufferedImage image = CurvesRendererTest.paint(renderer.render(subject(), params));
    Color cat = new GroupMark(0, 2, Theme.LIGHT).color();
    Color car = new GroupMark(1, 2, Theme.LIGHT).color();
    assertTrue(first(image, cat, false) < first(image, car, false), "cats are left of the car");
    assertTrue(first(image, car, true) < first(image, cat, true), "the car is above the cats");
  }

  @Test
  void markersOfTwentyGroupsAllDiffer() {
    for (Theme theme : Theme.values()) {
      assertEquals(
          20,
          IntStream.range(0, 20)
              .mapToObj(i -> new GroupMark(i, 20, theme).color())
              .distinct()
              .count());
      assertEquals(
          8,
          IntStream.range(0, 8)
              .mapToObj(i -> new GroupMark(i, 8, theme).color())
              .distinct()
              .count());
    }
  }

  @Test
  void moreGroupsThanCanBeToldApartAreRefused() {
    List<Group> groups = IntStream.range(0, 21).mapToObj(i -> new Group("g", List.of())).toList();
    assertThrows(
        IllegalArgumentException.class,
        () -> new Scatter("", "", "", true, groups, Optional.empty(), ""));
  }

  @Test
  void onePointAndNoneAreDrawn() {
    for (List<Point> points : List.of(List.<Point>of(), List.of(new Point(5, 5)))) {
      Scatter few =
          new Scatter("", "x", "y", true, List.of(new Group("g", points)), Optional.empty(), "");
      Figure figure = renderer.render(few, params());
      assertTrue(figure.height() > 200 && figure.height() < 900, figure::toString);
    }
  }

  private static Scatter scatter(boolean numbers, Optional<Group> rest) {
    return new Scatter(
        "Places",
        "first",
        "second",
        numbers,
        List.of(
            new Group("cat", List.of(new Point(0, 0), new Point(1, 0.5))),
            new Group("car", List.of(new Point(4, 3)))),
        rest,
        "n = 4");
  }

  /** The first column, or row, where a colour occurs left of the legend. */
  private static int first(BufferedImage image, Color color, boolean row) {
    for (int a = 0; a < (row ? image.getHeight() : 440); a++) {
      for (int b = 0; b < (row ? 440 : image.getHeight()); b++) {
        if (image.getRGB(row ? b : a, row ? a : b) == color.getRGB()) {
          return a;
        }
      }
    }
    throw new AssertionError("nowhere " + color);
  }

  private String svg(Scatter scatter) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(renderer.render(scatter, params()), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
