/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lucerna.vision.api.dataset.Problem;

/** Finds equal, similar and grouped pictures, and says so. */
final class Relations {

  private final FolderParams params;
  private final List<Problem> problems = new ArrayList<>();

  Relations(FolderParams params) {
    this.params = params;
  }

  /** What was found, after {@link #copies} and {@link #sets}. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Lists equal files, and leaves copies out where the parameters say so. */
  List<Picture> copies(List<Picture> pictures) {
    Map<String, List<Picture>> byContent = new LinkedHashMap<>();
    pictures.forEach(
        p -> byContent.computeIfAbsent(p.scan().sha256(), k -> new ArrayList<>()).add(p));
    boolean drop = params.duplicates() == Duplicates.DROP;
    Set<String> dropped = new HashSet<>();
    for (List<Picture> equal : byContent.values()) {
      if (equal.size() > 1) {
        boolean conflict = equal.stream().mapToInt(Picture::label).distinct().count() > 1;
        problems.add(conflict ? conflict(equal, drop) : duplicate(equal, drop));
        if (drop) {
          equal.stream().skip(conflict ? 0 : 1).map(Picture::id).forEach(dropped::add);
        }
      }
    }
    return pictures.stream().filter(p -> !dropped.contains(p.id())).toList();
  }

  /** Sets of positions that must not be split: equal, similar, or of one group. */
  List<List<Integer>> sets(List<Picture> pictures) {
    DisjointSets sets = new DisjointSets(pictures.size());
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < pictures.size(); i++) {
      Picture picture = pictures.get(i);
      join(sets, first, "content " + picture.scan().sha256(), i);
      if (picture.entry().group().isPresent()) {
        join(sets, first, "group " + picture.entry().group().get(), i);
      }
    }
    if (params.nearDuplicates() >= 0) {
      similar(pictures, sets);
    }
    return sets.sets();
  }

  private static void join(DisjointSets sets, Map<String, Integer> first, String key, int i) {
    Integer other = first.putIfAbsent(key, i);
    if (other != null) {
      sets.join(other, i);
    }
  }

  private void similar(List<Picture> pictures, DisjointSets sets) {
    List<Long> hashes = pictures.stream().map(p -> p.scan().hash()).toList();
    DisjointSets alike = new DisjointSets(pictures.size());
    NearPairs.find(hashes, params.nearDuplicates(), alike::join);
    for (List<Integer> set : alike.sets()) {
      Set<String> contents = new HashSet<>();
      Set<String> ids = new TreeSet<>();
      for (int i : set) {
        sets.join(set.get(0), i);
        contents.add(pictures.get(i).scan().sha256());
        ids.add(pictures.get(i).id());
      }
      if (contents.size() > 1) {
        List<String> files = List.copyOf(ids);
        String message = "Nearly the same picture, kept in one split: " + named(files) + ".";
        problems.add(new Problem(Problem.Kind.NEAR_DUPLICATE, files, message));
      }
    }
  }

  private static Problem duplicate(List<Picture> equal, boolean drop) {
    List<String> files = equal.stream().map(Picture::id).toList();
    String message =
        drop
            ? "Equal files, of which only the first is used: " + named(files) + "."
            : "Equal files, kept in one split: " + named(files) + ".";
    return new Problem(Problem.Kind.EXACT_DUPLICATE, files, message);
  }

  private static Problem conflict(List<Picture> equal, boolean drop) {
    List<String> files = equal.stream().map(Picture::id).toList();
    Set<String> labels = new TreeSet<>();
    equal.forEach(p -> labels.add(p.entry().className()));
    String message =
        "One picture under the labels %s%s: %s."
            .formatted(String.join(" and ", labels), drop ? ", left out" : "", named(files));
    return new Problem(Problem.Kind.CONFLICT, files, message);
  }

  /** Up to four names; the problem carries them all. */
  static String named(List<String> files) {
    int shown = Math.min(4, files.size());
    String names = String.join(", ", files.subList(0, shown));
    return files.size() > shown ? names + " and " + (files.size() - shown) + " more" : names;
  }
}
