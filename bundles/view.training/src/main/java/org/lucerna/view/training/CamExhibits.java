/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.ChartColors;
import org.lucerna.workbench.kit.chart.Charts;

/** Maps over the epochs, for files. */
record CamExhibits(EpochDrawing now, String run) {

  private static final Texts TEXTS = new Texts(CamExhibits.class);
  private static final double EM = 16;
  private static final int SIDE = 180;
  private static final int COLUMNS = 4;

  List<Exhibit> all(EpochSheet grid, EpochSheet strip) {
    EpochMaps maps = now.maps();
    int epoch = maps.moments().get(now.wish().moment()).epoch();
    String picture = maps.pictures().get(now.wish().picture()).name();
    String what = TEXTS.of(now.wish().difference() ? "cam.caption.difference" : "cam.caption.map");
    return List.of(
        drawn(
            "maps-at-epoch-" + epoch,
            TEXTS.of(
                "cam.caption.sheet",
                what,
                maps.method(),
                maps.layer(),
                epoch,
                maps.pictures().size(),
                run),
            figure(grid, COLUMNS)),
        drawn(
            "maps-over-epochs",
            TEXTS.of("cam.caption.strip", what, maps.method(), maps.layer(), picture, run),
            figure(strip, COLUMNS * 2)),
        drawn(
            "probability-over-epochs",
            TEXTS.of("cam.caption.chart", maps.pictures().size(), run),
            Charts.figure(
                now.evidence().lines().isEmpty()
                    ? List.of(now.probability())
                    : List.of(now.probability(), now.evidence()))),
        new Exhibit(
            "maps-over-epochs",
            TEXTS.of("cam.caption.table", maps.method(), maps.layer(), run),
            new Exhibit.Listed(now.table()),
            Optional.empty()));
  }

  private static Exhibit drawn(String name, String caption, Figure figure) {
    return new Exhibit(name, caption, new Exhibit.Drawn(figure), Optional.empty());
  }

  private static Figure figure(EpochSheet sheet, int most) {
    int columns = Math.max(1, Math.min(most, sheet.tiles().size()));
    EpochSheet.Layout layout = new EpochSheet.Layout(columns, SIDE, EM);
    int width = layout.width();
    int height = Math.max(1, layout.height(sheet.tiles().size()));
    return new Figure.Drawing(
        width,
        height,
        target -> {
          Graphics2D g = (Graphics2D) target.create();
          try {
            g.setColor(ChartColors.paper().background());
            g.fillRect(0, 0, width, height);
            sheet.paint(g, layout, ChartColors.paper(), -1);
          } finally {
            g.dispose();
          }
        });
  }
}
