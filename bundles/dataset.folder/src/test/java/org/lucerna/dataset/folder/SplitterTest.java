/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.dataset.Split;

class SplitterTest {

  private static FolderParams shares(double test, double validation) {
    return new FolderParams(
        Path.of("x"),
        List.of(),
        0,
        test,
        validation,
        0,
        1,
        Optional.empty(),
        Optional.empty(),
        Duplicates.TOGETHER,
        8,
        9,
        Optional.empty());
  }

  /** Classes of the given sizes, labels in turn so that ids do not follow them. */
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

  private static List<List<Integer>> singles(int n) {
    return new DisjointSets(n).sets();
  }

  private static int count(List<Picture> pictures, List<Split> splits, int label, Split split) {
    int n = 0;
    for (int i = 0; i < splits.size(); i++) {
      n += pictures.get(i).label() == label && splits.get(i) == split ? 1 : 0;
    }
    return n;
  }

  @Test
  void unrelatedPicturesAreSplitExactlyByShareWithinEachClass() {
    List<Picture> pictures = pictures(100, 50, 10);
    List<Split> splits =
        new Splitter(pictures, 3, shares(0.2, 0.1), 7).split(singles(pictures.size()));
    int[][] expected = {{72, 8, 20}, {36, 4, 10}, {7, 1, 2}};
    for (int c = 0; c < 3; c++) {
      for (Split split : Split.values()) {
        assertEquals(expected[c][split.ordinal()], count(pictures, splits, c, split));
      }
    }
  }

  @Test
  void smallClassesAreTrainedFirstAndTestedNext() {
    List<Picture> pictures = pictures(1, 2, 3);
    List<Split> splits = new Splitter(pictures, 3, shares(0.2, 0.1), 7).split(singles(6));
    int[][] expected = {{1, 0, 0}, {1, 0, 1}, {1, 1, 1}};
    for (int c = 0; c < 3; c++) {
      for (Split split : Split.values()) {
        assertEquals(expected[c][split.ordinal()], count(pictures, splits, c, split));
      }
    }
  }

  @Test
  void noShareMeansNoSuchSplit() {
    List<Picture> pictures = pictures(10, 10);
    List<Split> splits = new Splitter(pictures, 2, shares(0, 0), 7).split(singles(20));
    assertTrue(splits.stream().allMatch(s -> s == Split.TRAIN));
  }

  @Test
  void wholeSetsOfAnySizesComeNearTheShares() {
    for (long seed = 0; seed < 30; seed++) {
      List<Picture> pictures = pictures(200, 120, 90);
      DisjointSets sets = new DisjointSets(pictures.size());
      Random random = new Random(seed);
      for (int n = 0; n < 150; n++) {
        int first = random.nextInt(pictures.size() - 3);
        sets.join(first, first + 1 + random.nextInt(3));
      }
      List<Split> splits = new Splitter(pictures, 3, shares(0.2, 0.1), seed).split(sets.sets());
      for (List<Integer> set : sets.sets()) {
        assertEquals(1, set.stream().map(splits::get).distinct().count(), "a set was split");
      }
      int[] size = {200, 120, 90};
      for (int c = 0; c < 3; c++) {
        double test = count(pictures, splits, c, Split.TEST) / (double) size[c];
        double validation = count(pictures, splits, c, Split.VALIDATION) / (double) size[c];
        assertEquals(0.2, test, 0.03, "test share of class " + c + ", seed " + seed);
        assertEquals(0.08, validation, 0.03, "validation share of class " + c);
      }
    }
  }

  @Test
  void relatedPicturesComeToTheTestAsOftenAsOthers() {
    int pairsInTest = 0;
    for (long seed = 0; seed < 40; seed++) {
      List<Picture> pictures = pictures(100, 100);
      DisjointSets sets = new DisjointSets(200);
      for (int i = 0; i < 40; i += 2) {
        sets.join(i, i + 1);
      }
      List<Split> splits = new Splitter(pictures, 2, shares(0.2, 0), seed).split(sets.sets());
      for (int i = 0; i < 40; i += 2) {
        pairsInTest += splits.get(i) == Split.TEST ? 1 : 0;
      }
    }
    assertEquals(0.2, pairsInTest / 800.0, 0.03);
  }

  @Test
  void aClassOfTwoLargeSetsIsTrainedOnOneAndTestedOnTheOther() {
    List<Picture> pictures = pictures(20, 20);
    DisjointSets sets = new DisjointSets(40);
    for (int i = 1; i < 20; i++) {
      sets.join(i < 10 ? 0 : 10, i);
    }
    List<Split> splits = new Splitter(pictures, 2, shares(0.2, 0), 3).split(sets.sets());
    assertEquals(10, count(pictures, splits, 0, Split.TRAIN));
    assertEquals(10, count(pictures, splits, 0, Split.TEST));
  }

  @Test
  void everyPictureIsTestedUnderSomeSeed() {
    List<Picture> pictures = pictures(30, 30);
    boolean[] tested = new boolean[60];
    for (long seed = 0; seed < 60; seed++) {
      List<Split> splits = new Splitter(pictures, 2, shares(0.2, 0.1), seed).split(singles(60));
      for (int i = 0; i < 60; i++) {
        tested[i] |= splits.get(i) == Split.TEST;
      }
    }
    for (boolean t : tested) {
      assertTrue(t);
    }
  }

  @Test
  void oneMorePictureMovesFewOthers() {
    List<Picture> before = pictures(100, 100);
    List<Picture> after = pictures(100, 101);
    List<Split> first = new Splitter(before, 2, shares(0.2, 0), 3).split(singles(200));
    List<Split> second = new Splitter(after, 2, shares(0.2, 0), 3).split(singles(201));
    int moved = 0;
    for (int i = 0; i < 200; i++) {
      moved += first.get(i) == second.get(i) ? 0 : 1;
    }
    assertTrue(moved < 60, moved + " moved");
    assertNotEquals(first, new Splitter(before, 2, shares(0.2, 0), 4).split(singles(200)));
  }
}
