/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.TrustCard.Verdict;
import org.lucerna.vision.api.report.Block;

/** Verdicts by method, and how often they are right, in words, tables and JSON. */
final class Report {

  private static final List<Verdict> JUDGED =
      List.of(Verdict.SUPPORTED, Verdict.WEAK, Verdict.NOT_SUPPORTED);

  private final List<Assessed> maps;
  private final List<Tally> tallies;
  private final TrustParams params;
  private final Inspection inspection;

  Report(List<Assessed> maps, TrustParams params, Inspection inspection) {
    this.maps = List.copyOf(maps);
    this.tallies = Tally.of(maps);
    this.params = params;
    this.inspection = inspection;
  }

  Findings findings(Optional<Block> examples) {
    Findings.Builder findings = Findings.builder();
    lines().forEach(findings::line);
    findings.json("network", inspection.model().network().id());
    findings.json("share", params.share());
    findings.json("copies", params.copies());
    findings.json("kinds", tallies.stream().map(Tally::json).toList());
    findings.block(new Block.Paragraph(how()));
    findings.block(
        new Block.TableBlock(
            "Verdicts, n = %d pictures".formatted(pictures(maps)), verdicts("verdicts")));
    if (isTruthKnown()) {
      findings.block(new Block.Paragraph(truth()));
      findings.block(new Block.TableBlock(caption(), right("right")));
    }
    examples.ifPresent(findings::block);
    findings.table(verdicts("trust-verdicts"));
    if (isTruthKnown()) {
      findings.table(right("trust-right"));
    }
    findings.table(each());
    return findings.build();
  }

  private static long pictures(List<Assessed> some) {
    return some.stream().map(m -> m.picture().id()).distinct().count();
  }

  private boolean isTruthKnown() {
    return tallies.stream().anyMatch(t -> !t.known().isEmpty());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Tally tally : tallies) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-28s %d maps: %d supported, %d weak, %d not supported, %d undefined",
              tally.kind(),
              tally.maps().size(),
              tally.count(Verdict.SUPPORTED),
              tally.count(Verdict.WEAK),
              tally.count(Verdict.NOT_SUPPORTED),
              tally.count(Verdict.UNDEFINED)));
      if (!tally.known().isEmpty()) {
        lines.add("  right of all            " + tally.right().text());
        for (Verdict verdict : JUDGED) {
          lines.add(
              String.format(
                  Locale.ROOT, "  right of %-14s %s", verdict.text(), tally.right(verdict).text()));
        }
        lines.add("  supported of the right  " + tally.found().text());
      }
    }
    return lines;
  }

  private String how() {
    return String.format(
        Locale.ROOT,
        "The %.1f %% of the picture that a map marks most are filled in from around, and what the"
            + " class loses is compared with %d shifted and flipped copies of the same area."
            + " Supported: at most one copy in twenty does as much, and the map holds still in"
            + " hardly changed pictures, is not there with randomised weights, and is not the"
            + " strongest other class's too. Not supported: more than one copy in five does as"
            + " much. Undefined: no evidence, or the same everywhere. Baselines look at no"
            + " network; of them only the copies are measured.",
        100 * params.share(),
        params.copies());
  }

  private String truth() {
    return "Right: the map's highest pixel lies on the part that makes the picture what it is (or"
        + " within 15 of 224 pixels), and more of the map's evidence lies on it than it covers of"
        + " the picture. Counted are defined maps of pictures that the network takes for what they"
        + " are. That the part is what the network looks at must be known from elsewhere: on a"
        + " network that 'lucerna lab' does not qualify, a supported map may well show something"
        + " else.";
  }

  private String caption() {
    return "How often a map is right, by its verdict: share with 95 % interval (Wilson; bootstrap"
        + " by picture where a picture has several maps), and counts. 'All': whatever the verdict,"
        + " which is what it must be compared with.";
  }

  private Table verdicts(String name) {
    List<String> columns = new ArrayList<>(List.of("map", "maps"));
    for (Verdict verdict : Verdict.values()) {
      columns.add(verdict.text());
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Tally tally : tallies) {
      List<Object> row = new ArrayList<>(List.of(tally.kind(), tally.maps().size()));
      for (Verdict verdict : Verdict.values()) {
        row.add(tally.count(verdict));
      }
      rows.add(row);
    }
    return new Table(name, columns, rows);
  }

  private Table right(String name) {
    List<List<Object>> rows = new ArrayList<>();
    for (Tally tally : tallies) {
      if (!tally.known().isEmpty()) {
        rows.add(
            List.of(
                tally.kind(),
                tally.right().text(),
                tally.right(Verdict.SUPPORTED).text(),
                tally.right(Verdict.WEAK).text(),
                tally.right(Verdict.NOT_SUPPORTED).text(),
                tally.found().text()));
      }
    }
    return new Table(
        name,
        List.of(
            "map",
            "right of all",
            "right of supported",
            "right of weak",
            "right of not supported",
            "supported of the right"),
        rows);
  }

  /** A row a map. */
  private Table each() {
    Set<String> names = new LinkedHashSet<>();
    maps.forEach(m -> names.addAll(m.card().values().keySet()));
    List<String> columns =
        new ArrayList<>(List.of("picture", "class", "map", "verdict", "reasons"));
    columns.addAll(List.of("right", "hit", "energy", "area"));
    columns.addAll(names);
    columns.add("passes");
    List<List<Object>> rows = new ArrayList<>();
    for (Assessed map : maps) {
      List<Object> row = new ArrayList<>();
      row.add(map.picture().id());
      row.add(map.picture().className());
      row.add(map.kind());
      row.add(map.card().verdict().text());
      row.add(String.join("; ", map.card().reasons()));
      Optional<Truthfulness> truth = map.truth();
      row.add(truth.<Object>map(Truthfulness::isRight).orElse(""));
      row.add(truth.<Object>map(Truthfulness::hit).orElse(""));
      row.add(truth.<Object>map(Truthfulness::energy).orElse(""));
      row.add(truth.<Object>map(Truthfulness::area).orElse(""));
      for (String name : names) {
        Double value = map.card().values().get(name);
        row.add(value == null ? "" : value);
      }
      row.add(map.card().passes());
      rows.add(row);
    }
    return new Table("trust", columns, rows);
  }
}
