/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.measure.TrustCard;
import org.lucerna.vision.api.report.Block;

/**
 * The cards of some maps, for people and programs.
 *
 * @param cards by the map itself; empty where none were asked for
 */
record TrustCards(Map<Explanation, TrustCard> cards) {

  static final String TITLE = "How far these maps can be believed";

  /** More of them in full make a page that nobody reads; the table has all. */
  private static final int SHOWN = 24;

  static TrustCards none() {
    return new TrustCards(Map.of());
  }

  /** These and others. */
  TrustCards and(TrustCards others) {
    Map<Explanation, TrustCard> all = new IdentityHashMap<>(cards);
    all.putAll(others.cards);
    return new TrustCards(all);
  }

  boolean isEmpty() {
    return cards.isEmpty();
  }

  Optional<TrustCard> of(Explanation map) {
    return isEmpty() ? Optional.empty() : Optional.ofNullable(cards.get(map));
  }

  /** What figures say of a map; nothing where it has no card. */
  List<String> caption(Explanation map) {
    return of(map).map(card -> List.of(card.verdict().text())).orElse(List.of());
  }

  /** A map's card, below the map's own line. */
  List<String> lines(Explanation map) {
    List<String> lines = new ArrayList<>();
    of(map)
        .ifPresent(
            card -> {
              lines.add("    " + card.sentence());
              for (TrustCard.Line line : card.lines()) {
                lines.add(String.format(Locale.ROOT, "      %-19s %s", line.label(), line.text()));
              }
            });
    return lines;
  }

  static Map<String, Object> json(TrustCard card) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", card.verdict().text());
    json.put("reasons", card.reasons());
    json.put("values", card.values());
    Map<String, Object> lines = new LinkedHashMap<>();
    card.lines().forEach(line -> lines.put(line.label(), line.text()));
    json.put("card", lines);
    json.put("passes", card.passes());
    return json;
  }

  /** A row a map, a column a value that any card has. */
  Table table(List<Explained> pictures) {
    Set<String> names = new LinkedHashSet<>();
    cards.values().forEach(card -> names.addAll(card.values().keySet()));
    List<String> columns =
        new ArrayList<>(List.of("picture", "method", "layer", "target", "verdict", "reasons"));
    columns.addAll(names);
    columns.add("passes");
    List<List<Object>> rows = new ArrayList<>();
    for (Explained picture : pictures) {
      for (Explanation map : picture.maps()) {
        of(map)
            .ifPresent(
                card -> {
                  List<Object> row = new ArrayList<>(place(picture, map));
                  row.add(card.verdict().text());
                  row.add(String.join("; ", card.reasons()));
                  names.forEach(name -> row.add(cell(card, name)));
                  row.add(card.passes());
                  rows.add(row);
                });
      }
    }
    return new Table("trust", columns, rows);
  }

  /** Empty where it was not measured. */
  private static Object cell(TrustCard card, String name) {
    return card.values().containsKey(name) ? card.values().get(name) : "";
  }

  private static List<Object> place(Explained picture, Explanation map) {
    return List.of(picture.subject().stem(), map.method(), map.layerName(), map.targetName());
  }

  /** How often each verdict was given, then cards in full. */
  List<Block> blocks(List<Explained> pictures) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "Each map with what was measured of it on its own picture. Supported: what the map"
                + " marks matters to the network more than as much of the picture elsewhere, and"
                + " nothing measured speaks against the map. That is no proof that the network is"
                + " right, nor that the map shows all it looks at."));
    if (cards.size() > 1) {
      blocks.add(overview(pictures));
    }
    int shown = 0;
    for (Explained picture : pictures) {
      for (Explanation map : picture.maps()) {
        Optional<TrustCard> card = of(map);
        if (card.isPresent() && shown++ < SHOWN) {
          blocks.add(card(picture, map, card.get()));
        }
      }
    }
    if (shown > SHOWN) {
      blocks.add(
          new Block.Paragraph(
              "The first %d of %d cards; table trust.csv has all.".formatted(SHOWN, shown)));
    }
    return blocks;
  }

  private Block overview(List<Explained> pictures) {
    Map<MapKind, Map<TrustCard.Verdict, Integer>> counts = new LinkedHashMap<>();
    for (Explained picture : pictures) {
      for (Explanation map : picture.maps()) {
        of(map)
            .ifPresent(
                card ->
                    counts
                        .computeIfAbsent(MapKind.of(map), k -> new LinkedHashMap<>())
                        .merge(card.verdict(), 1, Integer::sum));
      }
    }
    List<String> columns = new ArrayList<>(List.of("map", "maps"));
    for (TrustCard.Verdict verdict : TrustCard.Verdict.values()) {
      columns.add(verdict.text());
    }
    List<List<Object>> rows = new ArrayList<>();
    counts.forEach(
        (kind, found) -> {
          List<Object> row = new ArrayList<>(List.of(kind.toString()));
          row.add(found.values().stream().mapToInt(Integer::intValue).sum());
          for (TrustCard.Verdict verdict : TrustCard.Verdict.values()) {
            row.add(found.getOrDefault(verdict, 0));
          }
          rows.add(row);
        });
    return new Block.TableBlock(
        "How many maps got which verdict", new Table("verdicts", columns, rows));
  }

  /** The verdict on top, what it rests on below. */
  private static Block card(Explained picture, Explanation map, TrustCard card) {
    List<List<Object>> rows = new ArrayList<>();
    card.lines().forEach(line -> rows.add(List.of(line.label(), line.text())));
    return new Block.TableBlock(
        "%s, %s for %s".formatted(picture.subject().stem(), map.title(), map.targetName()),
        new Table("card", List.of(card.verdict().text(), String.join("; ", card.reasons())), rows));
  }
}
