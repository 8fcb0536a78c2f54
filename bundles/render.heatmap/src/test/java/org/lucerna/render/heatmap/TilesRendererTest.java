/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap.Sign;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.ColorMap;
import org.lucerna.imaging.Theme;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.TileSheet;

final class TilesRendererTest extends RendererContract<TileSheet, TilesParams> {

  private static final ColorScale SHARED =
      new ColorScale(Sign.POSITIVE, OptionalDouble.of(4), "activation");

  private final TilesRenderer renderer = new TilesRenderer();

  @Override
  protected Renderer<TileSheet, TilesParams> renderer() {
    return renderer;
  }

  @Override
  protected TileSheet subject() {
    return new TileSheet(
        "Channels of a layer",
        List.of("four of them"),
        Optional.of(
            new TileSheet.Tile(
                new TileSheet.Picture(Samples.gradient(40, 40)), List.of("sunflower"))),
        List.of(
            tile("#1", 0, 1, 2, 4),
            tile("#2", 4, 4, 4, 4),
            tile("#3", 0, 0, 0, 0),
            new TileSheet.Tile(new TileSheet.Picture(Samples.flat(2, 2, 0xFF00FF)), List.of("#4"))),
        Optional.of(SHARED));
  }

  @Override
  protected TilesParams params() {
    return new TilesParams(Palette.AUTO, 2, 80, false, Theme.LIGHT);
  }

  @Test
  void everythingWrittenIsThere() throws IOException {
    String texts = Samples.texts(renderer.render(subject(), params()));
    for (String text :
        List.of(
            "Channels of a layer", "four of them", "sunflower", "#1", "#4", "activation", "4")) {
      assertTrue(texts.contains(text + "\n"), text + " is missing in " + texts);
    }
  }

  @Test
  void aValueHasTheColourOfItsShareOfTheCommonTop() {
    BufferedImage image = Samples.paint(renderer.render(subject(), params()), 1);
    // The bar and tile 2 (all 4) are full colour; a cell of 1 is a quarter of the way.
    assertTrue(count(image, ColorMap.VIRIDIS.rgb(1)) >= 78 * 78);
    assertTrue(count(image, ColorMap.VIRIDIS.rgb(0.25)) >= 38 * 38);
    assertTrue(count(image, 0xFF00FF) >= 78 * 78, "pictures keep their colours");
  }

  @Test
  void cellsKeepHardEdgesUnlessTheyAreBlended() {
    assertTrue(
        count(paint(sheet(new float[] {0, 4, 0, 4}), params()), ColorMap.VIRIDIS.rgb(1))
            >= 38 * 78);
    TilesParams smooth = new TilesParams(Palette.AUTO, 2, 80, true, Theme.LIGHT);
    assertTrue(
        count(paint(sheet(new float[] {0, 4, 0, 4}), smooth), ColorMap.VIRIDIS.rgb(1)) < 30 * 78);
  }

  @Test
  void onAnOwnScaleTheLegendSaysSo() throws IOException {
    TileSheet own =
        new TileSheet(
            "",
            List.of(),
            Optional.empty(),
            subject().tiles(),
            Optional.of(new ColorScale(Sign.POSITIVE, OptionalDouble.empty(), "activation")));
    String texts = Samples.texts(renderer.render(own, params()));
    assertTrue(texts.contains("each tile on its own scale"), texts);
    assertTrue(texts.contains("its maximum"), texts);
  }

  @Test
  void aSignedSheetIsWhiteAtZeroAndItsBarIsSymmetric() throws IOException {
    TileSheet signed =
        new TileSheet(
            "",
            List.of(),
            Optional.empty(),
            List.of(tile("#1", -2, 0, 0, 2)),
            Optional.of(new ColorScale(Sign.SIGNED, OptionalDouble.of(2), "weight")));
    assertTrue(count(paint(signed, params()), ColorMap.DIVERGING.rgb(0.5)) > 1000);
    assertTrue(Samples.texts(renderer.render(signed, params())).contains("\u22122"));
  }

  @Test
  void valuesThatAreNotNumbersAreSaidToBeSo() throws IOException {
    TileSheet broken = sheet(new float[] {0, Float.NaN, 1, 2});
    assertTrue(Samples.texts(renderer.render(broken, params())).contains("not finite"));
  }

  @Test
  void planesNeedAScale() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TileSheet(
                "", List.of(), Optional.empty(), List.of(tile("#1", 1)), Optional.empty()));
  }

  @Test
  void aDarkSheetIsDark() {
    TilesParams dark = new TilesParams(Palette.AUTO, 2, 80, false, Theme.DARK);
    assertEquals(Theme.DARK.background().getRGB(), paint(subject(), dark).getRGB(1, 1));
  }

  @Test
  void aSheetWithoutTilesIsStillAFigure() {
    TileSheet none = new TileSheet("", List.of(), Optional.empty(), List.of(), Optional.empty());
    Figure figure = renderer.render(none, TilesParams.defaults());
    assertTrue(figure.width() > 0 && figure.height() > 0);
  }

  @Test
  void twoHundredAndFiftySixTilesFitOnAPage() {
    TileSheet many =
        new TileSheet(
            "256",
            List.of(),
            Optional.empty(),
            Collections.nCopies(256, tile("#255", 0, 1, 2, 3)),
            Optional.of(SHARED));
    Figure figure = renderer.render(many, TilesParams.defaults());
    assertTrue(figure.width() <= 1240 && figure.height() <= 2000, figure.toString());
  }

  @Test
  void fewFieldsStayBlank() {
    assertEquals(8, TileGrid.columns(64));
    assertEquals(8, TileGrid.columns(48));
    assertEquals(16, TileGrid.columns(256));
    assertEquals(1, TileGrid.columns(1));
    assertEquals(3, TileGrid.columns(3));
  }

  private static TileSheet sheet(float[] values) {
    return new TileSheet(
        "", List.of(), Optional.empty(), List.of(tile("#1", values)), Optional.of(SHARED));
  }

  /** A square of one, or two by two values. */
  private static TileSheet.Tile tile(String name, float... values) {
    int side = (int) Math.sqrt(values.length);
    return new TileSheet.Tile(new TileSheet.Plane(Tensor.of(values, side, side)), List.of(name));
  }

  private BufferedImage paint(TileSheet sheet, TilesParams params) {
    return Samples.paint(renderer.render(sheet, params), 1);
  }

  private static int count(BufferedImage image, int rgb) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
