/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Resampling;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;

class RelationsTest {

  @TempDir Path temp;

  private Folder folder;

  @BeforeEach
  void draw() throws IOException {
    folder = new Folder(temp).classes(10, "ant", "bee");
  }

  private static Sample sample(Dataset data, String id) {
    return data.samples().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void equalFilesAreListedAndKeptTogetherForEverySeed() throws IOException {
    folder.png("ant/copy.png", 4);
    folder.png("ant/copy2.png", 4);
    for (long seed = 0; seed < 20; seed++) {
      try (Dataset data = folder.seeded(seed)) {
        List<Problem> found = Folder.problems(data, Problem.Kind.EXACT_DUPLICATE);
        assertEquals(1, found.size());
        assertEquals(
            List.of("ant/copy.png", "ant/copy2.png", "ant/p004.png"), found.get(0).files());
        assertEquals(
            "Equal files, kept in one split: ant/copy.png, ant/copy2.png, ant/p004.png.",
            found.get(0).message());
        Sample first = sample(data, "ant/copy.png");
        assertEquals(Optional.of("like ant/copy.png"), first.group());
        assertEquals(first.split(), sample(data, "ant/copy2.png").split());
        assertEquals(first.split(), sample(data, "ant/p004.png").split());
      }
    }
  }

  @Test
  void copiesAreDroppedWhereWanted() throws IOException {
    folder.png("ant/copy.png", 4);
    try (Dataset data = folder.open("duplicates", "drop")) {
      assertEquals(20, data.samples().size());
      assertTrue(data.samples().stream().noneMatch(s -> s.id().equals("ant/p004.png")));
    }
  }

  @Test
  void onePictureUnderTwoLabelsIsAConflict() throws IOException {
    folder.png("bee/same.png", 4);
    try (Dataset data = folder.open();
        Dataset dropped = folder.open("duplicates", "drop")) {
      Problem conflict = Folder.problems(data, Problem.Kind.CONFLICT).get(0);
      assertEquals(List.of("ant/p004.png", "bee/same.png"), conflict.files());
      assertEquals(
          "One picture under the labels ant and bee: ant/p004.png, bee/same.png.",
          conflict.message());
      assertEquals(sample(data, "ant/p004.png").split(), sample(data, "bee/same.png").split());
      assertEquals(19, dropped.samples().size());
    }
  }

  @Test
  void aScaledAndRecompressedCopyIsANearDuplicate() throws IOException {
    RgbImage large = Resampling.resize(Folder.picture(4), 57, 61);
    folder.write("ant/again.jpg", Images.toBuffered(large), "jpg");
    for (long seed = 0; seed < 10; seed++) {
      try (Dataset data = folder.seeded(seed)) {
        Problem near = Folder.problems(data, Problem.Kind.NEAR_DUPLICATE).get(0);
        assertEquals(List.of("ant/again.jpg", "ant/p004.png"), near.files());
        assertEquals(sample(data, "ant/p004.png").split(), sample(data, "ant/again.jpg").split());
      }
    }
    try (Dataset data = folder.open("near-duplicates", -1)) {
      assertEquals(List.of(), data.problems());
    }
  }

  @Test
  void aGroupInTheFileNameIsNeverSplitAcrossClassesEither() throws IOException {
    for (int i = 0; i < 5; i++) {
      folder.png("ant/film3_%d.png".formatted(i), 300 + i);
      folder.png("bee/film3_%d.png".formatted(i), 400 + i);
    }
    for (long seed = 0; seed < 20; seed++) {
      try (Dataset data = folder.seeded(seed, "group", "/(film\\d+)_")) {
        List<Sample> film =
            data.samples().stream().filter(s -> s.group().equals(Optional.of("film3"))).toList();
        assertEquals(10, film.size());
        assertEquals(1, film.stream().map(Sample::split).distinct().count());
      }
    }
  }

  @Test
  void nearPairsAreThoseThatComparingAllWithAllFinds() {
    Random random = new Random(5);
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      long hash = random.nextLong();
      hashes.add(hash);
      for (int flips = random.nextInt(14); flips > 0; flips--) {
        hash ^= 1L << random.nextInt(64);
      }
      hashes.add(hash);
    }
    for (int distance : new int[] {0, 1, 4, 8, 16}) {
      Set<List<Integer>> expected = new HashSet<>();
      for (int i = 0; i < hashes.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (Long.bitCount(hashes.get(i) ^ hashes.get(j)) <= distance) {
            expected.add(List.of(j, i));
          }
        }
      }
      Set<List<Integer>> found = new HashSet<>();
      NearPairs.find(hashes, distance, (a, b) -> found.add(List.of(a, b)));
      assertEquals(expected, found);
    }
  }

  @Test
  void thePerceptualHashKnowsAPictureAgainAndTellsOthersApart() {
    for (long seed = 0; seed < 50; seed++) {
      long hash = PerceptualHash.of(Folder.picture(seed));
      RgbImage scaled = Resampling.resize(Folder.picture(seed), 80, 50);
      assertTrue(Long.bitCount(hash ^ PerceptualHash.of(scaled)) <= 8);
      long other = PerceptualHash.of(Folder.picture(seed + 1000));
      assertTrue(Long.bitCount(hash ^ other) > 8);
    }
  }
}
