/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;

/** Pictures, maps and parameters of the tests. */
final class Samples {

  private Samples() {}

  static RgbImage flat(int width, int height, int rgb) {
    int[] pixels = new int[width * height];
    java.util.Arrays.fill(pixels, rgb);
    return RgbImage.wrap(width, height, pixels);
  }

  /** A different colour at each pixel. */
  static RgbImage gradient(int width, int height) {
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i % width * 255 / width) << 16 | (i / width * 255 / height) << 8 | 90;
    }
    return RgbImage.wrap(width, height, pixels);
  }

  static Tensor oneHot(int size, int row, int column) {
    float[] values = new float[size * size];
    values[row * size + column] = 3.5f;
    return Tensor.of(values, size, size);
  }

  static ExplainedPicture explained(RgbImage picture, Heatmap map) {
    return new ExplainedPicture(
        picture, map, List.of("Pikachu 98.2 %", "Grad-CAM at features.12"), Optional.empty());
  }

  /** Nothing but the panel, pixel for pixel. */
  static ExplanationParams bare(Style style) {
    return new ExplanationParams(
        style,
        Palette.AUTO,
        0.5,
        Placement.STRETCHED,
        false,
        false,
        0,
        1,
        Optional.empty(),
        org.lucerna.imaging.Theme.LIGHT);
  }

  static BufferedImage paint(Figure figure, int scale) {
    BufferedImage image =
        new BufferedImage(
            figure.width() * scale, figure.height() * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    ((Figure.Drawing) figure).painter().accept(g);
    g.dispose();
    return image;
  }

  /** What a reader finds written in a figure, line by line. */
  static String texts(Figure figure) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(figure, out);
    StringBuilder texts = new StringBuilder();
    java.util.regex.Matcher text =
        java.util.regex.Pattern.compile("<text[^>]*>([^<]*)</text", java.util.regex.Pattern.DOTALL)
            .matcher(out.toString(StandardCharsets.UTF_8));
    while (text.find()) {
      texts.append(text.group(1)).append('\n');
    }
    return texts.toString();
  }

  static Heatmap withFacts(Tensor values, Map<String, String> facts) {
    return new Heatmap(values, Heatmap.Sign.POSITIVE, facts);
  }
}
