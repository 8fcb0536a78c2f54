/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.Charts;
import org.lucerna.workbench.kit.run.RunColors;
import org.lucerna.workbench.kit.run.RunCurves;
import org.lucerna.workbench.kit.run.RunFolder;

/** Figures and tables of what is shown, each with n, unit and where it comes from. */
record ResultExhibits(Renderers renderers) {

  private static final Texts TEXTS = new Texts(ResultExhibits.class);

  List<Exhibit> of(RunDetail detail, Table runs, RunColors colors) {
    List<Exhibit> all = new ArrayList<>();
    String from = provenance(detail.run());
    String split = detail.split();
    if (!split.isEmpty()) {
      int n = detail.confusion().total();
      String title = TEXTS.of("figure.confusion", split, n);
      confusion(detail, title)
          .ifPresent(
              f -> drawn(all, "confusion-" + split, caption("confusion", split, n, from), f));
      listed(
          all,
          caption("confusion.table", split, n, from),
          detail.confusion().table("confusion-" + split));
      listed(all, caption("classes", split, n, from), detail.perClass());
      DetailPanel.diagram(renderers, detail, "light")
          .ifPresent(
              f -> drawn(all, "reliability-" + split, caption("reliability", split, n, from), f));
      listed(all, caption("reliability.table", split, n, from), detail.reliability());
      listed(all, caption("mistakes", split, n, from), detail.mistakesTable());
    }
    curves(
        all,
        new RunCurves(List.of(detail.run()), colors, new RunCurves.Options(0, false, true, true)),
        from);
    listed(all, TEXTS.of("caption.settings", from), DetailPanel.settings(detail));
    listed(all, TEXTS.of("caption.runs"), runs);
    return all;
  }

  List<Exhibit> of(Comparison comparison, RunCurves curves, Table runs) {
    List<Exhibit> all = new ArrayList<>();
    String from =
        comparison.runs().stream()
            .map(ResultExhibits::provenance)
            .collect(Collectors.joining("; "));
    listed(all, TEXTS.of("caption.metrics", from), comparison.metrics());
    listed(all, TEXTS.of("caption.differences", from), comparison.differences());
    listed(
        all,
        TEXTS.of("caption.disagreements", comparison.samples(), comparison.split(), from),
        comparison.disagreementTable());
    curves(all, curves, from);
    listed(all, TEXTS.of("caption.runs"), runs);
    return all;
  }

  private static void curves(List<Exhibit> all, RunCurves curves, String from) {
    if (!curves.table().rows().isEmpty()) {
      drawn(
          all,
          "training-curves",
          TEXTS.of("caption.curves", from),
          Charts.figure(List.of(curves.loss(), curves.accuracy())));
      listed(all, TEXTS.of("caption.curves", from), curves.table());
    }
  }

  private Optional<Figure> confusion(RunDetail detail, String title) {
    try {
      return Optional.of(renderers.draw("confusion", detail.confusion().matrix(title), Map.of()));
    } catch (UnknownPluginException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String caption(String key, String split, int n, String from) {
    return TEXTS.of("caption." + key, split, n, from);
  }

  private static String provenance(RunFolder run) {
    return TEXTS.of(
        "provenance",
        run.name(),
        run.setup().network(),
        run.setup().data(),
        String.valueOf(run.setup().seed()));
  }

  private static void drawn(List<Exhibit> all, String name, String caption, Figure figure) {
    all.add(new Exhibit(name, caption, new Exhibit.Drawn(figure), Optional.empty()));
  }

  private static void listed(List<Exhibit> all, String caption, Table table) {
    if (!table.rows().isEmpty()) {
      all.add(new Exhibit(table.name(), caption, new Exhibit.Listed(table), Optional.empty()));
    }
  }
}
