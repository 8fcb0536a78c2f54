/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

class RealPicturesTest {

  @TempDir Path temp;

  @Test
  void pokemonAreReadTheirDuplicatesFoundAndKeptTogether() throws IOException {
    Path pictures = SharedData.require("data", "pokemon7");
    Folder folder = new Folder(temp);
    for (long seed = 1; seed <= 3; seed++) {
      try (Dataset data =
          folder.seeded(seed, "path", pictures.toString(), "test", 0.2, "validation", 0)) {
        assertEquals(1031, data.samples().size());
        assertEquals(7, data.classes().size());
        int copies = 0;
        for (Problem p : data.problems()) {
          boolean equal =
              p.kind() == Problem.Kind.EXACT_DUPLICATE || p.kind() == Problem.Kind.CONFLICT;
          copies += equal ? p.files().size() - 1 : 0;
        }
        assertEquals(139, copies);
        assertTogether(data);
        assertShares(data, 0.2);
      }
    }
  }

  @Test
  void caltechPicturesAreReadAndSplit() throws IOException {
    Path pictures = SharedData.require("data", "caltech5");
    try (Dataset data = new Folder(temp).open("path", pictures.toString(), "validation", 0)) {
      assertEquals(
          List.of("bonsai", "hawksbill", "menorah", "scorpion", "sunflower"), data.classes());
      assertEquals(484, data.samples().size());
      assertEquals(List.of(), Folder.problems(data, Problem.Kind.EXACT_DUPLICATE));
      assertTogether(data);
      assertShares(data, 0.2);
      for (int i = 0; i < 484; i += 40) {
        assertTrue(data.image(i).width() > 50);
      }
    }
  }

  private static void assertTogether(Dataset data) {
    Map<String, Split> splits = new HashMap<>();
    data.samples().forEach(s -> splits.put(s.id(), s.split()));
    Map<String, Split> byContent = new HashMap<>();
    for (int i = 0; i < data.samples().size(); i++) {
      Split split = data.samples().get(i).split();
      Split before = byContent.putIfAbsent(data.contentHash(i), split);
      assertTrue(before == null || before == split, data.samples().get(i).id());
    }
    for (Problem p : data.problems()) {
      assertEquals(1, p.files().stream().map(splits::get).distinct().count(), p.message());
    }
  }

  private static void assertShares(Dataset data, double share) {
    for (int c = 0; c < data.classes().size(); c++) {
      int label = c;
      List<Sample> all = data.samples().stream().filter(s -> s.label() == label).toList();
      double test = all.stream().filter(s -> s.split() == Split.TEST).count() / (double) all.size();
      assertEquals(share, test, 0.01, data.classes().get(c));
    }
  }
}
