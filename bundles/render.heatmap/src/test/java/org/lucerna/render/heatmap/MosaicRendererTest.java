/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Theme;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.Mosaic;
import org.lucerna.vision.api.render.Mosaic.Tile;
import org.lucerna.vision.api.render.Renderer;

class MosaicRendererTest extends RendererContract<Mosaic, MosaicParams> {

  private final MosaicRenderer renderer = new MosaicRenderer();

  @Override
  protected Renderer<Mosaic, MosaicParams> renderer() {
    return renderer;
  }

  @Override
  protected Mosaic subject() {
    return mosaic(Mosaic.Layout.GRID, tile(0, 0, 0), tile(1, 0, 1), tile(11, 1, 2));
  }

  @Override
  protected MosaicParams params() {
    return new MosaicParams(40, 500, Theme.DARK);
  }

  @Test
  void groupsTitleAndNoteAreWritten() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(renderer.render(subject(), params()), out);
    String svg = out.toString(StandardCharsets.UTF_8);
    for (String text : List.of("Mosaic", "cat", "car", "boat", "n = 3.")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
  }

  @Test
  void aGridHasItsFieldsSideBySide() {
    var places = new MosaicPlaces(subject(), params());
    assertEquals(440, places.all().get(2).x());
    assertEquals(40, places.all().get(2).y());
    assertEquals(480, places.width());
    assertEquals(80, places.height());
  }

  @Test
  void freePlacesKeepTheirProportionsAndHaveYUpwards() {
    var places =
        new MosaicPlaces(
            mosaic(Mosaic.Layout.FREE, tile(0, 0, 0), tile(10, 0, 1), tile(0, 5, 2)), params());
    assertEquals(460, places.all().get(1).x());
    assertEquals(230, places.all().get(0).y());
    assertEquals(0, places.all().get(2).y());
    assertEquals(270, places.height());
  }

  @Test
  void whatWouldCoverAnotherIsOnlyMarkedAndCounted() {
    var places =
        new MosaicPlaces(
            mosaic(Mosaic.Layout.FREE, tile(0, 0, 0), tile(0.1, 0, 1), tile(10, 0, 2)), params());
    assertEquals(1, places.hidden());
    assertTrue(places.all().get(0).shown() && !places.all().get(1).shown());
    assertTrue(places.isSeen(places.all().get(1)), "a car's mark over a cat's picture");
  }

  @Test
  void aMarkOverAPictureOfItsOwnGroupIsLeftOut() {
    var places =
        new MosaicPlaces(
            mosaic(Mosaic.Layout.FREE, tile(0, 0, 1), tile(0.1, 0, 1), tile(10, 0, 2)), params());
    assertTrue(!places.isSeen(places.all().get(1)));
  }

  @Test
  void manyGroupsShareALastEntry() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      names.add("class number " + i);
    }
    Mosaic many = new Mosaic("", Mosaic.Layout.GRID, List.of(tile(0, 0, 29)), names, "");
    assertTrue(renderer.render(many, params()).height() > 150, "21 entries need several lines");
  }

  private static Mosaic mosaic(Mosaic.Layout layout, Tile... tiles) {
    return new Mosaic("Mosaic", layout, List.of(tiles), List.of("cat", "car", "boat"), "n = 3.");
  }

  private static Tile tile(double x, double y, int group) {
    int[] pixels = new int[64 * 48];
    java.util.Arrays.fill(pixels, 0x40A060 + group);
    return new Tile(RgbImage.wrap(64, 48, pixels), x, y, group);
  }
}
