/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.report.Block;

/** The report's part: verdicts first, then what they rest on. */
final class Report {

  private final Audited audited;
  private final Sentences sentences;
  private final Tables tables;

  Report(Audited audited) {
    this.audited = audited;
    this.sentences = new Sentences(audited);
    this.tables = new Tables(audited);
  }

  Findings findings() {
    Findings.Builder findings = Findings.builder();
    findings.line(sentences.summary());
    for (Tested tested : audited.tested()) {
      if (tested.verdict(audited.params().alpha()) != Verdict.NOT_SHOWN) {
        findings.line(sentences.verdict(tested));
      }
    }
    new JsonResults(audited).all().forEach(findings::json);
    blocks().forEach(findings::block);
    new CsvTables(audited).all().forEach(findings::table);
    return findings.build();
  }

  private List<Block> blocks() {
    Figures figures = new Figures(audited);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        audited.of(Verdict.SHORTCUT).isEmpty()
            ? new Block.Paragraph(sentences.summary())
            : new Block.Notice(sentences.summary()));
    sentences.notes().forEach(note -> blocks.add(new Block.Notice(note)));
    blocks.add(new Block.Paragraph(sentences.looked()));
    if (!audited.tested().isEmpty()) {
      blocks.add(new Block.TableBlock(sentences.tests(), tables.suspects()));
    }
    for (Tested tested : audited.tested()) {
      if (tested.verdict(audited.params().alpha()) != Verdict.NOT_SHOWN) {
        blocks.add(new Block.Paragraph(sentences.verdict(tested)));
        figures.suspect(tested).ifPresent(blocks::add);
      }
    }
    List<Tested> innocent = audited.of(Verdict.NOT_SHOWN);
    if (!innocent.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              innocent.stream().map(sentences::verdict).collect(Collectors.joining(" "))));
    }
    blocks.add(figures.means());
    blocks.add(new Block.TableBlock(sentences.energies(), tables.energies()));
    blocks.addAll(figures.clusters());
    blocks.add(new Block.TableBlock(sentences.clusters(), tables.clusters()));
    return blocks;
  }
}
