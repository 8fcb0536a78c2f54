/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.compute.Target;

/** What {@code --target} may say: predicted, label, top5, a class's index or its name. */
final class Targets {

  private static final String KEY = "target";

  private final List<String> classes;
  private final int outputs;
  private final ParamBinder binder;

  /**
   * @param classes names by index; may be empty
   * @param outputs the number of logits
   */
  Targets(List<String> classes, int outputs, ParamBinder binder) {
    this.classes = classes;
    this.outputs = outputs;
    this.binder = binder;
  }

  /** The targets a list of words means for one picture. */
  List<Target> parse(List<String> words, OptionalInt label) {
    List<Target> targets = new ArrayList<>();
    for (String word : words) {
      targets.addAll(parse(word, label));
    }
    return targets.stream().distinct().toList();
  }

  private List<Target> parse(String word, OptionalInt label) {
    if (word.equals("predicted")) {
      return List.of(Target.predicted());
    }
    if (word.equals("label")) {
      int known =
          label.orElseThrow(
              () ->
                  new ParamException(
                      KEY, "target 'label' needs a picture whose true class is known"));
      return List.of(Target.ofClass(known));
    }
    if (classes.contains(word)) {
      return List.of(Target.ofClass(classes.indexOf(word)));
    }
    if (word.matches("top[1-9]\\d{0,3}")) {
      int n = Math.min(Integer.parseInt(word.substring(3)), outputs);
      List<Target> top = new ArrayList<>();
      for (int rank = 0; rank < n; rank++) {
        top.add(new Target.Ranked(rank));
      }
      return top;
    }
    return List.of(Target.ofClass(index(word)));
  }

  private int index(String word) {
    if (word.matches("\\d{1,6}")) {
      int index = Integer.parseInt(word);
      if (index < outputs) {
        return index;
      }
      throw new ParamException(
          KEY, "there is no class " + index + ": the network has classes 0 to " + (outputs - 1));
    }
    List<String> known = new ArrayList<>(classes);
    known.addAll(List.of("predicted", "label", "top5"));
    throw new ParamException(
        KEY,
        "unknown target '"
            + word
            + "'"
            + binder.didYouMean(word, known)
            + " (predicted, label, topN, a class's index or name)");
  }
}
