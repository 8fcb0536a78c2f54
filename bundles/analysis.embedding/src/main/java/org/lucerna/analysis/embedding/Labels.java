/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.dataset.Split;

/**
 * What is known of the pictures, as numbers.
 *
 * @param pictures in order
 * @param classes names in the order in which they first occur; empty names are a class, too
 * @param of each picture's class
 * @param groups each picture's group
 */
record Labels(List<InspectedPicture> pictures, List<String> classes, int[] of, int[] groups) {

  static Labels of(List<InspectedPicture> pictures) {
    Map<String, Integer> classes = new LinkedHashMap<>();
    Map<String, Integer> groups = new LinkedHashMap<>();
    int[] labels = new int[pictures.size()];
    int[] related = new int[pictures.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = number(classes, pictures.get(i).className());
      related[i] = number(groups, pictures.get(i).group());
    }
    return new Labels(List.copyOf(pictures), List.copyOf(classes.keySet()), labels, related);
  }

  private static int number(Map<String, Integer> numbers, String name) {
    Integer known = numbers.putIfAbsent(name, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  int n() {
    return of.length;
  }

  /** Whether the pictures' classes are known, and there is more than one. */
  boolean tellClassesApart() {
    return classes.size() > 1 && !classes.contains("");
  }

  boolean hasRelated() {
    return java.util.Arrays.stream(groups).distinct().count() < n();
  }

  boolean related(int i, int j) {
    return groups[i] == groups[j];
  }

  /** A class for people. */
  String name(int label) {
    return classes.get(label).isEmpty() ? "unknown class" : classes.get(label);
  }

  /** {@code train}, {@code validation}, {@code test}, or empty. */
  String split(int picture) {
    return pictures.get(picture).split().map(Split::id).orElse("");
  }

  int[] in(Split split) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < n(); i++) {
      if (pictures.get(i).split().equals(java.util.Optional.of(split))) {
        found.add(i);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
