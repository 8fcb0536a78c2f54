/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** Composes the page. */
final class ComparePage {

  private final List<Entry> entries;
  private final Published published;
  private final Renderers renderers;

  ComparePage(List<Entry> entries, Published published, Renderers renderers) {
    this.entries = entries;
    this.published = published;
    this.renderers = renderers;
  }

  /**
   * @param pictures shown of each pair's disagreements, each way
   */
  Document compose(ResultsTable results, Pairs pairs, int pictures, Progress progress) {
    List<FinishedRun> runs = entries.stream().map(Entry::first).toList();
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("Results", results(results)));
    new SeedsSection(entries).compose().ifPresent(sections::add);
    new AnalysesSection(entries).compose().ifPresent(sections::add);
    new CurvesSection(entries, renderers).compose().ifPresent(sections::add);
    progress.step(1, 4);
    new MapGrid(runs, renderers).compose().ifPresent(sections::add);
    progress.step(2, 4);
    sections.addAll(
        new PairsSection(pairs, renderers, pictures)
            .compose(progress.part("pictures that the runs disagree on", 0.4)));
    sections.add(new Document.Section("The runs", List.of(new Block.Facts(facts()))));
    return new Document(
        "Comparison of " + entries.size() + " runs",
        String.join(" \u00B7 ", entries.stream().map(Entry::name).toList()),
        sections);
  }

  private List<Block> results(ResultsTable results) {
    List<Block> blocks = new ArrayList<>();
    notices().forEach(n -> blocks.add(new Block.Notice(n)));
    blocks.add(
        new Block.TableBlock(
            "Losses are mean cross-entropies in nats; accuracies with 95 % Wilson intervals over the pictures of one test set, which say nothing of other training runs",
            results.sideBySide()));
    Choice.of(entries).ifPresent(c -> blocks.add(new Block.Paragraph(c.sentence())));
    if (!published.source().isEmpty()) {
      blocks.add(new Block.Paragraph("Published values: " + published.source() + "."));
    }
    return blocks;
  }

  private Set<String> notices() {
    Set<String> notices = new LinkedHashSet<>();
    for (Entry entry : entries) {
      entry.first().facts().notes().forEach(n -> notices.add(entry.name() + ": " + n));
      if (entry.isRepeated()) {
        notices.add(
            "%s was run %d times; pictures, maps and McNemar's test are of its first run, %s"
                .formatted(
                    entry.name(), entry.runs().size(), entry.first().folder().getFileName()));
      }
    }
    List<String> shown = entries.stream().map(published::key).flatMap(Optional::stream).toList();
    published.columns().keySet().stream()
        .filter(n -> !shown.contains(n))
        .forEach(
            n -> notices.add("no run is called '" + n + "': its published values stand alone"));
    return notices;
  }

  private List<Block.Fact> facts() {
    List<Block.Fact> facts = new ArrayList<>();
    for (Entry entry : entries) {
      FinishedRun run = entry.first();
      facts.add(
          new Block.Fact(
              entry.name(),
              "%s, %s; data set %s, %s training and %s test pictures; folder %s"
                  .formatted(
                      run.facts().network(),
                      run.facts().weights(),
                      run.data().name(),
                      count(run, Split.TRAIN),
                      count(run, Split.TEST),
                      run.folder())));
    }
    return facts;
  }

  private static String count(FinishedRun run, Split split) {
    return run.split(split).map(s -> String.valueOf(s.answers().size())).orElse("no evaluated");
  }
}
