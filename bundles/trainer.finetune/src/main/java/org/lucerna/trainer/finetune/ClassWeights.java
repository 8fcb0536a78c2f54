/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.vision.api.dataset.Dataset;

/** How much pictures of each class count. */
final class ClassWeights {

  private static final String BALANCED = "balanced";

  private final Dataset data;
  private final ParamBinder words;

  /**
   * @param words finds the class that was probably meant
   */
  ClassWeights(Dataset data, ParamBinder words) {
    this.data = data;
    this.words = words;
  }

  /**
   * Weights in the classes' order; empty where all count the same.
   *
   * @param given as in {@link ObjectiveParams#classWeights}
   * @param train indices of the training pictures
   * @throws LucernaException (job invalid) if these are no weights of these classes
   */
  List<Double> of(List<String> given, List<Integer> train) {
    if (given.isEmpty()) {
      return List.of();
    } else if (given.equals(List.of(BALANCED))) {
      return balanced(train);
    } else if (given.stream().anyMatch(w -> w.contains("="))) {
      return named(given);
    }
    if (given.size() != data.classes().size()) {
      throw invalid(
          "class-weights: %d numbers for the %d classes %s"
              .formatted(given.size(), data.classes().size(), String.join(", ", data.classes())));
    }
    return given.stream().map(ClassWeights::number).toList();
  }

  /** {@code n / (k n_c)} for n pictures of k classes, n_c of class c (King and Zeng 2001). */
  private List<Double> balanced(List<Integer> train) {
    int[] counts = new int[data.classes().size()];
    train.forEach(i -> counts[data.samples().get(i).label()]++);
    List<Double> weights = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] == 0) {
        throw invalid(
            "class-weights: balanced needs training pictures of every class, but there is none of %s"
                .formatted(data.classes().get(c)));
      }
      weights.add((double) train.size() / ((double) counts.length * counts[c]));
    }
    return List.copyOf(weights);
  }

  private List<Double> named(List<String> given) {
    List<Double> weights = new ArrayList<>(Collections.nCopies(data.classes().size(), 1.0));
    for (String entry : given) {
      int at = entry.lastIndexOf('=');
      String name = entry.substring(0, Math.max(0, at)).strip();
      int index = data.classes().indexOf(name);
      if (index < 0) {
        throw invalid(
            "class-weights: there is no class '%s' in %s%s"
                .formatted(name, data.name(), words.didYouMean(name, data.classes())));
      }
      weights.set(index, number(entry.substring(at + 1)));
    }
    return List.copyOf(weights);
  }

  private static double number(String text) {
    double value = Numbers.parse(text);
    if (!(value > 0) || Double.isInfinite(value)) {
      throw invalid(
          "class-weights: '%s' is neither balanced nor a number above 0".formatted(text.strip()));
    }
    return value;
  }

  private static LucernaException invalid(String sentence) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence);
  }
}
