/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.ActionEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.lucerna.workbench.kit.run.Prediction;

class ConfusionTest {

  private static final List<String> CLASSES = List.of("cat", "dog", "eel");

  private static Prediction said(String sample, String label, String predicted, double sure) {
    return new Prediction(sample, label, predicted, sure, 1 - sure);
  }

  private static Confusion confusion() {
    return Confusion.of(
        CLASSES,
        List.of(
            said("a", "cat", "cat", 0.9),
            said("b", "cat", "dog", 0.6),
            said("c", "cat", "dog", 0.8),
            said("d", "dog", "cat", 0.7),
            said("e", "dog", "dog", 0.7),
            said("f", "eel", "dog", 0.5),
            said("g", "owl", "dog", 0.5)));
  }

  @Test
  void cellsHoldTheirPicturesTheSurestFirst() {
    Confusion confusion = confusion();
    assertEquals(
        List.of("c", "b"),
        confusion.at(new Confusion.Cell(0, 1)).stream().map(Prediction::sample).toList());
    assertEquals(3, confusion.total(0));
    assertEquals(6, confusion.total());
    assertEquals(2 / 3.0, confusion.share(0, 1), 1e-12);
    assertEquals(List.of("cat", 1, 2, 0), confusion.table("t").rows().get(0));
    assertEquals(List.of(1, 2, 0), confusion.matrix("t").counts().get(0));
  }

  @Test
  void theWorstCellIsTheMostFrequentMistakeThenTheLargestShare() {
    assertEquals(
        List.of(new Confusion.Cell(0, 1), new Confusion.Cell(2, 1), new Confusion.Cell(1, 0)),
        confusion().worst());
  }

  @Test
  void aClickedCellIsLookedAtAndOpened() {
    List<Confusion.Cell> selected = new ArrayList<>();
    List<Confusion.Cell> opened = new ArrayList<>();
    ConfusionPane pane = new ConfusionPane(selected::add, opened::add);
    pane.show(confusion());
    pane.setSize(500, 400);
    ConfusionLayout layout =
        ConfusionLayout.of(
            CLASSES,
            pane.getFontMetrics(org.lucerna.workbench.kit.chart.ChartColors.screen().font()),
            pane.getSize());
    java.awt.Rectangle at = layout.place(new Confusion.Cell(0, 1));

    pane.dispatchEvent(
        new MouseEvent(pane, MouseEvent.MOUSE_PRESSED, 0, 0, at.x + 5, at.y + 5, 1, false, 1));

    assertEquals(List.of(new Confusion.Cell(0, 1)), opened);
    assertEquals(opened, selected);
    assertEquals("cat taken for dog: 2 of 3 (66.7 %)", pane.sentence(opened.get(0)));
    assertEquals(
        "cat taken for dog: 2 of 3 (66.7 %)",
        pane.getAccessibleContext().getAccessibleDescription());
  }

  @Test
  void arrowsGoFromCellToCellAndEnterOpens() {
    List<Confusion.Cell> opened = new ArrayList<>();
    ConfusionPane pane = new ConfusionPane(c -> {}, opened::add);
    pane.show(confusion());
    for (String key : List.of("RIGHT", "RIGHT", "DOWN", "UP", "UP", "ENTER")) {
      pane.getActionMap()
          .get(pane.getInputMap().get(KeyStroke.getKeyStroke(key)))
          .actionPerformed(new ActionEvent(pane, 0, key));
    }
    assertEquals(List.of(new Confusion.Cell(0, 1)), opened);
  }

  @Test
  void manyClassesKeepLegibleCellsAndLongNamesStandUpright() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      names.add("a class with a long name " + i);
    }
    ConfusionPane pane = new ConfusionPane(c -> {}, c -> {});
    pane.show(Confusion.of(names, List.of()));
    pane.setSize(600, 400);
    java.awt.FontMetrics metrics =
        pane.getFontMetrics(org.lucerna.workbench.kit.chart.ChartColors.screen().font());
    ConfusionLayout layout = ConfusionLayout.of(names, metrics, pane.getSize());

    assertTrue(layout.upright());
    assertTrue(layout.cell() >= 1.6 * metrics.getHeight());
    assertTrue(layout.size().width > 600);
    assertTrue(layout.at(2, 2).isEmpty());
  }

  @Test
  void whatIsSelectedIsPainted() {
    ConfusionPane pane = new ConfusionPane(c -> {}, c -> {});
    pane.show(confusion());
    int[] before = painted(pane);
    pane.select(new Confusion.Cell(1, 1));
    int[] after = painted(pane);
    assertFalse(Arrays.equals(before, after));
    assertTrue(Arrays.stream(before).distinct().count() > 5);
  }

  private static int[] painted(ConfusionPane pane) {
    pane.setSize(500, 400);
    BufferedImage image = new BufferedImage(500, 400, BufferedImage.TYPE_INT_RGB);
    pane.paint(image.createGraphics());
    return image.getRGB(0, 0, 500, 400, null, 0, 500);
  }
}
