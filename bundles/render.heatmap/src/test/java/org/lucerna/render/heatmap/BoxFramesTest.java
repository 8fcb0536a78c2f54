/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Frame;

/** Boxes lie where they say, and can be told apart. */
class BoxFramesTest {

  private static final int WHITE = 0xFFFFFF;
  private static final int MAGENTA = 0xFF00E6;
  private static final int SIDE = 100;

  private static ExplainedPicture picture(Heatmap map, Frame... frames) {
    RgbImage black = Samples.flat(SIDE, SIDE, 0);
    return new ExplainedPicture(black, map, List.of(), Optional.empty(), List.of(frames));
  }

  private static Frame truth(double x0, double y0, double x1, double y1) {
    return new Frame(new Bounds(x0, y0, x1, y1), Frame.Look.TRUTH);
  }

  private static BufferedImage drawn(ExplainedPicture subject, Style style) {
    return Samples.paint(new ExplanationRenderer().render(subject, Samples.bare(style)), 1);
  }

  private static Heatmap map() {
    return Heatmap.positive(Samples.oneHot(5, 2, 2));
  }

  @Test
  void theLineRunsAlongTheOuterEdgesOfTheBoxesPixels() {
    BufferedImage image = drawn(picture(map(), truth(20, 30, 59, 79)), Style.ORIGINAL);
    for (int y = 35; y < 75; y++) {
      assertEquals(WHITE, image.getRGB(20, y) & WHITE);
      assertEquals(WHITE, image.getRGB(59, y) & WHITE);
      assertEquals(0, image.getRGB(40, y) & WHITE);
    }
    for (int x = 25; x < 55; x++) {
      assertEquals(WHITE, image.getRGB(x, 30) & WHITE);
      assertEquals(WHITE, image.getRGB(x, 79) & WHITE);
    }
  }

  @Test
  void aBoxAroundTheWholePictureIsInSight() {
    BufferedImage image = drawn(picture(map(), truth(0, 0, 99, 99)), Style.OVERLAY);
    assertEquals(WHITE, image.getRGB(2, 50) & WHITE);
    assertEquals(WHITE, image.getRGB(50, 97) & WHITE);
  }

  @Test
  void whatWasFoundIsDashedAndOfAnotherColour() {
    Frame found = new Frame(new Bounds(20, 20, 79, 79), Frame.Look.FOUND);
    for (Style style : List.of(Style.ORIGINAL, Style.HEATMAP, Style.OVERLAY, Style.CONTOUR)) {
      BufferedImage image = drawn(picture(map(), found), style);
      Set<Boolean> along = new HashSet<>();
      for (int x = 22; x < 78; x++) {
        along.add((image.getRGB(x, 20) & WHITE) == MAGENTA);
      }
      assertEquals(Set.of(true, false), along, style.name());
    }
  }

  @Test
  void boxesStandOnAPictureWithoutEvidenceToo() {
    Heatmap nothing = Heatmap.positive(Tensor.of(new float[4], 2, 2));
    BufferedImage image = drawn(picture(nothing, truth(10, 10, 89, 89)), Style.OVERLAY);
    assertEquals(WHITE, image.getRGB(10, 30) & WHITE);
  }

  @Test
  void theCaptionNamesTheColours() throws IOException {
    String texts =
        Samples.texts(
            new ExplanationRenderer()
                .render(picture(map(), truth(1, 1, 9, 9)), ExplanationParams.defaults()));
    assertTrue(texts.contains("white: ground truth"), texts);
  }
}
