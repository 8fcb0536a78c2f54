/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.lucerna.analysis.units.patches.Firing;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.TileSheet;

/** A decision's units: where each fires in the picture, and the pictures that fire it most. */
final class WordsSheet {

  private static final int CELL = 132;
  private static final int SIDE = 256;

  private final Inspection inspection;
  private final WordsParams params;
  private final LayerId layer;
  private final Naming naming;

  WordsSheet(Inspection inspection, WordsParams params, LayerId layer, Naming naming) {
    this.inspection = inspection;
    this.params = params;
    this.layer = layer;
    this.naming = naming;
  }

  /** One more forward pass for each picture that is shown. */
  Figure draw(Decision decision, String title, String sentence, Progress progress)
      throws IOException {
    List<Integer> units = new ArrayList<>(decision.forIt());
    units.addAll(decision.againstIt());
    Map<List<Integer>, TileSheet.Tile> patches = patches(units, progress);
    LitPixels pixels = LitPixels.of(inspection, layer, params.placement(), decision.crop());
    List<TileSheet.Tile> tiles = new ArrayList<>();
    int rows = Math.max(decision.forIt().size(), decision.againstIt().size());
    for (int row = 0; row < rows; row++) {
      for (List<Integer> side : List.of(decision.forIt(), decision.againstIt())) {
        if (row < side.size()) {
          tiles.add(here(decision, pixels, side.get(row)));
          for (int rank = 0; rank < params.patches(); rank++) {
            tiles.add(
                patches.getOrDefault(List.of(side.get(row), rank), blank("no other picture")));
          }
        } else {
          tiles.addAll(Collections.nCopies(1 + params.patches(), blank("no other unit")));
        }
      }
    }
    TileSheet sheet =
        new TileSheet(
            title,
            List.of(sentence, legend()),
            Optional.of(
                new TileSheet.Tile(
                    new TileSheet.Picture(decision.crop()), List.of(decision.picture().id()))),
            tiles,
            Optional.empty());
    return inspection
        .renderers()
        .draw("tiles", sheet, Map.of("columns", 2 * (1 + params.patches()), "cell", CELL));
  }

  private String legend() {
    String lit =
        naming.thresholds().isPresent()
            ? "among its %s %% largest activations"
                .formatted(Sentence.plain(100 * params.quantile()))
            : "above half of its largest activation";
    return "Left: units for it, right: against it. First this picture, lit and outlined in yellow"
        + " where the unit is "
        + lit
        + "; beside it the pictures that fire the unit most, of %d others, with their class and the"
            .formatted(naming.pictures())
        + " unit's activation; white frame: its receptive field, where that is less than the"
        + " picture."
        + (naming.hasMasks()
            ? " In brackets: the nearest concept, where its IoU is not above %s."
                .formatted(params.detector())
            : " The data set has no masks: units are not named by concepts.");
  }

  private TileSheet.Tile here(Decision decision, LitPixels pixels, int unit) {
    Importance importance = decision.importance();
    RgbImage drawn =
        LitPicture.draw(
            decision.crop(),
            pixels.above(threshold(unit), importance.maps(), unit),
            Optional.empty(),
            SIDE);
    List<String> lines = new ArrayList<>();
    lines.add((decision.forIt().contains(unit) ? "for: " : "against: ") + "unit " + unit);
    UnitName name = naming.name(unit);
    name.nearest()
        .map(c -> String.format(Locale.ROOT, "%s, IoU %.3f", c.label(), name.heldOut()))
        .ifPresent(text -> lines.add(name.named() ? text : "(" + text + ")"));
    lines.add("\u03b1 " + Sentence.signed(importance.alphas()[unit]));
    lines.add(
        importance.largest(unit) > 0
            ? "adds " + Sentence.signed(importance.contributions()[unit])
            : "silent here");
    return new TileSheet.Tile(new TileSheet.Picture(drawn), lines);
  }

  private float threshold(int unit) {
    if (naming.thresholds().isPresent()) {
      return naming.thresholds().get()[unit];
    }
    List<Firing> firings = naming.firings().getOrDefault(unit, List.of());
    return firings.isEmpty() ? 0 : firings.get(0).activation() / 2;
  }

  /** By unit and rank. */
  private Map<List<Integer>, TileSheet.Tile> patches(List<Integer> units, Progress progress)
      throws IOException {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (int unit : units) {
      naming.firings().get(unit).forEach(firing -> numbers.add(firing.picture()));
    }
    List<InspectedPicture> shown = numbers.stream().map(inspection.pictures()::get).toList();
    Map<List<Integer>, TileSheet.Tile> tiles = new HashMap<>();
    LayerValues.visit(
        inspection,
        new LayerValues.Wanted(shown, List.of(layer)),
        progress,
        (number, crop, values) -> {
          LitPixels pixels = LitPixels.of(inspection, layer, params.placement(), crop);
          for (int unit : units) {
            List<Firing> firings = naming.firings().get(unit);
            for (int rank = 0; rank < firings.size(); rank++) {
              if (firings.get(rank).picture() == shown.get(number).index()) {
                Seen seen = new Seen(shown.get(number), crop, values.get(layer), pixels);
                tiles.put(List.of(unit, rank), patch(seen, unit, firings.get(rank)));
              }
            }
          }
        });
    return tiles;
  }

  private record Seen(InspectedPicture picture, RgbImage crop, Tensor maps, LitPixels pixels) {}

  private TileSheet.Tile patch(Seen seen, int unit, Firing firing) {
    RgbImage drawn =
        LitPicture.draw(
            seen.crop(),
            seen.pixels().above(threshold(unit), seen.maps(), unit),
            Optional.empty(),
            SIDE);
    RgbImage framed =
        LitPicture.framed(
            drawn,
            seen.pixels().field(firing.y(), firing.x()),
            drawn.width() / seen.crop().width());
    InspectedPicture picture = seen.picture();
    return new TileSheet.Tile(
        new TileSheet.Picture(framed),
        List.of(
            picture.className().isEmpty() ? picture.stem() : picture.className(),
            String.format(Locale.ROOT, "%.3g", firing.activation())));
  }

  /** In place of a picture where fewer than asked for fire the unit. */
  private static TileSheet.Tile blank(String why) {
    return new TileSheet.Tile(
        new TileSheet.Picture(RgbImage.wrap(1, 1, new int[] {0x808080})), List.of(why));
  }
}
