/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import java.util.Locale;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** The network: its layers, what it expects, where it is explained. */
final class NetworkSection {

  private final Run run;

  NetworkSection(Run run) {
    this.run = run;
  }

  Document.Section compose() {
    LayerTable table = LayerTable.of(run.built.network());
    Preprocessing p = run.built.network().input().preprocessing();
    String resize =
        p.resize() == 0 ? "not resized" : "shorter side scaled to " + p.resize() + " pixels";
    return new Document.Section(
        "Network",
        List.of(
            new Block.Facts(
                List.of(
                    new Block.Fact("Network", run.built.network().id()),
                    new Block.Fact(
                        "Parameters", String.format(Locale.ROOT, "%,d", table.parameters())),
                    new Block.Fact(
                        "Input",
                        "%s, centre %d×%d, mean %s, deviation %s"
                            .formatted(resize, p.crop(), p.crop(), p.mean(), p.std())),
                    new Block.Fact(
                        "Layer 'last'",
                        run.built.network().displayName(run.built.network().features())),
                    new Block.Fact(
                        "Layer 'cam'",
                        run.built
                            .network()
                            .camHead()
                            .map(h -> run.built.network().displayName(h.layer()))
                            .orElse(
                                "none: the network does not end in pooling and a linear layer")))),
            new Block.TableBlock("Layers", table.table())));
  }
}
