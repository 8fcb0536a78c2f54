/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.ConfusionMatrix;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;

final class ConfusionRendererTest extends RendererContract<ConfusionMatrix, ConfusionParams> {

  private final ConfusionRenderer renderer = new ConfusionRenderer();

  @Override
  protected Renderer<ConfusionMatrix, ConfusionParams> renderer() {
    return renderer;
  }

  @Override
  protected ConfusionMatrix subject() {
    return new ConfusionMatrix(
        "Test", List.of("cat", "dog"), List.of(List.of(10, 0), List.of(4, 12)));
  }

  @Override
  protected ConfusionParams params() {
    return ConfusionParams.defaults();
  }

  @Test
  void countsAndClassesAreWritten() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(renderer.render(subject(), params()), out);
    String svg = out.toString(StandardCharsets.UTF_8);
    for (String text : List.of("cat", "dog", "predicted", "true", "10", "4", "12")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
    assertTrue(!svg.contains(">0<"), "empty fields stay empty");
  }

  /** Right is blue, wrong is orange, and a full row's share is the strongest blue. */
  @Test
  void colorsTellRightFromWrong() {
    Figure figure = renderer.render(subject(), new ConfusionParams(50, params().theme()));
    BufferedImage image = CurvesRendererTest.paint(figure);
    int left = 0;
    while (!isField(image, left)) {
      left++;
    }
    int top = 0;
    while (!isField(image, left + 4, top)) {
      top++;
    }
    int right = image.getRGB(left + 5, top + 5);
    int wrong = image.getRGB(left + 5, top + 55);
    int partly = image.getRGB(left + 55, top + 55);
    assertTrue((right & 0xFF) > (right >> 16 & 0xFF) + 60);
    assertTrue((wrong >> 16 & 0xFF) > (wrong & 0xFF));
    assertTrue((partly >> 16 & 0xFF) > (right >> 16 & 0xFF), "12 of 16 is paler than 10 of 10");
  }

  @Test
  void fiftyClassesFitAPage() {
    List<String> classes = IntStream.range(0, 50).mapToObj(i -> "a long class name " + i).toList();
    List<List<Integer>> counts =
        IntStream.range(0, 50)
            .mapToObj(i -> IntStream.range(0, 50).mapToObj(j -> i == j ? 120 : 1).toList())
            .toList();
    Figure figure = renderer.render(new ConfusionMatrix("", classes, counts), params());
    assertTrue(figure.width() <= 1400, () -> "width " + figure.width());
    assertTrue(figure.height() <= 1400, () -> "height " + figure.height());
  }

  @Test
  void aMatrixThatIsNotSquareIsRefused() {
    ConfusionMatrix crooked =
        new ConfusionMatrix("", List.of("a", "b"), List.of(List.of(1), List.of(2, 3)));
    assertThrows(IllegalArgumentException.class, () -> renderer.render(crooked, params()));
  }

  @Test
  void aClassWithoutPicturesIsAnEmptyRow() {
    ConfusionMatrix empty =
        new ConfusionMatrix("", List.of("a", "b"), List.of(List.of(0, 0), List.of(0, 0)));
    BufferedImage image = CurvesRendererTest.paint(renderer.render(empty, params()));
    int shade = params().theme().shade().getRGB();
    long fields =
        java.util.Arrays.stream(
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
            .filter(rgb -> rgb == shade)
            .count();
    assertTrue(fields > 4 * 45 * 45, () -> "only " + fields + " pixels of empty fields");
  }

  private static boolean isField(BufferedImage image, int x) {
    return IntStream.range(0, image.getHeight()).anyMatch(y -> isField(image, x, y));
  }

  private static boolean isField(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xFFFFFF) == 0x1F6FB4;
  }
}
