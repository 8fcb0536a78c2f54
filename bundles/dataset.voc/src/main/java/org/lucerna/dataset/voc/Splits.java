/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

/**
 * Divides samples among train, validation and test. Samples of one picture, of equal files and of
 * one group stay together. Sets without a split of their own are dealt by the seed, each counted to
 * the rarest of its classes, so that every class comes near to its shares.
 */
final class Splits {

  private final Choice choice;
  private final long seed;
  private final List<Problem> problems;

  Splits(Choice choice, long seed, List<Problem> problems) {
    this.choice = choice;
    this.seed = choice.splitSeed().orElse(seed);
    this.problems = problems;
  }

  /**
   * @param hashes of each candidate's picture
   * @return by position
   */
  List<Sample> samples(List<Candidate> all, List<String> hashes, List<String> classes) {
    List<List<Integer>> sets = sets(all, hashes);
    Split[] splits = new Split[all.size()];
    List<List<Integer>> free = new ArrayList<>();
    for (List<Integer> set : sets) {
      Optional<Split> own =
          set.stream().flatMap(i -> all.get(i).split().stream()).max(Comparator.naturalOrder());
      own.ifPresent(last -> set.forEach(i -> splits[i] = all.get(i).split().orElse(last)));
      if (own.isEmpty()) {
        free.add(set);
      }
    }
    deal(free, all, splits);
    Sample[] samples = new Sample[splits.length];
    for (List<Integer> set : sets) {
      Optional<String> group = group(set, all, splits);
      for (int i : set) {
        Candidate c = all.get(i);
        samples[i] = new Sample(c.id(), classes.indexOf(c.className()), splits[i], group);
      }
    }
    return List.of(samples);
  }

  /** Positions that belong together, in order of the first. */
  private static List<List<Integer>> sets(List<Candidate> all, List<String> hashes) {
    int[] first = new int[all.size()];
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
      join(first, i, known.putIfAbsent("content " + hashes.get(i), i));
      if (all.get(i).group().isPresent()) {
        join(first, i, known.putIfAbsent("group " + all.get(i).group().get(), i));
      }
    }
    Map<Integer, List<Integer>> sets = new TreeMap<>();
    for (int i = 0; i < first.length; i++) {
      sets.computeIfAbsent(root(first, i), k -> new ArrayList<>()).add(i);
    }
    return List.copyOf(sets.values());
  }

  private static void join(int[] first, int i, Integer other) {
    if (other != null) {
      int a = root(first, i);
      int b = root(first, other);
      first[Math.max(a, b)] = Math.min(a, b);
    }
  }

  private static int root(int[] first, int i) {
    int at = i;
    while (first[at] != at) {
      first[at] = first[first[at]];
      at = first[at];
    }
    return at;
  }

  private void deal(List<List<Integer>> free, List<Candidate> all, Split[] splits) {
    Map<String, Long> sizes =
        free.stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(i -> all.get(i).className(), Collectors.counting()));
    Map<String, List<List<Integer>>> byClass = new LinkedHashMap<>();
    free.stream()
        .sorted(Comparator.comparing(set -> Sha256.rank(seed, all.get(set.get(0)).id())))
        .forEach(
            set ->
                byClass.computeIfAbsent(rarest(set, all, sizes), c -> new ArrayList<>()).add(set));
    for (List<List<Integer>> sets : byClass.values()) {
      int test = share(sets.size(), choice.test());
      int validation = share(sets.size() - test, choice.validation());
      for (int k = 0; k < sets.size(); k++) {
        Split split =
            k < test ? Split.TEST : k < test + validation ? Split.VALIDATION : Split.TRAIN;
        sets.get(k).forEach(i -> splits[i] = split);
      }
    }
  }

  private static String rarest(List<Integer> set, List<Candidate> all, Map<String, Long> sizes) {
    return set.stream()
        .map(i -> all.get(i).className())
        .min(Comparator.comparing((String c) -> sizes.get(c)).thenComparing(c -> c))
        .orElseThrow();
  }

  /** At least one where a share is wanted at all, but never the last one, unless all are. */
  private static int share(int count, double share) {
    if (share == 0 || share == 1 || count < 2) {
      return share == 1 ? count : 0;
    }
    return Math.min(count - 1, Math.max(1, (int) Math.round(count * share)));
  }

  /** What the set is called; empty for single samples, and where it is torn apart. */
  private Optional<String> group(List<Integer> set, List<Candidate> all, Split[] splits) {
    Set<Split> used = EnumSet.noneOf(Split.class);
    set.forEach(i -> used.add(splits[i]));
    List<String> pictures = set.stream().map(i -> all.get(i).picture().name()).distinct().toList();
    if (used.size() > 1) {
      String where = used.stream().map(Split::id).collect(Collectors.joining(" and "));
      problems.add(
          new Problem(
              Problem.Kind.LEAK,
              pictures,
              "Related pictures lie in %s, as the data set itself has it: %s."
                  .formatted(where, Names.some(pictures))));
      return Optional.empty();
    }
    Optional<String> named =
        set.stream().map(i -> all.get(i).group().orElse(null)).filter(Objects::nonNull).findFirst();
    return named.isPresent() || set.size() == 1 ? named : Optional.of(pictures.get(0));
  }
}
