/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Score;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** What was run, what came out, and what a reader must not overlook. */
final class SummarySection {

  private final Run run;

  SummarySection(Run run) {
    this.run = run;
  }

  Document.Section compose() {
    List<Block> blocks = new ArrayList<>();
    run.notes.forEach(n -> blocks.add(new Block.Notice(n)));
    int skipped = JobRunner.skipped(run.data).size();
    if (skipped > 0) {
      blocks.add(
          new Block.Notice(
              skipped + " files could not be read and were left out; they are listed below."));
    }
    Gap.of(run.predictions)
        .filter(Gap::isLarge)
        .ifPresent(gap -> blocks.add(new Block.Notice(gap.sentence())));
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("Network", run.built.network().id()));
    facts.add(new Block.Fact("Weights", run.built.provenance().getOrDefault("weights", "–")));
    facts.add(
        new Block.Fact(
            "Data",
            "%s: %d pictures in %d classes"
                .formatted(run.data.name(), run.data.samples().size(), run.data.classes().size())));
    facts.add(new Block.Fact("Seed", String.valueOf(run.job.seed())));
    run.training.ifPresent(
        t -> facts.add(new Block.Fact("Epoch used", t.chosen() + " of " + t.epochs().size())));
    run.measurements.forEach(
        (split, m) ->
            m.scores().stream()
                .filter(s -> s.name().equals("accuracy"))
                .findFirst()
                .ifPresent(s -> facts.add(accuracy(split, s))));
    for (ExplainStep.Result result : run.explanations) {
      for (Evidence.Summary e : result.evidence()) {
        facts.add(new Block.Fact(e.method(), ExplanationSection.sentence(e)));
      }
    }
    blocks.add(new Block.Facts(facts));
    return new Document.Section("Summary", blocks);
  }

  private static Block.Fact accuracy(Split split, Score score) {
    String interval =
        score
            .interval()
            .map(
                i ->
                    String.format(
                        Locale.ROOT,
                        ", 95 %% interval %.1f to %.1f %% (%s)",
                        100 * i.low(),
                        100 * i.high(),
                        i.method()))
            .orElse("");
    return new Block.Fact(
        "Accuracy, " + split.id(),
        "%s of %d pictures%s".formatted(Drawing.percent(score.value()), score.n(), interval));
  }
}
