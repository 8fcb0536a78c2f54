/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.dataset.Split;

/**
 * Deals sets of related pictures into folds for cross-validation, so that every picture is in one
 * fold and every class is spread as evenly as whole sets allow (stratified group k-fold). Depends
 * on ids and seed only.
 *
 * <p>Large sets are dealt first; each goes where the shares of its classes stay most even.
 */
final class Folds {

  private final List<Picture> pictures;
  private final Ranks ranks;
  private final int[] support;
  private final int[][] have;
  private final int[] total;

  /**
   * @param folds at least 2
   */
  Folds(List<Picture> pictures, int classes, int folds, long seed) {
    this.pictures = pictures;
    this.ranks = new Ranks(seed);
    this.support = new int[classes];
    this.have = new int[folds][classes];
    this.total = new int[folds];
    pictures.forEach(p -> support[p.label()]++);
  }

  /**
   * The pictures with one fold marked as the test; the others are free.
   *
   * @throws LucernaException (job invalid) if the data set has splits of its own
   */
  static List<Picture> tested(
      List<Picture> pictures, List<List<Integer>> sets, FolderParams params, Ranks ranks) {
    boolean ownSplits =
        pictures.stream()
            .anyMatch(p -> p.entry().split().filter(s -> s != Split.TRAIN).isPresent());
    if (ownSplits) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          params.path()
              + " has test or validation pictures of its own: leave 'folds' out, or give a folder"
              + " without such splits.");
    }
    int classes = 1 + pictures.stream().mapToInt(Picture::label).max().orElse(0);
    int[] fold = new Folds(pictures, classes, params.folds(), ranks.seed()).deal(sets);
    List<Picture> marked = new ArrayList<>();
    for (int i = 0; i < fold.length; i++) {
      Picture p = pictures.get(i);
      Entry e = p.entry();
      Optional<Split> split =
          fold[i] == params.fold() - 1 ? Optional.of(Split.TEST) : Optional.empty();
      Entry entry = new Entry(e.id(), e.file(), e.className(), split, e.group());
      marked.add(new Picture(entry, p.label(), p.scan()));
    }
    return marked;
  }

  /** The fold of each picture, from 0. */
  int[] deal(List<List<Integer>> sets) {
    List<List<Integer>> order = new ArrayList<>(sets);
    order.sort(
        Comparator.comparing((List<Integer> set) -> -set.size())
            .thenComparing((List<Integer> set) -> ranks.of(first(set)))
            .thenComparing(set -> set.get(0)));
    int[] result = new int[pictures.size()];
    for (List<Integer> set : order) {
      int fold = best(set);
      for (int i : set) {
        result[i] = fold;
        have[fold][pictures.get(i).label()]++;
        total[fold]++;
      }
    }
    return result;
  }

  private String first(List<Integer> set) {
    return pictures.get(set.get(0)).id();
  }

  /** Of folds that are equally uneven the smallest; of these the seed decides. */
  private int best(List<Integer> set) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    long bestRank = 0;
    for (int fold = 0; fold < have.length; fold++) {
      double uneven = unevenness(set, fold);
      boolean tie = uneven == least;
      long rank = ranks.of(first(set) + "/fold " + fold);
      if (uneven < least
          || tie && total[fold] < total[best]
          || tie && total[fold] == total[best] && rank < bestRank) {
        best = fold;
        least = uneven;
        bestRank = rank;
      }
    }
    return best;
  }

  /** By how much the sum over classes of squared counts, each relative to its class, would grow. */
  private double unevenness(List<Integer> set, int fold) {
    int[] size = new int[support.length];
    set.forEach(i -> size[pictures.get(i).label()]++);
    double sum = 0;
    for (int c = 0; c < size.length; c++) {
      if (size[c] > 0) {
        sum += (2.0 * have[fold][c] * size[c] + (double) size[c] * size[c]) / support[c];
      }
    }
    return sum;
  }
}
