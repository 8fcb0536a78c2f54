/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lucerna.models.CatalogueEntry.Source;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Variant;

class CatalogueTest {

  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @Test
  void namesFilesAndHashesAreUnique() {
    for (Function<CatalogueEntry, String> key :
        List.<Function<CatalogueEntry, String>>of(
            CatalogueEntry::name, CatalogueEntry::file, CatalogueEntry::hash)) {
      Set<String> seen = new HashSet<>();
      CATALOGUE.entries().forEach(e -> assertTrue(seen.add(key.apply(e)), e.toString()));
    }
  }

  @Test
  void aNetworksOwnNameIsThatOfItsFirstWeights() {
    for (CatalogueEntry entry : CATALOGUE.entries()) {
      assertTrue(CATALOGUE.find(entry.network()).isPresent(), entry.network());
      assertTrue(entry.address().startsWith("https://"), entry.address());
      assertTrue(entry.top1() > 50 && entry.top1() < 100);
    }
  }

  /** A file holds its network's values as 32-bit floats, and little else. */
  @Test
  void theSizesAreThoseOfTheNetworks() {
    Map<String, Network> networks = new TreeMap<>();
    for (BackboneFamily family : Families.all().values()) {
      for (Variant variant : family.variants()) {
        networks.put(variant.id(), family.network(variant.id()));
      }
    }
    int compared = 0;
    for (CatalogueEntry entry : CATALOGUE.entries()) {
      // GoogLeNet's file has the auxiliary heads too, about as many values again.
      if (networks.containsKey(entry.network()) && !entry.network().equals("googlenet")) {
        double values =
            Parameters.of(networks.get(entry.network())).stream()
                .map(ParameterSpec::shape)
                .mapToLong(LikelyNetworks::elements)
                .sum();
        double share = entry.bytes() / (4 * values);
        assertTrue(share > 1 && share < 1.02, entry.name() + " " + share);
        compared++;
      }
    }
    assertTrue(compared >= 27, "only " + compared);
  }

  @Test
  void theFileThatIsHereIsTheOneInTheCatalogue() throws IOException {
    Path file = SharedData.require().resolve("models/resnet20-12fca82f.th");
    CatalogueEntry entry = CATALOGUE.ofHash(Digests.ofFile(file)).orElseThrow();
    assertEquals("resnet20-cifar", entry.name());
    assertEquals(Files.size(file), entry.bytes());
    assertEquals(file.getFileName().toString(), entry.file());
  }

  @Test
  void aWrongTableIsRefused() {
    String source = "source\ts\thttp://x/\tl\td\n";
    assertThrows(IllegalArgumentException.class, () -> Catalogue.parse("weights\ta"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Catalogue.parse("weights\ta\ta\ts\ta-00000000.pth\t1\t1"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Catalogue.parse(source + "weights\ta\ta\ts\ta.pth\t1\t1"));
    CatalogueEntry entry =
        Catalogue.parse(source + "weights\ta\tn\ts\ta-00000000.pth\t5\t1.5").entries().get(0);
    Source expected = new Source("s", "http://x/", "l", "d");
    assertEquals(new CatalogueEntry("a", "n", expected, "a-00000000.pth", 5, 1.5), entry);
  }
}
