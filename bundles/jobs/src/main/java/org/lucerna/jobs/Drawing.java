/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureNotes;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.FigureFiles;

/** Draws through whatever renderers are installed, and writes what they drew. */
final class Drawing {

  private final Workplace work;

  Drawing(Workplace work) {
    this.work = work;
  }

  Figure draw(String renderer, Object subject, Map<String, ?> params) {
    return new Renderers(work.plugins(), work.binder()).draw(renderer, subject, params);
  }

  /** A chart for bright and for dark screens; the renderer's parameters have a {@code theme}. */
  Block.FigureBlock chart(String renderer, Object subject, String caption, String alt) {
    return new Block.FigureBlock(
        draw(renderer, subject, Map.of("theme", "light")),
        caption,
        alt,
        Optional.of(draw(renderer, subject, Map.of("theme", "dark"))));
  }

  /**
   * One map over its picture, in a style of renderer {@code explanation}; of several maps the
   * first.
   */
  Figure first(Explained picture, Explanation map, Network network, Map<String, ?> params) {
    return parts(picture, map, network, params).get(0);
  }

  /** Each map that a method found, over the picture; one where it found one. */
  List<Figure> parts(Explained picture, Explanation map, Network network, Map<String, ?> params) {
    List<Figure> figures = new ArrayList<>();
    List<Heatmap> parts = map.map().parts();
    for (int i = 0; i < parts.size(); i++) {
      List<String> caption = new ArrayList<>(caption(map));
      map.map().names().stream().skip(i).limit(1).forEach(caption::add);
      figures.add(explanation(picture.crop(), parts.get(i), caption, cells(network, map), params));
    }
    return figures;
  }

  /** The picture alone, in the size of the maps beside it. */
  Figure original(Explained picture, Heatmap any, Map<String, ?> params) {
    Map<String, Object> all = new LinkedHashMap<>(params);
    all.put("style", "original");
    return explanation(picture.crop(), any, List.of(), Optional.empty(), all);
  }

  private Figure explanation(
      RgbImage crop,
      Heatmap map,
      List<String> caption,
      Optional<ReceptiveField> cells,
      Map<String, ?> params) {
    return draw("explanation", new ExplainedPicture(crop, map, caption, cells), params);
  }

  private static Optional<ReceptiveField> cells(Network network, Explanation map) {
    return Optional.ofNullable(ReceptiveFields.of(network).get(map.layer()));
  }

  /** The colours of all of these maps; empty where each is drawn in colours of its own. */
  Optional<Figure> legend(Stream<Explanation> maps, String colors) {
    return ColorScale.beside(maps.map(Explanation::map).toList(), "evidence")
        .map(scale -> draw("color-bar", scale, Map.of("colors", colors)));
  }

  static List<String> caption(Explanation map) {
    return List.of("%s  %s".formatted(map.targetName(), map.value().text()), map.title());
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  void png(Path file, Figure figure, FigureNotes notes) throws IOException {
    work.storage().write(file, out -> work.exporter().png(figure, FigureFiles.SCALE, notes, out));
  }

  void svg(Path file, Figure figure, FigureNotes notes) throws IOException {
    work.storage().write(file, out -> work.exporter().svg(figure, notes, out));
  }
}
