/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names for the files that belong to pictures: the file's stem; where several have it {@code
 * <parent folder>_<stem>}; where that is taken too, with {@code -2}, {@code -3} behind it.
 */
final class Stems {

  private Stems() {}

  static List<String> of(List<Path> pictures) {
    Map<String, Integer> uses = new HashMap<>();
    pictures.forEach(p -> uses.merge(stem(p), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Path picture : pictures) {
      String name = stem(picture);
      if (uses.get(name) > 1) {
        Path parent = picture.toAbsolutePath().normalize().getParent();
        name =
            (parent == null || parent.getFileName() == null ? "" : parent.getFileName() + "_")
                + name;
      }
      String unique = name;
      for (int i = 2; !taken.add(unique); i++) {
        unique = name + "-" + i;
      }
      names.add(unique);
    }
    return List.copyOf(names);
  }

  private static String stem(Path picture) {
    String name = String.valueOf(picture.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
