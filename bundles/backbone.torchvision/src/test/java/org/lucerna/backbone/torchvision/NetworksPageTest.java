/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.small.CaltechCnn;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/**
 * {@code docs/networks.md} lists the networks as they are. With {@code -Dlucerna.docs.update=true}
 * its table is written anew.
 */
class NetworksPageTest {

  private static final Path PAGE = Path.of("../../docs/networks.md");
  private static final String BEGIN = "<!-- networks: written from the graphs -->\n";
  private static final String END = "<!-- end of networks -->";

  @Test
  void theTableOfNetworksIsTheCodes() throws IOException {
    String text = Files.readString(PAGE);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    String table = table();
    if (Boolean.getBoolean("lucerna.docs.update")) {
      Files.writeString(PAGE, text.substring(0, begin) + table + text.substring(end));
      return;
    }
    assertEquals(table, text.substring(begin, end), "run with -Dlucerna.docs.update=true");
  }

  private static String table() {
    Stream<BackboneFamily> families =
        Stream.concat(Families.all().stream(), Stream.of(new CaltechCnn(), new SmallGap()));
    return families
        .flatMap(f -> f.variants().stream().map(v -> row(f.network(v.id()))))
        .collect(
            Collectors.joining(
                "",
                "\n| network | parameters | input | `last` | maps there | heads attach at | maps"
                    + " there |\n|---|---:|---:|---|---|---|---|\n",
                "\n"));
  }

  private static String row(Network net) {
    Map<LayerId, Shape> shapes = Shapes.of(net);
    return String.format(
        Locale.ROOT,
        "| `%s` | %,d | %d | `%s` | %s | `%s` | %s |\n",
        net.id(),
        Parameters.count(Parameters.of(net)),
        net.input().shape().height(),
        net.displayName(net.features()),
        shapes.get(net.features()),
        net.displayName(net.extractor()),
        shapes.get(net.extractor()));
  }
}
