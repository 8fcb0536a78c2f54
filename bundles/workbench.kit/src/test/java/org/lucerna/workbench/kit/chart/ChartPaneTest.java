/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.workbench.kit.Images;

class ChartPaneTest {

  private static LineChart chart(boolean log, Double... y) {
    List<Double> x = new java.util.ArrayList<>();
    for (int i = 1; i <= y.length; i++) {
      x.add((double) i);
    }
    return new LineChart(
        "Loss",
        "epoch",
        log,
        false,
        List.of(
            new LineChart.Line(
                "run", 0, LineChart.Look.SOLID, x, Arrays.asList(y), OptionalDouble.of(2))));
  }

  private static int[] painted(ChartPane pane) {
    pane.setSize(400, 240);
    BufferedImage image = new BufferedImage(400, 240, BufferedImage.TYPE_INT_RGB);
    pane.paint(image.createGraphics());
    return image.getRGB(0, 0, 400, 240, null, 0, 400);
  }

  @Test
  void aLogarithmicAxisLeavesOutWhatIsNotAboveZero() {
    LineChart chart = chart(true, 1.0, 0.0, 0.1);
    assertTrue(chart.shows(0.1));
    assertFalse(chart.shows(0));
    assertEquals(List.of(), chart.at(2));
    assertEquals(0.1, chart.at(3).get(0).y());
    assertNotEquals(painted(new ChartPane(chart))[0], 1);
  }

  @Test
  void ticksAreRoundAndHoldTheValues() {
    Scale linear = Scale.of(0.13, 1.87, false, 5);
    assertEquals(List.of(0.0, 0.5, 1.0, 1.5, 2.0), linear.ticks());
    assertEquals(0.5, linear.at(1), 1e-9);
    Scale log = Scale.of(0.001, 1, true, 5);
    assertEquals(List.of(0.001, 0.01, 0.1, 1.0), log.ticks());
    assertTrue(log.at(0.001) > 0 && log.at(1) < 1);
    assertEquals(0.5, Scale.of(3, 3, false, 4).at(3.15), 0.4);
  }

  @Test
  void chartsWithoutValuesOrWithOneAreDrawn() {
    painted(new ChartPane(new LineChart("Loss", "epoch", true, false, List.of())));
    painted(new ChartPane(chart(false)));
    painted(new ChartPane(chart(false, Double.NaN, Double.POSITIVE_INFINITY)));
    int[] empty = painted(new ChartPane(chart(false)));
    int[] one = painted(new ChartPane(chart(false, 0.4)));
    assertFalse(Arrays.equals(empty, one));
  }

  @Test
  void arrowKeysShowTheValuesOfAPlace() {
    ChartPane pane = new ChartPane(chart(false, 1.0, 0.5, 0.2));
    int[] before = painted(pane);
    key(pane, "RIGHT");
    key(pane, "RIGHT");
    assertEquals(OptionalDouble.of(2), pane.place());
    assertFalse(Arrays.equals(before, painted(pane)));
    key(pane, "ESCAPE");
    assertTrue(pane.place().isEmpty());
    key(pane, "LEFT");
    assertEquals(OptionalDouble.of(3), pane.place());
  }

  private static void key(ChartPane pane, String key) {
    Object action = pane.getInputMap().get(javax.swing.KeyStroke.getKeyStroke(key));
    pane.getActionMap()
        .get(action)
        .actionPerformed(new ActionEvent(pane, ActionEvent.ACTION_PERFORMED, key));
  }

  @Test
  void aFigureHoldsAllChartsOnWhite() {
    Figure figure = Charts.figure(List.of(chart(false, 1.0, 0.5), chart(true, 1.0, 0.5)));
    BufferedImage image = Images.of(figure, 1);
    assertEquals(1240, image.getWidth());
    assertEquals(0xFFFFFFFF, image.getRGB(1, 1));
    assertTrue(Arrays.stream(image.getRGB(620, 0, 620, 360, null, 0, 620)).distinct().count() > 10);
  }
}
