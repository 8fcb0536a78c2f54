/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.report.Block;

/** The report's part: whether the network qualifies, and only then what maps are worth. */
final class Report {

  private final Results results;
  private final Tables tables;

  Report(Results results) {
    this.results = results;
    this.tables = new Tables(results);
  }

  Findings findings(List<Block> examples) {
    Findings.Builder findings = Findings.builder();
    lines().forEach(findings::line);
    JsonResults.of(results).forEach(findings::json);
    findings.block(new Block.Paragraph(how()));
    findings.block(new Block.Notice(verdict()));
    results.qualification().why().forEach(w -> findings.block(new Block.Notice(w + ".")));
    findings.block(table(tables.checks(), checksCaption()));
    findings.table(tables.checks());
    if (!results.drops().isEmpty()) {
      findings.block(
          table(
              tables.drops(),
              "Mean fall of the class's logit when a part is left out (of a second creature's part, its own class's), with"
                  + " 95 % bootstrap intervals over pictures; only pictures that show at least "
                  + Scorer.FEWEST_PIXELS
                  + " pixels of the part"));
      findings.table(tables.drops());
    }
    results
        .scores()
        .ifPresent(
            scores -> {
              findings.block(table(tables.methods(scores), methodsCaption(scores)));
              findings.table(tables.methods(scores));
              findings.table(tables.pictures(scores));
            });
    results.problems().forEach(p -> findings.block(new Block.Notice(p)).problem(p));
    examples.forEach(findings::block);
    return findings.build();
  }

  private static Block table(Table table, String caption) {
    return new Block.TableBlock(caption, table);
  }

  private String how() {
    String world = "World '%s': %s. ".formatted(results.world().id(), results.world().about());
    String redraws =
        results.world() == World.SHORTCUT
            ? "Pictures are drawn again with and without the mark, all else bit for bit the same. "
            : "Pictures are drawn again with one part left out, swapped for another individual's, or with the defining part"
                + " of another class, all else bit for bit the same. ";
    return world
        + redraws
        + "A network qualifies only if it uses what it should; only then is it known what a good map of it shows.";
  }

  private String verdict() {
    if (!results.qualification().isQualified()) {
      return "Not qualified: maps of this network are not scored, and no method is ranked.";
    }
    return results.scores().isPresent()
        ? "Qualified."
        : "Qualified, but there is no picture to ask about.";
  }

  private String checksCaption() {
    return "What the network was examined for, on %s. Shares with 95 %% intervals (Wilson; of a fall in accuracy, bootstrap)."
            .formatted(
                results.world() == World.SHORTCUT
                    ? "all pictures that carry the mark"
                    : "the %d of %d pictures it gets right"
                        .formatted(results.qualification().right(), results.qualification().all()))
        + " The share itself decides, not its interval. Rows without a requirement are for information.";
  }

  private String methodsCaption(Scores scores) {
    String measures =
        results.world().measures().stream()
            .map(m -> capital(m.label()) + ": " + m.definition())
            .collect(Collectors.joining(". "));
    String subject =
        results.world() == World.SHORTCUT
            ? "pictures that the network gets right only with the mark"
            : "pictures that the network gets right";
    return "Methods on n = %d %s, means with 95 %% bootstrap intervals over pictures. %s. Oracle: the map that the truth would draw;"
            .formatted(scores.pictures().size(), subject, measures)
        + " random: noise in as many cells; centre: a Gaussian; edges: a Sobel filter. Chance is what a map that knows nothing gets."
        + " Undefined: pictures on which the map has no positive evidence, or is the same on all parts; they are not counted as 0.";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s in world '%s': %s"
            .formatted(
                results.network(),
                results.world().id(),
                results.qualification().isQualified() ? "qualified" : "not qualified"));
    results.qualification().why().forEach(lines::add);
    results
        .scores()
        .ifPresent(
            scores -> {
              Measure first = results.world().measures().get(0);
              lines.add(
                  "%s, n = %d pictures, chance %s:"
                      .formatted(
                          first.label(),
                          scores.pictures().size(),
                          Tables.number(scores.chance(first))));
              for (List<Object> row : tables.methods(scores).rows()) {
                lines.add("  %-24s %s".formatted(row.get(0), row.get(1)));
              }
            });
    return lines;
  }
}
