/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Target;

/**
 * What {@code --target} may say: a class ({@code predicted}, {@code label}, {@code top5}, an index,
 * a name), {@code A - B}, {@code not:A}, {@code softmax:A}, {@code log-softmax:A}, {@code
 * log-odds:A}, a unit ({@link UnitWords}), {@code like:PICTURE}, {@code mask:A:FILE}.
 */
final class Targets {

  static final String KEY = "target";

  /** What every message about targets ends with. */
  private static final String ALL =
      " (predicted, label, topN, a class's index or name, 'A - B', not:A, softmax:A, log-softmax:A,"
          + " log-odds:A, LAYER/CHANNEL, LAYER/CHANNEL@y,x, LAYER/max, like:PICTURE,"
          + " mask:A:FILE)";

  private static final Map<String, ProbabilityTarget.Scale> SCALES =
      Map.of(
          "softmax", ProbabilityTarget.Scale.PROBABILITY,
          "log-softmax", ProbabilityTarget.Scale.LOG,
          "log-odds", ProbabilityTarget.Scale.LOG_ODDS);

  private final List<String> classes;
  private final int outputs;
  private final ParamBinder binder;
  private final SpecialTargets special;

  /**
   * @param classes names by index; may be empty
   * @param outputs the number of classes
   */
  Targets(List<String> classes, int outputs, ParamBinder binder, SpecialTargets special) {
    this.classes = classes;
    this.outputs = outputs;
    this.binder = binder;
    this.special = special;
  }

  /** The targets a list of words means for one picture. */
  List<Wanted> parse(List<String> words, OptionalInt label) {
    List<Wanted> targets = new ArrayList<>();
    for (String word : UnitWords.joined(words)) {
      targets.addAll(parse(word.strip(), label));
    }
    return targets.stream().distinct().toList();
  }

  private List<Wanted> parse(String word, OptionalInt label) {
    if (!classes.contains(word) && word.matches("top[1-9]\\d{0,3}")) {
      int n = Math.min(Integer.parseInt(word.substring(3)), outputs);
      List<Wanted> top = new ArrayList<>();
      for (int rank = 0; rank < n; rank++) {
        top.add(Wanted.of(new Target.Ranked(rank)));
      }
      return top;
    }
    return List.of(one(word, label));
  }

  private Wanted one(String word, OptionalInt label) {
    if (classes.contains(word)) {
      return Wanted.of(Target.ofClass(classes.indexOf(word)));
    }
    int minus = word.indexOf(" - ");
    if (minus > 0) {
      return Wanted.of(
          Target.difference(
              simple(word.substring(0, minus), label), simple(word.substring(minus + 3), label)));
    }
    int colon = word.indexOf(':');
    if (colon > 0) {
      Optional<Wanted> prefixed =
          prefixed(word.substring(0, colon), word.substring(colon + 1), label);
      if (prefixed.isPresent()) {
        return prefixed.get();
      }
    }
    return special.unit(word).orElseGet(() -> Wanted.of(simple(word, label)));
  }

  private Optional<Wanted> prefixed(String prefix, String rest, OptionalInt label) {
    if (SCALES.containsKey(prefix)) {
      return Optional.of(Wanted.of(new ProbabilityTarget(simple(rest, label), SCALES.get(prefix))));
    }
    return switch (prefix) {
      case "not" -> Optional.of(Wanted.of(Target.negative(simple(rest, label))));
      case "like" -> Optional.of(special.like(rest));
      case "mask" -> Optional.of(mask(rest, label));
      default -> Optional.empty();
    };
  }

  private Wanted mask(String rest, OptionalInt label) {
    int colon = rest.indexOf(':');
    if (colon <= 0) {
      throw new ParamException(KEY, "target 'mask:" + rest + "' needs a class and a file" + ALL);
    }
    Target of = simple(rest.substring(0, colon), label);
    if (!(of instanceof Target.ClassLogit c)) {
      throw new ParamException(KEY, "a mask sums the scores of a class given by index or name");
    }
    return special.mask(c.index(), rest.substring(colon + 1));
  }

  /** A class. */
  private Target simple(String given, OptionalInt label) {
    String word = given.strip();
    if (word.equals("predicted")) {
      return Target.predicted();
    }
    if (word.equals("label")) {
      int known =
          label.orElseThrow(
              () ->
                  new ParamException(
                      KEY, "target 'label' needs a picture whose true class is known"));
      return Target.ofClass(known);
    }
    return Target.ofClass(classes.contains(word) ? classes.indexOf(word) : index(word));
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
        KEY, "unknown target '" + word + "'" + binder.didYouMean(word, known) + ALL);
  }
}
