/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.render.TileSheet;
import org.lucerna.vision.api.report.Block;

/**
 * The figures of a layer's channels for one picture.
 *
 * @param network its name
 */
record MapPages(String network, Renderers renderers, FeatureMapsParams params) {

  List<Block.FigureBlock> of(Subject subject, LayerMaps maps) {
    List<ChannelSummary> shown = ChannelSummary.sorted(maps.channels(), params.sort());
    if (params.top() > 0 && params.top() < shown.size()) {
      shown = shown.subList(0, params.top());
    }
    int pages = (shown.size() + params.perPage() - 1) / params.perPage();
    List<Block.FigureBlock> figures = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      int from = page * params.perPage();
      int to = Math.min(shown.size(), from + params.perPage());
      Page place = new Page(page + 1, pages, from + 1, to);
      figures.add(
          figure(sheet(subject, maps, shown.subList(from, to), place), subject, maps, place));
    }
    return figures;
  }

  /** Page {@code number} of {@code of} with the channels ranked {@code first} to {@code last}. */
  private record Page(int number, int of, int first, int last) {
    String words() {
      return of == 1 ? "" : ", page %d of %d".formatted(number, of);
    }
  }

  private Block.FigureBlock figure(TileSheet sheet, Subject subject, LayerMaps maps, Page page) {
    String alt = "%s %s feature maps%s".formatted(subject.name(), maps.name(), page.words());
    return new Block.FigureBlock(
        draw(sheet, "light"),
        sheet.title() + ". " + String.join(" ", sheet.notes()),
        alt,
        Optional.of(draw(sheet, "dark")));
  }

  private Figure draw(TileSheet sheet, String theme) {
    return renderers.draw("tiles", sheet, Map.of("smooth", params.smooth(), "theme", theme));
  }

  private TileSheet sheet(Subject subject, LayerMaps maps, List<ChannelSummary> shown, Page page) {
    List<TileSheet.Tile> tiles = new ArrayList<>();
    for (ChannelSummary channel : shown) {
      tiles.add(
          new TileSheet.Tile(
              new TileSheet.Plane(maps.values().slice(channel.channel())),
              List.of("#" + channel.channel(), Numbers.text(channel.value(params.sort())))));
    }
    return new TileSheet(
        "Feature maps of %s: %s%s".formatted(maps.name(), subject.name(), page.words()),
        notes(subject, maps, page),
        Optional.of(new TileSheet.Tile(new TileSheet.Picture(subject.crop()), subject.caption())),
        tiles,
        Optional.of(scale(maps)));
  }

  private List<String> notes(Subject subject, LayerMaps maps, Page page) {
    int channels = maps.channels().size();
    String size = maps.values().size(1) + "\u00D7" + maps.values().size(2);
    String which =
        page.first() == 1 && page.last() == channels
            ? "all shown"
            : "shown: %d to %d in this order".formatted(page.first(), page.last());
    String order =
        switch (params.sort()) {
          case INDEX -> "in order of their numbers";
          case MEAN_ACTIVATION -> "largest mean activation first";
          case CONTRIBUTION -> "largest contribution to " + subject.target() + " first";
        };
    String value =
        params.sort() == Order.CONTRIBUTION
            ? "contribution to the score of "
                + subject.target()
                + " (sum over the cells of gradient times activation)"
            : "mean activation over the cells";
    List<String> notes = new ArrayList<>();
    notes.add(
        "%s: %d channels of %s cells, %s; %s.".formatted(network, channels, size, order, which));
    notes.add("Under each tile: the channel\u2019s number, counted from 0, and its " + value + ".");
    if (maps.reach() == 0) {
      notes.add("The layer is 0 throughout.");
    }
    return notes;
  }

  private ColorScale scale(LayerMaps maps) {
    boolean shared = params.scale() == Scale.SHARED && maps.reach() > 0;
    return new ColorScale(
        maps.rectified() ? Heatmap.Sign.POSITIVE : Heatmap.Sign.SIGNED,
        shared ? OptionalDouble.of(maps.reach()) : OptionalDouble.empty(),
        "activation");
  }
}
