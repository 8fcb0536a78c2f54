/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Table;
import org.lucerna.statistics.Interval;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** All networks of all worlds on one page: which qualified, and the order of methods on those. */
final class LabPage {

  private final Map<World, List<Examination>> worlds = new EnumMap<>(World.class);
  private final int seeds;

  LabPage(List<Examination> all) {
    all.forEach(e -> worlds.computeIfAbsent(e.world(), w -> new ArrayList<>()).add(e));
    this.seeds = (int) all.stream().map(Examination::seed).distinct().count();
  }

  Document document() {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("Networks", networks()));
    worlds.forEach(
        (world, all) ->
            sections.add(new Document.Section("World " + world.id(), world(world, all))));
    return new Document(
        "The laboratory", "%d worlds, %d networks each".formatted(worlds.size(), seeds), sections);
  }

  private List<Block> networks() {
    return List.of(
        new Block.Paragraph(
            "Networks were trained on creatures drawn from a seed and then asked about pictures drawn again with one thing"
                + " changed. One qualifies if the defining part of another class turns at least 95 % of its right predictions to"
                + " that class and no other part, swapped for another individual's, changes more than 2 %; with a planted mark, if"
                + " accuracy on the marked class falls by at least 20 points without it. Only networks that qualify are used"
                + " below: of the others it is not known what a good map shows."),
        new Block.TableBlock(
            "Each network,; a seed decides pictures, initial weights and order", runs()));
  }

  Table runs() {
    List<List<Object>> rows = new ArrayList<>();
    worlds
        .values()
        .forEach(
            all ->
                all.forEach(
                    e ->
                        rows.add(
                            List.of(
                                e.world().id(),
                                e.seed(),
                                e.isQualified() ? "yes" : "no",
                                e.isQualified() ? "" : String.join("; ", e.why()),
                                e.folder()))));
    return new Table("lab-networks", List.of("world", "seed", "qualified", "why not", "run"), rows);
  }

  private List<Block> world(World world, List<Examination> all) {
    List<Examination> scored = scored(all);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "%s: %s. %d of %d networks qualified."
                .formatted(
                    capital(world.id()),
                    world.about(),
                    all.stream().filter(Examination::isQualified).count(),
                    all.size())));
    blocks.add(
        new Block.TableBlock(
            "What was required of each network: share in percent of so many pictures",
            shares(all)));
    if (scored.isEmpty()) {
      blocks.add(new Block.Notice("Not qualified: no method is ranked in this world."));
      return blocks;
    }
    if (scored.size() == 1) {
      blocks.add(
          new Block.Notice(
              "One network alone: intervals are over its pictures, and say nothing of other networks."));
    }
    scored.stream()
        .flatMap(e -> e.problems().stream())
        .distinct()
        .forEach(p -> blocks.add(new Block.Notice(p)));
    for (Measure measure : world.measures()) {
      blocks.add(new Block.TableBlock(caption(measure, scored), order(measure, scored)));
    }
    return blocks;
  }

  /** A row a requirement, a column a network. */
  private static Table shares(List<Examination> all) {
    List<String> columns = new ArrayList<>(List.of("redraw"));
    all.forEach(e -> columns.add("seed " + e.seed()));
    List<String> names =
        all.stream().flatMap(e -> e.required().keySet().stream()).distinct().toList();
    List<List<Object>> rows = new ArrayList<>();
    for (String name : names) {
      List<Object> row = new ArrayList<>(List.of(name));
      all.forEach(e -> row.add(e.required().getOrDefault(name, "")));
      rows.add(row);
    }
    return new Table("required", columns, rows);
  }

  private static List<Examination> scored(List<Examination> all) {
    return all.stream().filter(e -> e.isQualified() && e.isScored()).toList();
  }

  private static String caption(Measure measure, List<Examination> scored) {
    return "%s: %s. n = %d networks, about %d pictures each; means over networks with 95 %% intervals, a bootstrap of networks and"
            .formatted(
                capital(measure.label()),
                measure.definition(),
                scored.size(),
                pictures(scored, measure))
        + " of the pictures of each. Rank: mean rank among the methods, 1 is best; baselines are not ranked. Methods that are the same"
        + " map on these networks have the same score.";
  }

  private static int pictures(List<Examination> scored, Measure measure) {
    return (int)
        Math.round(
            scored.stream()
                .mapToInt(e -> e.scores().get(measure).get("oracle").size())
                .average()
                .orElse(0));
  }

  private Table order(Measure measure, List<Examination> scored) {
    List<List<Object>> rows = new ArrayList<>();
    for (Standing s : standings(measure, scored, false)) {
      rows.add(
          List.of(
              label(scored, s.method()),
              score(s),
              ranged(s.rank(), s.rankInterval(), "%.1f"),
              s.first() + " of " + scored.size()));
    }
    for (Standing s : standings(measure, scored, true)) {
      rows.add(List.of(s.method(), score(s), "", ""));
    }
    rows.add(List.of("chance", Tables.number(chance(measure, scored)), "", ""));
    return new Table(
        measure.id(), List.of("method", measure.label(), "mean rank", "best on"), rows);
  }

  private static List<Standing> standings(
      Measure measure, List<Examination> scored, boolean baselines) {
    List<String> methods =
        scored.get(0).scores().get(measure).keySet().stream()
            .filter(m -> Scores.BASELINES.contains(m) == baselines)
            .toList();
    return Standing.of(measure, scored, methods);
  }

  private static double chance(Measure measure, List<Examination> scored) {
    return scored.stream().mapToDouble(e -> e.chance().get(measure)).average().orElse(Double.NaN);
  }

  private static String label(List<Examination> scored, String method) {
    return scored.get(0).labels().getOrDefault(method, method);
  }

  /** All orders of all worlds, a row a method. */
  Table orders() {
    List<List<Object>> rows = new ArrayList<>();
    each(
        (world, measure, scored) -> {
          for (boolean baseline : new boolean[] {false, true}) {
            for (Standing standing : standings(measure, scored, baseline)) {
              List<Object> row = new ArrayList<>(List.of(world.id(), measure.id()));
              row.addAll(cells(standing, baseline));
              row.add(scored.size());
              row.add(chance(measure, scored));
              rows.add(row);
            }
          }
        });
    return new Table(
        "lab-order",
        List.of(
            "world",
            "measure",
            "method",
            "baseline",
            "score",
            "score_low",
            "score_high",
            "rank",
            "rank_low",
            "rank_high",
            "best_on",
            "networks",
            "chance"),
        rows);
  }

  private static List<Object> cells(Standing s, boolean baseline) {
    return List.of(
        s.method(),
        baseline,
        defined(s.score()),
        low(s.scoreInterval()),
        high(s.scoreInterval()),
        baseline ? "" : s.rank(),
        baseline ? "" : low(s.rankInterval()),
        baseline ? "" : high(s.rankInterval()),
        baseline ? "" : s.first());
  }

  private interface Visitor {
    void visit(World world, Measure measure, List<Examination> scored);
  }

  private void each(Visitor visitor) {
    worlds.forEach(
        (world, all) -> {
          List<Examination> scored = scored(all);
          if (!scored.isEmpty()) {
            world.measures().forEach(measure -> visitor.visit(world, measure, scored));
          }
        });
  }

  private static Object defined(double value) {
    return Double.isNaN(value) ? "" : value;
  }

  private static Object low(Optional<Interval> interval) {
    return interval.<Object>map(Interval::low).orElse("");
  }

  private static Object high(Optional<Interval> interval) {
    return interval.<Object>map(Interval::high).orElse("");
  }

  /** For people, on standard output. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    worlds.forEach(
        (world, all) ->
            all.forEach(
                e ->
                    lines.add(
                        "world %s, seed %d: %s"
                            .formatted(
                                world.id(),
                                e.seed(),
                                e.isQualified()
                                    ? "qualified"
                                    : "not qualified: " + String.join("; ", e.why())))));
    each(
        (world, measure, scored) -> {
          lines.add("world %s, %s:".formatted(world.id(), measure.label()));
          order(measure, scored)
              .rows()
              .forEach(r -> lines.add("  %-24s %-24s %s".formatted(r.get(0), r.get(1), r.get(2))));
        });
    return lines;
  }

  /** For programs. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("networks", objects(runs()));
    json.put("order", objects(orders()));
    return json;
  }

  private static List<Map<String, Object>> objects(Table table) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        if (!"".equals(row.get(i))) {
          object.put(table.columns().get(i), row.get(i));
        }
      }
      objects.add(object);
    }
    return objects;
  }

  private static String score(Standing s) {
    return Double.isNaN(s.score()) ? "undefined" : ranged(s.score(), s.scoreInterval(), "%.3f");
  }

  private static String ranged(double value, Optional<Interval> interval, String format) {
    String text = String.format(Locale.ROOT, format, value);
    return interval
        .map(
            i ->
                text
                    + String.format(
                        Locale.ROOT, " [" + format + ", " + format + "]", i.low(), i.high()))
        .orElse(text);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
