/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** What the run depended on, and how to repeat it. */
final class ProvenanceSection {

  private final Run run;

  ProvenanceSection(Run run) {
    this.run = run;
  }

  Document.Section compose() {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("Engine", run.engine.backend().description()));
    facts.add(new Block.Fact("Java", Runtime.version().toString()));
    facts.add(new Block.Fact("Data fingerprint", run.data.fingerprint()));
    new TreeMap<>(run.built.provenance()).forEach((k, v) -> facts.add(new Block.Fact(k, v)));
    return new Document.Section(
        "Provenance",
        List.of(
            new Block.Paragraph(
                "manifest.json beside this page repeats the run: lucerna run manifest.json. Tables are in tables/, raw maps (.npy) in maps/, figures in figures/."),
            new Block.Facts(facts)));
  }
}
