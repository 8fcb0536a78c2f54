/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;

/** Which pictures belong together: of one group, alike in content, or reported as duplicates. */
final class Companions {

  private final Map<String, Integer> firstWith = new HashMap<>();
  private final Map<Integer, Integer> parent = new HashMap<>();

  private Companions() {}

  /** Parts {@code pictures} into units that must stay together, in order of their first picture. */
  static List<List<Integer>> units(Dataset data, List<Integer> pictures) {
    Companions companions = new Companions();
    Map<String, List<Integer>> problems = problems(data);
    for (int i : pictures) {
      Sample sample = data.samples().get(i);
      companions.mark(i, "content " + data.contentHash(i));
      sample.group().ifPresent(group -> companions.mark(i, "group " + group));
      problems
          .getOrDefault(sample.id(), List.of())
          .forEach(p -> companions.mark(i, "problem " + p));
    }
    Map<Integer, List<Integer>> units = new LinkedHashMap<>();
    for (int i : pictures) {
      units.computeIfAbsent(companions.root(i), k -> new ArrayList<>()).add(i);
    }
    return List.copyOf(units.values());
  }

  /** By picture, the numbers of the reports that name it as a duplicate of others. */
  private static Map<String, List<Integer>> problems(Dataset data) {
    Map<String, List<Integer>> numbers = new HashMap<>();
    for (int p = 0; p < data.problems().size(); p++) {
      Problem problem = data.problems().get(p);
      if (!problem.kind().isSkipped()) {
        for (String file : problem.files()) {
          numbers.computeIfAbsent(file, k -> new ArrayList<>()).add(p);
        }
      }
    }
    return numbers;
  }

  private void mark(int picture, String property) {
    Integer other = firstWith.putIfAbsent(property, picture);
    if (other != null) {
      parent.put(root(picture), root(other));
    }
  }

  private int root(int picture) {
    int at = picture;
    while (parent.getOrDefault(at, at) != at) {
      at = parent.get(at);
    }
    return at;
  }
}
