/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.render.ConfusionDifference;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** Run against run on the same test pictures: tests, confusion differences, disagreements. */
final class PairsSection {

  private final Pairs pairs;
  private final Renderers renderers;
  private final int pictures;

  /**
   * @param pictures shown of each pair, each way
   */
  PairsSection(Pairs pairs, Renderers renderers, int pictures) {
    this.pairs = pairs;
    this.renderers = renderers;
    this.pictures = pictures;
  }

  List<Document.Section> compose(Progress progress) {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("Is one better?", tests()));
    List<Pair> drawn = pairs.drawn();
    if (!drawn.isEmpty()) {
      sections.add(
          new Document.Section(
              "Differences of the confusion matrices",
              List.of(new Block.Gallery(drawn.stream().map(this::difference).toList()))));
      sections.add(new Document.Section("Right here, wrong there", disagreements(drawn, progress)));
    }
    return sections;
  }

  private List<Block> tests() {
    List<Block> blocks = new ArrayList<>();
    if (!pairs.matched().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              "McNemar's exact test on the same test pictures, matched by path and content: were both models equally good, a picture that only one gets right would be either's with probability 1/2. Holm's adjustment is for testing all pairs of this table. That no difference is established does not show that there is none."));
      blocks.add(new Block.TableBlock("Test pictures by who is right", pairs.table()));
    }
    for (Pair.Matched pair : pairs.unmatched()) {
      blocks.add(
          new Block.Notice(
              "%s and %s cannot be tested against each other: %s."
                  .formatted(pair.first().name(), pair.second().name(), pair.why())));
    }
    return blocks;
  }

  private Block.FigureBlock difference(Pair pair) {
    List<String> classes = pair.first().classes();
    int[][] counts = new int[classes.size()][classes.size()];
    for (Pair.Both both : pair.answers()) {
      int label = classes.indexOf(both.first().label());
      counts[label][classes.indexOf(both.first().predicted())]++;
      counts[label][classes.indexOf(both.second().predicted())]--;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(java.util.Arrays.stream(row).boxed().toList());
    }
    String title = pair.first().name() + " minus " + pair.second().name();
    ConfusionDifference subject =
        new ConfusionDifference(title, pair.first().name(), pair.second().name(), classes, rows);
    return new Block.FigureBlock(
        renderers.draw("confusion-difference", subject, Map.of()),
        "Difference of the confusion matrices on %d test pictures; rows: true class."
            .formatted(pair.answers().size()),
        "Confusion, " + title,
        Optional.of(renderers.draw("confusion-difference", subject, Map.of("theme", "dark"))));
  }

  private List<Block> disagreements(List<Pair> drawn, Progress progress) {
    List<Block> blocks = new ArrayList<>();
    for (Pair pair : drawn) {
      progress.step(drawn.indexOf(pair), drawn.size());
      if (pair.test().discordant() == 0) {
        blocks.add(
            new Block.Paragraph(
                "%s and %s are right on the same test pictures."
                    .formatted(pair.first().name(), pair.second().name())));
        continue;
      }
      try (PictureSource source = new PictureSource(pair.first(), renderers, progress)) {
        blocks.addAll(new Disagreements(pair, source, renderers, pictures).compose());
        if (!source.why().isEmpty()) {
          blocks.add(new Block.Notice("Some pictures cannot be shown: " + source.why()));
        }
      }
    }
    return blocks;
  }
}
