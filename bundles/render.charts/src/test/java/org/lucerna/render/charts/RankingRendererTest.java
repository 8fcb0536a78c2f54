/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.lucerna.vision.api.render.Ranking;
import org.lucerna.vision.api.render.Renderer;

final class RankingRendererTest extends RendererContract<Ranking, BarParams> {

  private static final int BLUE = 0xFF0072B2;

  private final RankingRenderer renderer = new RankingRenderer();

  @Override
  protected Renderer<Ranking, BarParams> renderer() {
    return renderer;
  }

  @Override
  protected Ranking subject() {
    return new Ranking(
        "Insertion",
        "area under the curve, more is better",
        List.of(
            new Ranking.Row("RISE", 0.5, 0.4, 0.6),
            new Ranking.Row("Grad-CAM", 0.4, 0.3, 0.5),
            new Ranking.Row("saliency", 0.2, 0.15, 0.25)),
        List.of(new Ranking.Row("random", 0.1, Double.NaN, Double.NaN)),
        List.of(List.of(0, 1), List.of(0, 2)),
        "n = 100");
  }

  @Override
  protected BarParams params() {
    return BarParams.defaults();
  }

  @Test
  void labelsNumbersAndAxisAreWritten() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(renderer.render(subject(), params()), out);
    String svg = out.toString(StandardCharsets.UTF_8);
    for (String text :
        List.of("RISE", "0.500", "random", "area under the curve, more is better", "n = 100")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
  }

  @Test
  void anIntervalIsAsWideAsItsEnds() {
    BufferedImage image = CurvesRendererTest.paint(renderer.render(subject(), params()));
    int[] widths =
        IntStream.range(0, image.getHeight())
            .map(
                y ->
                    (int)
                        IntStream.range(0, image.getWidth())
                            .filter(x -> image.getRGB(x, y) == BLUE)
                            .count())
            .filter(n -> n > 20)
            .toArray();
    assertEquals(widths[0], 2.0 * widths[widths.length - 1], 3, "0.2 wide, and 0.1 wide");
  }

  private BufferedImage joined(List<Integer> set) {
    Ranking all = subject();
    Ranking one =
        new Ranking(all.title(), all.axis(), all.rows(), all.apart(), List.of(set), all.note());
    return CurvesRendererTest.paint(renderer.render(one, params()));
  }

  @Test
  void whoIsInASetHasADot() {
    BufferedImage without = joined(List.of(0, 2));
    BufferedImage with = joined(List.of(0, 1, 2));
    int dot = 0;
    for (int y = 0; y < with.getHeight(); y++) {
      for (int x = 0; x < with.getWidth(); x++) {
        dot += with.getRGB(x, y) == without.getRGB(x, y) ? 0 : 1;
      }
    }
    assertTrue(dot > 15 && dot < 80, "only the dot of the second row is more: " + dot);
  }

  @Test
  void oneValueForAllHasAnAxisToo() {
    for (double value : new double[] {0, 1, -3}) {
      Ranking same =
          new Ranking(
              "", "", List.of(new Ranking.Row("a", value, value, value)), List.of(), List.of(), "");
      BufferedImage image = CurvesRendererTest.paint(renderer.render(same, params()));
      boolean dot =
          IntStream.range(0, image.getWidth() * image.getHeight())
              .anyMatch(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == BLUE);
      assertTrue(dot, "a dot at " + value);
    }
  }

  @Test
  void whatHasNoValueIsRefused() {
    List<Ranking.Row> rows = List.of(new Ranking.Row("a", Double.NaN, 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Ranking("", "", rows, List.of(), List.of(), ""));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ranking("", "", List.of(), List.of(), List.of(List.of(0, 1)), ""));
  }
}
