/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.render.TileSheet;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.Images;
import org.lucerna.workbench.kit.Texts;

/** What is shown of a layer, for files; figures by the installed renderer of tiles. */
record LayerDrawings(Renderers renderers) {

  /** A sheet has room for so many. */
  private static final int MOST = 256;

  private static final String RENDERER = "tiles";

  List<Exhibit> of(Shown shown, Optional<MapTiles> maps, Optional<Kernels> kernels, Texts texts) {
    List<Exhibit> exhibits = new ArrayList<>();
    String name =
        (shown.subject().network().id() + "-" + shown.layer().path())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String of = shown.subject().network().id() + ", " + shown.layer().name();
    String picture = shown.subject().picture().map(CurrentPicture::name).orElse("");
    maps.ifPresent(
        tiles -> {
          String caption = texts.of("maps.caption", of, tiles.count(), picture);
          drawn(sheet(tiles, caption, texts))
              .ifPresent(d -> exhibits.add(exhibit("maps-" + name, caption, d)));
        });
    shown
        .maps()
        .ifPresent(
            m ->
                exhibits.add(
                    exhibit(
                        "channels-" + name,
                        texts.of("channels.caption", of, picture),
                        new Exhibit.Listed(m.table("channels-" + name)))));
    kernels.ifPresent(
        k -> {
          String caption = texts.of("filters.caption", of, k.outputs());
          drawn(sheet(k, caption, texts))
              .ifPresent(d -> exhibits.add(exhibit("filters-" + name, caption, d)));
        });
    return exhibits;
  }

  private static Exhibit exhibit(String name, String caption, Exhibit.Content content) {
    return new Exhibit(name, caption, content, Optional.empty());
  }

  /** Empty where no renderer for tiles is installed. */
  private Optional<Exhibit.Content> drawn(TileSheet sheet) {
    try {
      return Optional.of(new Exhibit.Drawn(renderers.draw(RENDERER, sheet, Map.of())));
    } catch (UnknownPluginException e) {
      return Optional.empty();
    }
  }

  private static TileSheet sheet(MapTiles tiles, String caption, Texts texts) {
    List<TileSheet.Tile> all = new ArrayList<>();
    for (int tile = 0; tile < Math.min(MOST, tiles.count()); tile++) {
      all.add(
          new TileSheet.Tile(
              new TileSheet.Plane(tiles.maps().planes().values().slice(tiles.number(tile))),
              List.of(tiles.caption(tile))));
    }
    ColorScale scale = scale(tiles.all(), tiles.shared(), texts.of("maps.unit"));
    TileSheet.Tile lead = new TileSheet.Tile(new TileSheet.Picture(tiles.maps().crop()), List.of());
    return new TileSheet(
        caption,
        notes(all.size(), tiles.count(), texts),
        Optional.of(lead),
        all,
        Optional.of(scale));
  }

  private static TileSheet sheet(Kernels kernels, String caption, Texts texts) {
    List<TileSheet.Tile> all = new ArrayList<>();
    boolean color = kernels.kind() == Kernels.Kind.COLOR;
    for (int tile = 0; tile < Math.min(MOST, kernels.count()); tile++) {
      TileSheet.Content content =
          switch (kernels.kind()) {
            case COLOR -> new TileSheet.Picture(Images.of(kernels.image(tile)));
            case SLICE -> new TileSheet.Plane(kernels.weights().slice(tile).slice(kernels.input()));
            case MATRIX ->
                new TileSheet.Plane(kernels.weights().reshape(kernels.outputs(), kernels.inputs()));
          };
      all.add(new TileSheet.Tile(content, List.of(kernels.caption(tile))));
    }
    Shades shades = Shades.signed(kernels.reach());
    return new TileSheet(
        caption,
        notes(all.size(), kernels.count(), texts),
        Optional.empty(),
        all,
        color
            ? Optional.empty()
            : Optional.of(scale(shades, kernels.shared(), texts.of("filters.unit"))));
  }

  private static List<String> notes(int shown, int count, Texts texts) {
    return shown < count ? List.of(texts.of("sheet.first", shown, count)) : List.of();
  }

  private static ColorScale scale(Shades shades, boolean shared, String unit) {
    return new ColorScale(
        shades.isSigned() ? Heatmap.Sign.SIGNED : Heatmap.Sign.POSITIVE,
        shared ? OptionalDouble.of(shades.high()) : OptionalDouble.empty(),
        unit);
  }
}
