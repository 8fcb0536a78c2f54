/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.statistics.Proportion;

/**
 * A run's results on one split.
 *
 * @param loss mean cross-entropy in nats
 * @param answers in the data set's order; never empty
 */
record EvaluatedSplit(OptionalDouble loss, List<Answer> answers) {

  EvaluatedSplit {
    answers = List.copyOf(answers);
  }

  Optional<Answer> find(String id) {
    return answers.stream().filter(a -> a.id().equals(id)).findFirst();
  }

  Proportion accuracy() {
    int correct = (int) answers.stream().filter(Answer::isCorrect).count();
    return new Proportion(correct, answers.size());
  }
}
