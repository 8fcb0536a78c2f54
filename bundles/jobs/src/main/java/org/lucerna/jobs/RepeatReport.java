/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;
import org.lucerna.statistics.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.FigureFiles;
import org.lucerna.vision.api.report.ReportWriter;

/** The files of a summary of several runs: page, tables, {@code report.json}, manifest. */
final class RepeatReport {

  private final Workplace work;
  private final Job job;
  private final RunFolder folder;

  RepeatReport(Workplace work, Job job, RunFolder folder) {
    this.work = work;
    this.job = job;
    this.folder = folder;
  }

  Outcome write(RepeatSummary summary) throws IOException {
    RepeatTables tables = new RepeatTables(summary);
    Csv csv = new Csv(work.storage());
    csv.write(folder, "runs", tables.runs());
    csv.write(folder, "summary", tables.means());
    page(summary, tables);
    Json.write(work.storage(), folder.manifest(), manifest(summary));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("job", job.name());
    json.putAll(RepeatJson.of(summary));
    Json.write(work.storage(), folder.reportJson(), json);
    return outcome(summary, json);
  }

  private Map<String, Object> manifest(RepeatSummary summary) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("lucerna", 1);
    all.put("base", job.base().toString());
    all.put("job", job.source());
    all.put("runs", summary.runs().stream().map(RunResult::name).toList());
    all.put("bundles", work.plugins().bundles());
    return all;
  }

  private void page(RepeatSummary summary, RepeatTables tables) throws IOException {
    Drawing drawing = new Drawing(work);
    RepeatFigures figures = new RepeatFigures(summary, drawing);
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("Summary", summary(summary)));
    sections.add(
        new Document.Section(
            "Runs",
            List.of(
                new Block.TableBlock("Every run, their mean beside them", tables.listing()),
                new Block.Paragraph(
                    "Each run has a folder of its own below this one, named in the first column,"
                        + " with its report.html and its predictions of every picture."))));
    sections.add(
        new Document.Section(
            "Means",
            List.of(
                new Block.TableBlock(
                    "Mean of %d runs".formatted(summary.runs().size()), tables.shown()),
                new Block.Paragraph(intervals(summary)))));
    figures.courses().ifPresent(b -> sections.add(new Document.Section("Training", List.of(b))));
    figures
        .confusion()
        .ifPresent(b -> sections.add(new Document.Section("Cross-validation", List.of(b))));
    String subtitle =
        "%d runs on %s".formatted(summary.runs().size(), summary.runs().get(0).dataName());
    Document document = new Document(job.name(), subtitle, sections);
    new FigureFiles(work.storage(), work.exporter(), folder.figures()).write(document);
    ReportWriter writer =
        work.plugins().require(ReportWriter.class, "report format", "html").service();
    work.storage().write(folder.report(), out -> writer.write(document, out));
  }

  private List<Block> summary(RepeatSummary summary) {
    List<Block> blocks = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    summary.runs().forEach(r -> notes.addAll(r.notes()));
    notes.forEach(n -> blocks.add(new Block.Notice(n)));
    overfitting(summary).ifPresent(n -> blocks.add(new Block.Notice(n)));
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("Runs", names(summary)));
    for (Split split : Split.values()) {
      summary
          .mean(split, "accuracy")
          .ifPresent(m -> facts.add(new Block.Fact("Accuracy, " + split.id(), sentence(m))));
    }
    summary
        .gaps()
        .ifPresent(g -> facts.add(new Block.Fact("Train less held-out accuracy", gap(g))));
    summary
        .pooledAccuracy()
        .ifPresent(p -> facts.add(new Block.Fact("All pictures, each tested once", pooled(p))));
    blocks.add(new Block.Facts(facts));
    blocks.add(new Block.Paragraph(summary.design()));
    return blocks;
  }

  private static String intervals(RepeatSummary summary) {
    return "\u201Cmean 95 %\u201D is the interval of the mean, "
        + (summary.isOneSplit()
            ? "Student\u2019s t over the runs."
            : "by the corrected resampled t of Nadeau and Bengio.")
        + " Intervals of shares end at 0 and 1.";
  }

  private static String names(RepeatSummary summary) {
    return summary.runs().size()
        + ": "
        + String.join(", ", summary.runs().stream().map(RunResult::name).toList());
  }

  private static String sentence(RepeatSummary.Mean mean) {
    String interval =
        mean.interval()
            .map(
                i ->
                    String.format(
                        Locale.ROOT,
                        ", 95 %% interval of the mean %.3f to %.3f (%s)",
                        i.low(),
                        i.high(),
                        i.method()))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "mean %.3f, standard deviation %.3f, n = %d runs, %.3f to %.3f%s",
        mean.values().mean(),
        mean.values().deviation(),
        mean.values().n(),
        mean.lowest(),
        mean.highest(),
        interval);
  }

  private static String gap(Sample gaps) {
    return String.format(
        Locale.ROOT,
        "mean %.1f points, standard deviation %.1f, n = %d runs",
        100 * gaps.mean(),
        100 * gaps.deviation(),
        gaps.n());
  }

  private static Optional<String> overfitting(RepeatSummary summary) {
    long overfitted = summary.runs().stream().filter(RunResult::isOverfitted).count();
    return overfitted == 0
        ? Optional.empty()
        : Optional.of(
            "Overfitting in %d of %d runs: accuracy on train exceeds that on held-out pictures by five"
                    .formatted(overfitted, summary.runs().size())
                + " points or more, and by more than chance explains (95 % interval of the difference);"
                + " each run's page gives the numbers.");
  }

  private static String pooled(Proportion accuracy) {
    Interval interval = accuracy.wilson();
    return String.format(
        Locale.ROOT,
        "%d of %d right, %.3f, 95 %% interval %.3f to %.3f (Wilson; takes the networks of all folds"
            + " as one)",
        accuracy.successes(),
        accuracy.n(),
        accuracy.value(),
        interval.low(),
        interval.high());
  }

  private Outcome outcome(RepeatSummary summary, Map<String, Object> json) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("run", folder.path().toString());
    all.put("report", folder.report().toString());
    all.putAll(json);
    List<String> lines = new ArrayList<>();
    for (RunResult run : summary.runs()) {
      lines.add(line(run));
    }
    for (Split split : Split.values()) {
      Optional<RepeatSummary.Mean> mean = summary.mean(split, "accuracy");
      mean.ifPresent(m -> lines.add("accuracy, %-10s %s".formatted(split.id(), sentence(m))));
    }
    summary.pooledAccuracy().ifPresent(p -> lines.add("all pictures: " + pooled(p)));
    lines.add("report: " + folder.report());
    return new Outcome(summary.isPartial() ? ExitStatus.PARTIAL : ExitStatus.OK, lines, all);
  }

  private static String line(RunResult run) {
    List<String> parts = new ArrayList<>();
    run.scores()
        .forEach(
            (split, scores) -> {
              Double accuracy = scores.get("accuracy");
              if (accuracy != null) {
                parts.add(String.format(Locale.ROOT, "%s %.4f", split.id(), accuracy));
              }
            });
    return "%-16s accuracy: %s".formatted(run.name(), String.join(", ", parts));
  }
}
