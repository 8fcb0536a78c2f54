/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.param.ParamException;

/**
 * What pictures are asked about.
 *
 * @param words as {@link Targets} reads them
 * @param base files are named relative to it
 * @param paired whether the first word is for the first picture, and so on, instead of all for all
 */
record TargetWords(List<String> words, Path base, boolean paired) {

  /** All for all pictures. */
  static TargetWords all(List<String> words, Path base) {
    return new TargetWords(words, base, false);
  }

  /**
   * By picture.
   *
   * @throws ParamException if they are paired and there are not as many as pictures
   */
  List<List<Wanted>> of(Targets targets, List<Subject> subjects) {
    List<String> each = UnitWords.joined(words);
    if (paired && each.size() != subjects.size()) {
      throw new ParamException(
          Targets.KEY,
          "%d targets for %d pictures: with 'paired' each picture needs its own"
              .formatted(each.size(), subjects.size()));
    }
    List<List<Wanted>> all = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      all.add(targets.parse(paired ? List.of(each.get(i)) : each, subjects.get(i).label()));
    }
    return all;
  }
}
