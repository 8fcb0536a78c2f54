/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.ColorMap;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Theme;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;

final class ExplanationRendererTest extends RendererContract<ExplainedPicture, ExplanationParams> {

  private static final Heatmap BLOB = Heatmap.positive(Samples.oneHot(7, 2, 5));

  private final ExplanationRenderer renderer = new ExplanationRenderer();

  @Override
  protected Renderer<ExplainedPicture, ExplanationParams> renderer() {
    return renderer;
  }

  @Override
  protected ExplainedPicture subject() {
    return Samples.explained(Samples.gradient(96, 64), BLOB);
  }

  @Override
  protected ExplanationParams params() {
    return ExplanationParams.defaults();
  }

  @Test
  void theBarePictureIsUntouched() {
    RgbImage picture = Samples.gradient(97, 61);
    Figure figure = renderer.render(Samples.explained(picture, BLOB), Samples.bare(Style.ORIGINAL));
    assertEquals(picture, Images.of(Samples.paint(figure, 1)));
  }

  @Test
  void anOverlayMixesPictureAndColorByTheOpacity() {
    RgbImage gray = Samples.flat(70, 70, 0x808080);
    Heatmap full = Heatmap.positive(Tensor.of(new float[] {2, 2, 2, 2}, 2, 2));
    Figure figure = renderer.render(Samples.explained(gray, full), Samples.bare(Style.OVERLAY));
    int drawn = Samples.paint(figure, 1).getRGB(35, 35);
    int hot = ColorMap.TURBO.rgb(1);
    assertEquals((0x80 + (hot >> 16)) / 2.0, drawn >> 16 & 0xFF, 1.5);
    assertEquals((0x80 + (hot >> 8 & 0xFF)) / 2.0, drawn >> 8 & 0xFF, 1.5);
    assertEquals((0x80 + (hot & 0xFF)) / 2.0, drawn & 0xFF, 1.5);
  }

  @Test
  void signedMapsDivergeUnlessToldOtherwise() {
    Tensor map = Tensor.of(new float[] {-1, 1}, 1, 2);
    ExplainedPicture subject =
        Samples.explained(Samples.flat(80, 80, 0xFFFFFF), Heatmap.signed(map));
    BufferedImage diverging =
        Samples.paint(renderer.render(subject, Samples.bare(Style.HEATMAP)), 1);
    assertEquals(ColorMap.DIVERGING.rgb(0), diverging.getRGB(2, 40) & 0xFFFFFF);
    assertEquals(ColorMap.DIVERGING.rgb(1), diverging.getRGB(77, 40) & 0xFFFFFF);
    ExplanationParams viridis = colored(Samples.bare(Style.HEATMAP), Palette.VIRIDIS);
    assertEquals(
        ColorMap.VIRIDIS.rgb(1),
        Samples.paint(renderer.render(subject, viridis), 1).getRGB(77, 40) & 0xFFFFFF);
  }

  @ParameterizedTest
  @EnumSource(
      value = Style.class,
      names = {"HEATMAP", "OVERLAY", "CONTOUR", "SIDE_BY_SIDE"})
  void aMapWithoutPositiveEvidenceIsSaidToBeSo(Style style) throws IOException {
    Heatmap nothing = Heatmap.positive(Tensor.of(new float[] {-1, -2, -3, -4}, 2, 2));
    ExplainedPicture subject = Samples.explained(Samples.gradient(224, 224), nothing);
    assertTrue(
        Samples.texts(renderer.render(subject, Samples.bare(style)))
            .replace('\n', ' ')
            .contains("no positive evidence"));
  }

  @Test
  void aMapOfNoNumbersIsSaidToBeSo() throws IOException {
    Heatmap broken =
        new Heatmap(
            Tensor.of(new float[] {1, Float.NaN, 1, 1}, 2, 2), Heatmap.Sign.POSITIVE, Map.of());
    ExplainedPicture subject = Samples.explained(Samples.gradient(224, 224), broken);
    assertTrue(
        Samples.texts(renderer.render(subject, Samples.bare(Style.OVERLAY)))
            .replace('\n', ' ')
            .contains("not numbers"));
  }

  @Test
  void theColorBarGivesTheRawRangeAndItsUnit() throws IOException {
    Heatmap map =
        Samples.withFacts(Tensor.of(new float[] {0, 12.44f}, 1, 2), Map.of("unit", "logit"));
    String texts =
        Samples.texts(
            renderer.render(
                Samples.explained(Samples.gradient(224, 224), map), ExplanationParams.defaults()));
    assertTrue(texts.contains("12.4\n"), texts);
    assertTrue(texts.contains("6.22\n"), texts);
    assertTrue(texts.contains("0\n"), texts);
    assertTrue(texts.contains("logit\n"), texts);
    assertFalse(texts.contains("unit"), texts);
  }

  @Test
  void factsOfAMapStandInItsCaption() throws IOException {
    Heatmap map = Samples.withFacts(Samples.oneHot(2, 0, 0), Map.of("warning", "saturated"));
    String texts =
        Samples.texts(
            renderer.render(
                Samples.explained(Samples.gradient(224, 224), map), ExplanationParams.defaults()));
    assertTrue(
        texts.contains("Pikachu 98.2 %\nGrad-CAM at features.12\nwarning: saturated"), texts);
  }

  @Test
  void theFrameGoesAroundTheRegionAboveItsThreshold() {
    float[] values = new float[16];
    values[5] = 1;
    values[6] = 1;
    ExplanationParams bare = Samples.bare(Style.HEATMAP);
    ExplanationParams framed =
        new ExplanationParams(
            bare.style(),
            Palette.GRAY,
            bare.opacity(),
            bare.placement(),
            false,
            false,
            0.5,
            1,
            Optional.empty(),
            Theme.LIGHT);
    ExplainedPicture subject =
        Samples.explained(Samples.flat(128, 128, 0), Heatmap.positive(Tensor.of(values, 4, 4)));
    BufferedImage image = Samples.paint(renderer.render(subject, framed), 1);
    // Half of the maximum lies half a cell around the two cells' centres: 32 to 96, 32 to 64.
    assertEquals(0xFFFFFFFF, image.getRGB(64, 32), "upper side");
    assertEquals(0xFFFFFFFF, image.getRGB(64, 63), "lower side");
    assertEquals(0xFFFFFFFF, image.getRGB(32, 48), "left side");
    assertEquals(0xFFFFFFFF, image.getRGB(95, 48), "right side");
    assertEquals(0xFF000000, image.getRGB(64, 100), "nothing elsewhere");
  }

  @Test
  void smallPicturesGrowToTheWidthAskedFor() {
    ExplanationParams defaults = ExplanationParams.defaults();
    ExplanationParams bare = Samples.bare(Style.ORIGINAL);
    ExplanationParams wide =
        new ExplanationParams(
            Style.ORIGINAL,
            Palette.AUTO,
            0.5,
            Placement.STRETCHED,
            false,
            false,
            0,
            defaults.minWidth(),
            Optional.empty(),
            Theme.LIGHT);
    RgbImage small = Samples.gradient(100, 50);
    assertEquals(100, renderer.render(Samples.explained(small, BLOB), bare).width());
    assertEquals(224, renderer.render(Samples.explained(small, BLOB), wide).width());
    assertEquals(112, renderer.render(Samples.explained(small, BLOB), wide).height());
    RgbImage large = Samples.gradient(300, 200);
    assertEquals(300, renderer.render(Samples.explained(large, BLOB), wide).width());
  }

  @Test
  void anIconsPixelsStayHardSquares() {
    int[] pixels = new int[32 * 32];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i % 32 + i / 32) % 2 == 0 ? 0xFFFFFF : 0;
    }
    ExplanationParams bare = Samples.bare(Style.ORIGINAL);
    ExplanationParams wide =
        new ExplanationParams(
            bare.style(),
            bare.colors(),
            0.5,
            bare.placement(),
            false,
            false,
            0,
            200,
            Optional.empty(),
            Theme.LIGHT);
    Figure figure = renderer.render(Samples.explained(RgbImage.wrap(32, 32, pixels), BLOB), wide);
    assertEquals(224, figure.width(), "a whole factor");
    BufferedImage image = Samples.paint(figure, 1);
    assertEquals(0xFFFFFFFF, image.getRGB(6, 6));
    assertEquals(0xFF000000, image.getRGB(7, 6));
  }

  @Test
  void aSharedTopIsInTheColorBar() throws IOException {
    ExplanationParams d = ExplanationParams.defaults();
    ExplanationParams shared =
        new ExplanationParams(
            d.style(),
            d.colors(),
            d.opacity(),
            d.placement(),
            true,
            true,
            0,
            224,
            Optional.of(20.0),
            d.theme());
    String texts = Samples.texts(renderer.render(subject(), shared));
    assertTrue(texts.contains("20\n"), texts);
  }

  @Test
  void severalMapsAreNotDrawnAsOne() {
    Heatmap volume =
        Heatmap.several(Tensor.of(new float[8], 2, 2, 2), Heatmap.Sign.POSITIVE, List.of("a", "b"));
    assertThrows(
        IllegalArgumentException.class,
        () -> renderer.render(Samples.explained(Samples.gradient(8, 8), volume), params()));
  }

  @Test
  void manyLinesOfCaptionMakeTheFigureHigherNotWider() {
    ExplainedPicture one = subject();
    ExplainedPicture many =
        new ExplainedPicture(
            one.picture(),
            one.map(),
            List.of("a class with a very long name ".repeat(6), "b", "c"),
            Optional.empty());
    Figure a = renderer.render(one, params());
    Figure b = renderer.render(many, params());
    assertEquals(a.width(), b.width());
    assertTrue(b.height() > a.height());
  }

  private static ExplanationParams colored(ExplanationParams p, Palette colors) {
    return new ExplanationParams(
        p.style(),
        colors,
        p.opacity(),
        p.placement(),
        p.caption(),
        p.colorBar(),
        p.box(),
        p.minWidth(),
        p.top(),
        p.theme());
  }
}
