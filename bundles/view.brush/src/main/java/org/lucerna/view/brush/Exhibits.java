/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.kit.ProbabilityBars;
import org.lucerna.workbench.kit.Texts;

/** What leaves the view: the painted picture, and its map as the command would draw it. */
record Exhibits(Installed installed) {

  List<Exhibit> of(Live.Result result, String name) {
    Texts texts = new Texts(Exhibits.class);
    String stem =
        name.replaceFirst("\\.[A-Za-z]{3,4}$", "")
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    Exhibit painted =
        new Exhibit(
            stem + "-painted",
            texts.of("exhibit.painted", name),
            new Exhibit.Drawn(new Figure.Raster(result.wish().picture())),
            Optional.empty());
    Optional<Exhibit> map = result.map().map(m -> map(m, result, stem));
    return map.map(m -> List.of(painted, m)).orElse(List.of(painted));
  }

  private Exhibit map(Live.Seen seen, Live.Result result, String stem) {
    var answer = seen.answer();
    String probability =
        answer.target().probability().isPresent()
            ? " " + ProbabilityBars.percent(answer.target().probability().getAsDouble())
            : "";
    List<String> caption =
        List.of(answer.target().name() + probability, answer.label() + " at " + answer.layerName());
    Figure figure =
        new Renderers(installed.plugins(), installed.binder())
            .draw(
                "explanation",
                new ExplainedPicture(
                    result.wish().picture(),
                    answer.map().parts().get(0),
                    caption,
                    Optional.empty()),
                Map.of());
    return new Exhibit(
        stem + "-painted-map",
        new Texts(Exhibits.class).of("exhibit.map", String.join(", ", caption)),
        new Exhibit.Drawn(figure),
        Optional.empty());
  }
}
