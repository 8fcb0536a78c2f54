/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.vision.api.analysis.InspectedPicture;

/** Short names of pictures, each once: stems, with the folder before equal ones, then counted. */
final class Names {

  private final Map<String, String> byId = new HashMap<>();

  Names(List<InspectedPicture> pictures) {
    Map<String, Integer> stems = new HashMap<>();
    pictures.forEach(picture -> stems.merge(picture.stem(), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    for (InspectedPicture picture : pictures) {
      String stem = picture.stem();
      String base = stems.get(stem) == 1 ? stem : folder(picture.id()) + stem;
      String name = base;
      for (int i = 2; !taken.add(name); i++) {
        name = base + "-" + i;
      }
      byId.put(picture.id(), name);
    }
  }

  String of(InspectedPicture picture) {
    return byId.get(picture.id());
  }

  private static String folder(String id) {
    String[] parts = id.split("/");
    return parts.length < 2 ? "" : parts[parts.length - 2] + "_";
  }
}
