/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Split;

class FoldsTest {

  @TempDir Path temp;

  @Test
  void unrelatedPicturesAreSpreadEvenlyWithinEachClass() {
    List<Picture> pictures = pictures(50, 23, 7);
    int[] folds = new Folds(pictures, 3, 5, 7).deal(new DisjointSets(80).sets());
    int[] size = {50, 23, 7};
    for (int c = 0; c < 3; c++) {
      for (int fold = 0; fold < 5; fold++) {
        int n = count(pictures, folds, c, fold);
        assertTrue(n == size[c] / 5 || n == (size[c] + 4) / 5, "class " + c + ": " + n);
      }
    }
    for (int fold = 0; fold < 5; fold++) {
      int f = fold;
      assertEquals(16, Arrays.stream(folds).filter(x -> x == f).count(), "80 pictures in 5 folds");
    }
  }

  @Test
  void setsStayWholeAndClassesNearlyEven() {
    for (long seed = 0; seed < 20; seed++) {
      List<Picture> pictures = pictures(200, 120);
      DisjointSets sets = new DisjointSets(320);
      Random random = new Random(seed);
      for (int n = 0; n < 120; n++) {
        int first = random.nextInt(317);
        sets.join(first, first + 1 + random.nextInt(3));
      }
      int[] folds = new Folds(pictures, 2, 4, seed).deal(sets.sets());
      for (List<Integer> set : sets.sets()) {
        assertEquals(1, set.stream().map(i -> folds[i]).distinct().count(), "a set was split");
      }
      for (int fold = 0; fold < 4; fold++) {
        assertEquals(50, count(pictures, folds, 0, fold), 2);
        assertEquals(30, count(pictures, folds, 1, fold), 2);
      }
    }
  }

  @Test
  void theSeedDealsAnew() {
    List<Picture> pictures = pictures(30, 30);
    List<List<Integer>> sets = new DisjointSets(60).sets();
    int[] first = new Folds(pictures, 2, 3, 1).deal(sets);
    assertTrue(Arrays.equals(first, new Folds(pictures, 2, 3, 1).deal(sets)));
    assertNotEquals(
        Arrays.toString(first), Arrays.toString(new Folds(pictures, 2, 3, 2).deal(sets)));
  }

  /** Through the loader: 3 folds of pictures with copies and groups. */
  @Test
  void everyPictureIsTestedOnceAndValidatedApart() throws Exception {
    Folder folder = new Folder(temp).classes(12, "ant", "bee");
    folder.png("ant/copy.png", 3); // equal to ant/p003.png
    folder.png("bee/film1_a.png", 91);
    folder.png("bee/film1_b.png", 92);
    List<String> tested = new ArrayList<>();
    for (int fold = 1; fold <= 3; fold++) {
      try (Dataset data =
          folder.open(
              "folds", 3, "fold", fold, "group", "(film\\d+)_", "validation", 0.2, "test", 0.5)) {
        List<String> test = Folder.ids(data, Split.TEST);
        tested.addAll(test);
        assertEquals(9, test.size());
        assertEquals(4, Folder.ids(data, Split.VALIDATION).size(), "a fifth of 18, by class");
        assertEquals(Folder.splitOf(data, "ant/p003.png"), Folder.splitOf(data, "ant/copy.png"));
        assertEquals(
            Folder.splitOf(data, "bee/film1_a.png"), Folder.splitOf(data, "bee/film1_b.png"));
        assertTrue(
            Folder.problems(data, org.lucerna.vision.api.dataset.Problem.Kind.LEAK).isEmpty());
      }
    }
    assertEquals(27, tested.size());
    assertEquals(27, new TreeSet<>(tested).size());
  }

  @Test
  void aSplitSeedKeepsTheSplitWhateverTheSeed() throws Exception {
    Folder folder = new Folder(temp).classes(12, "ant", "bee");
    try (Dataset one = folder.seeded(1, "split-seed", 5);
        Dataset two = folder.seeded(2, "split-seed", 5);
        Dataset five = folder.seeded(5)) {
      assertEquals(one.fingerprint(), two.fingerprint());
      assertEquals(five.fingerprint(), one.fingerprint());
    }
  }

  @Test
  void impossibleFoldsAreRefused() throws Exception {
    Folder folder = new Folder(temp).classes(4, "train/ant", "train/bee", "test/ant", "test/bee");
    assertThrows(ParamException.class, () -> folder.params("folds", 1));
    ParamException e =
        assertThrows(ParamException.class, () -> folder.params("folds", 3, "fold", 4));
    assertTrue(e.getMessage().contains("fold"), e.getMessage());
    LucernaException own =
        assertThrows(LucernaException.class, () -> folder.open("folds", 2).close());
    assertTrue(own.getMessage().contains("of its own"), own.getMessage());
  }

  private static List<Picture> pictures(int... sizes) {
    List<Picture> pictures = new ArrayList<>();
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        String id = "c%d/%04d".formatted(c, i);
        Entry entry = new Entry(id, Path.of(id), "c" + c, Optional.empty(), Optional.empty());
        pictures.add(new Picture(entry, c, Scan.readable(id, 0, 1, 1)));
      }
    }
    return pictures;
  }

  private static int count(List<Picture> pictures, int[] folds, int label, int fold) {
    int n = 0;
    for (int i = 0; i < folds.length; i++) {
      n += pictures.get(i).label() == label && folds[i] == fold ? 1 : 0;
    }
    return n;
  }
}
