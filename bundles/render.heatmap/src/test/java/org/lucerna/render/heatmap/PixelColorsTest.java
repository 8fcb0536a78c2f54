/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;

/** Maps of each pixel's colours. */
final class PixelColorsTest {

  private final ExplanationRenderer renderer = new ExplanationRenderer();

  /** Red for the first pixel, against green for the second, half of blue for the third, 0. */
  private static ExplainedPicture subject() {
    float[] values = new float[12];
    values[0] = 2;
    values[4 + 1] = -2;
    values[8 + 2] = 1;
    return Samples.explained(Samples.flat(2, 2, 0x123456), Heatmap.signed(tensor(values)));
  }

  private static Tensor tensor(float[] values) {
    return Tensor.of(values, 3, 2, 2);
  }

  private static int pixel(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  @Test
  void coloursStandForThemselvesAndGreyIsZero() {
    for (Style style : new Style[] {Style.OVERLAY, Style.HEATMAP}) {
      BufferedImage image = Samples.paint(renderer.render(subject(), Samples.bare(style)), 1);
      assertEquals(0xFF8080, pixel(image, 0, 0));
      assertEquals(0x800080, pixel(image, 1, 0));
      assertEquals(0x8080BF, pixel(image, 0, 1));
      assertEquals(0x808080, pixel(image, 1, 1));
    }
  }

  @Test
  void theCaptionSaysHowToReadThemAndThereIsNoBar() throws IOException {
    Figure figure = renderer.render(subject(), ExplanationParams.defaults());
    String texts = Samples.texts(figure);
    assertTrue(texts.contains("grey is 0"), texts);
    assertEquals(240, figure.width(), "the picture and its margins");
  }

  @Test
  void aMapOfZerosSaysThatThereIsNothing() throws IOException {
    ExplainedPicture nothing =
        Samples.explained(Samples.flat(2, 2, 0), Heatmap.signed(tensor(new float[12])));
    Figure figure = renderer.render(nothing, ExplanationParams.defaults());
    assertTrue(Samples.texts(figure).toLowerCase().contains("no "), Samples.texts(figure));
  }
}
