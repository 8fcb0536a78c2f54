/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lucerna.vision.api.dataset.Split;

/**
 * Divides sets of related pictures among train, validation and test so that every class comes as
 * near to the wanted shares as whole sets allow. Depends on ids and seed only.
 *
 * <p>Sets of several pictures are dealt first, in an order drawn from the seed, each to the split
 * that lacks most of its classes; then single pictures fill what is left. A split that the data set
 * itself defines is neither added to nor taken from.
 */
final class Splitter {

  private static final int SPLITS = Split.values().length;

  private final List<Picture> pictures;
  private final Ranks ranks;
  private final int[][] wanted;
  private final int[][] have;
  private final Split[] result;

  /**
   * @param test share of the free pictures
   * @param validation share of the others
   */
  Splitter(List<Picture> pictures, int classes, FolderParams params, long seed) {
    this.pictures = pictures;
    this.ranks = new Ranks(seed);
    this.wanted = new int[SPLITS][classes];
    this.have = new int[SPLITS][classes];
    this.result = new Split[pictures.size()];
    Set<Split> defined = EnumSet.noneOf(Split.class);
    int[] free = new int[classes];
    for (Picture picture : pictures) {
      picture.entry().split().ifPresent(defined::add);
      if (picture.entry().split().filter(s -> s != Split.TRAIN).isEmpty()) {
        free[picture.label()]++;
      }
    }
    double test = defined.contains(Split.TEST) ? 0 : params.test();
    double validation = defined.contains(Split.VALIDATION) ? 0 : params.validation();
    for (int c = 0; c < classes; c++) {
      int forTest = share(free[c], test);
      int forValidation = share(free[c] - forTest, validation);
      wanted[Split.TEST.ordinal()][c] = forTest;
      wanted[Split.VALIDATION.ordinal()][c] = forValidation;
      wanted[Split.TRAIN.ordinal()][c] = free[c] - forTest - forValidation;
    }
  }

  /** At least one picture where a share is wanted at all, but never the last ones. */
  private static int share(int count, double share) {
    if (share == 0 || count < 2) {
      return 0;
    }
    return Math.min(count - 1, Math.max(1, (int) Math.round(count * share)));
  }

  /** The split of each picture. */
  List<Split> split(List<List<Integer>> sets) {
    List<List<Integer>> free = new ArrayList<>();
    for (List<Integer> set : sets) {
      if (!fixed(set)) {
        free.add(set);
      }
    }
    free.sort(
        Comparator.comparing((List<Integer> s) -> s.size() == 1)
            .thenComparing((List<Integer> s) -> ranks.of(pictures.get(s.get(0)).id()))
            .thenComparing(s -> s.get(0)));
    for (List<Integer> set : free) {
      put(set, best(set));
    }
    fillEmpty(free, Split.TEST);
    fillEmpty(free, Split.VALIDATION);
    return List.of(result);
  }

  /** Settles a set of which the data set itself holds out a part; says whether it did. */
  private boolean fixed(List<Integer> set) {
    Optional<Split> heldOut =
        set.stream()
            .flatMap(i -> pictures.get(i).entry().split().stream())
            .filter(s -> s != Split.TRAIN)
            .max(Comparator.naturalOrder());
    heldOut.ifPresent(
        split -> set.forEach(i -> result[i] = pictures.get(i).entry().split().orElse(split)));
    return heldOut.isPresent();
  }

  private void put(List<Integer> set, Split split) {
    for (int i : set) {
      if (result[i] != null) {
        have[result[i].ordinal()][pictures.get(i).label()]--;
      }
      result[i] = split;
      have[split.ordinal()][pictures.get(i).label()]++;
    }
  }

  /** Of the splits it fits in, the one that lacks most; else the one it overfills least. */
  private Split best(List<Integer> set) {
    int[] size = sizes(set);
    Split best = Split.TRAIN;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Split split : byRank(set)) {
      double excess = excess(size, split);
      double lack = lack(size, split);
      if (excess < least || (excess == least && lack > most)) {
        best = split;
        least = excess;
        most = lack;
      }
    }
    return best;
  }

  /** Ties between splits are broken by the seed, in proportion to what they want. */
  private List<Split> byRank(List<Integer> set) {
    int label = pictures.get(set.get(0)).label();
    double total = 0;
    for (int[] split : wanted) {
      total += split[label];
    }
    double draw = (ranks.of(pictures.get(set.get(0)).id() + "/tie") >>> 11) * 0x1p-53 * total;
    List<Split> order = new ArrayList<>(List.of(Split.values()));
    for (Split split : Split.values()) {
      draw -= wanted[split.ordinal()][label];
      if (draw < 0) {
        order.remove(split);
        order.add(0, split);
        return order;
      }
    }
    return order;
  }

  private int[] sizes(List<Integer> set) {
    int[] size = new int[wanted[0].length];
    set.forEach(i -> size[pictures.get(i).label()]++);
    return size;
  }

  /** How far the split would be overfilled: squared, relative to what it wants, over classes. */
  private double excess(int[] size, Split split) {
    double sum = 0;
    for (int c = 0; c < size.length; c++) {
      int target = wanted[split.ordinal()][c];
      double over = Math.max(0, have[split.ordinal()][c] + size[c] - target);
      sum += size[c] == 0 ? 0 : over * over / Math.max(target, 0.01);
    }
    return sum;
  }

  /** The share of what the split wants of these classes that is still missing. */
  private double lack(int[] size, Split split) {
    double sum = 0;
    for (int c = 0; c < size.length; c++) {
      int target = wanted[split.ordinal()][c];
      if (size[c] > 0 && target > 0) {
        sum += size[c] * (target - have[split.ordinal()][c]) / (double) target;
      }
    }
    return sum;
  }

  /** Large sets can leave a class out of a split; the smallest set that train can spare helps. */
  private void fillEmpty(List<List<Integer>> sets, Split split) {
    for (int c = 0; c < wanted[0].length; c++) {
      int label = c;
      if (wanted[split.ordinal()][c] > 0 && have[split.ordinal()][c] == 0) {
        sets.stream()
            .filter(set -> result[set.get(0)] == Split.TRAIN && sizes(set)[label] > 0)
            .filter(this::canSpare)
            .min(Comparator.comparing(List::size))
            .ifPresent(set -> put(set, split));
      }
    }
  }

  private boolean canSpare(List<Integer> set) {
    int[] size = sizes(set);
    for (int c = 0; c < size.length; c++) {
      if (size[c] > 0 && have[Split.TRAIN.ordinal()][c] <= size[c]) {
        return false;
      }
    }
    return true;
  }
}
