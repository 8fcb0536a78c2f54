/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.analysis.InspectedPicture;

/** Whose neighbours are looked for. */
final class Queries {

  /** Where nobody says whose: no more than these. */
  static final int MOST = 40;

  private final Labels labels;
  private final NeighboursParams params;
  private final SplittableRandom random;

  Queries(Labels labels, NeighboursParams params, long seed) {
    this.labels = labels;
    this.params = params;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Indices of pictures, in order, none twice.
   *
   * @throws ParamException for a word that is neither a picture nor a class
   */
  int[] chosen() {
    TreeSet<Integer> chosen = new TreeSet<>();
    if (params.of().isEmpty()) {
      int each = Math.max(1, Math.min(params.queries(), MOST / labels.classes().size()));
      for (int c : someClasses()) {
        chosen.addAll(someOf(c, each));
      }
    }
    for (String word : params.of()) {
      chosen.addAll(named(word));
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> someClasses() {
    List<Integer> classes = new ArrayList<>(range(labels.classes().size()));
    if (classes.size() > MOST) {
      shuffle(classes);
    }
    return classes.subList(0, Math.min(MOST, classes.size()));
  }

  private List<Integer> named(String word) {
    List<Integer> pictures =
        range(labels.n()).stream().filter(i -> is(labels.pictures().get(i), word)).toList();
    if (!pictures.isEmpty()) {
      return pictures;
    }
    int label = labels.classes().indexOf(word);
    if (label < 0 || word.isEmpty()) {
      throw new ParamException(
          "of",
          "no picture and no class looked at is called '"
              + word
              + "'; give a path below the data set's folder, a file's name without suffix, or a"
              + " class");
    }
    return someOf(label, params.queries());
  }

  private static boolean is(InspectedPicture picture, String word) {
    return picture.id().equals(word) || picture.stem().equals(word);
  }

  private List<Integer> someOf(int label, int count) {
    List<Integer> all =
        new ArrayList<>(range(labels.n()).stream().filter(i -> labels.of()[i] == label).toList());
    shuffle(all);
    return all.subList(0, Math.min(count, all.size()));
  }

  private void shuffle(List<Integer> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, random.nextInt(i + 1));
    }
  }

  private static List<Integer> range(int n) {
    return IntStream.range(0, n).boxed().toList();
  }
}
