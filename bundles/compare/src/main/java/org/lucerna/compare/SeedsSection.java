/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lucerna.core.api.data.Table;
import org.lucerna.statistics.CorrectedResampledT;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/**
 * Jobs repeated with several seeds: each seed, their means, and the test for overlapping splits.
 */
final class SeedsSection {

  private final List<Entry> repeated;

  SeedsSection(List<Entry> entries) {
    this.repeated = entries.stream().filter(Entry::isRepeated).toList();
  }

  /** Empty where nothing was repeated. */
  Optional<Document.Section> compose() {
    if (repeated.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.TableBlock("Accuracy of each run", each()));
    blocks.add(new Block.TableBlock("Means over the runs", means()));
    if (repeated.size() > 1) {
      blocks.add(
          new Block.TableBlock("Differences between the jobs, paired by seed and fold", tests()));
      blocks.add(
          new Block.Paragraph(
              "The splits of several seeds or folds share most of their training pictures, so their accuracies are not independent. The corrected resampled t-test (Nadeau and Bengio 2003) takes the variance of the differences as (1/J + n2/n1) s\u00B2, for J runs with n1 pictures to train on and n2 to test on."));
    }
    return Optional.of(new Document.Section("Repeated runs", blocks));
  }

  private Table each() {
    List<List<Object>> rows = new ArrayList<>();
    for (Entry entry : repeated) {
      for (FinishedRun run : entry.runs()) {
        rows.add(
            List.of(
                entry.name(),
                String.valueOf(run.folder().getFileName()),
                run.split(Split.TRAIN).map(s -> Numbers.share(s.accuracy())).orElse(Numbers.NONE),
                run.split(Split.TEST).map(s -> Numbers.share(s.accuracy())).orElse(Numbers.NONE)));
      }
    }
    return new Table("seeds", List.of("job", "run", "train", "test"), rows);
  }

  private Table means() {
    List<List<Object>> rows = new ArrayList<>();
    for (Entry entry : repeated) {
      for (Split split : Split.values()) {
        double[] values = Seeds.values(entry, split, s -> s.accuracy().value());
        if (values.length > 0) {
          Sample sample = Sample.of(values);
          rows.add(
              List.of(
                  entry.name(),
                  split.id(),
                  sample.n(),
                  Numbers.decimals(sample.mean()),
                  Numbers.decimals(sample.deviation())));
        }
      }
    }
    return new Table("means", List.of("job", "split", "runs", "mean", "deviation"), rows);
  }

  private Table tests() {
    List<List<Object>> rows = new ArrayList<>();
    for (int a = 0; a < repeated.size(); a++) {
      for (int b = a + 1; b < repeated.size(); b++) {
        rows.add(test(repeated.get(a), repeated.get(b)));
      }
    }
    return new Table(
        "seed-tests",
        List.of("first", "second", "mean difference", "95 % interval", "p", "remark"),
        rows);
  }

  private static List<Object> test(Entry first, Entry second) {
    String none = Numbers.NONE;
    if (!Seeds.paired(first, second)) {
      return List.of(
          first.name(),
          second.name(),
          none,
          none,
          none,
          "not the same seeds, folds and test pictures");
    }
    if (Seeds.oneSplit(first)) {
      return List.of(
          first.name(),
          second.name(),
          none,
          none,
          none,
          "all runs have one split: their spread says nothing of other pictures; see McNemar's test");
    }
    double[] mine = Seeds.values(first, Split.TEST, s -> s.accuracy().value());
    double[] its = Seeds.values(second, Split.TEST, s -> s.accuracy().value());
    double[] differences = new double[mine.length];
    for (int i = 0; i < mine.length; i++) {
      differences[i] = mine[i] - its[i];
    }
    CorrectedResampledT test = CorrectedResampledT.of(differences, Seeds.testToTrain(first));
    Interval interval = test.interval();
    return List.of(
        first.name(),
        second.name(),
        signed(test.differences().mean()),
        signed(interval.low()) + " to " + signed(interval.high()),
        Double.isNaN(test.pValue()) ? none : Numbers.p(test.pValue()),
        test.pValue() < 0.05 ? "differ" : "no difference established");
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.4f", value);
  }
}
