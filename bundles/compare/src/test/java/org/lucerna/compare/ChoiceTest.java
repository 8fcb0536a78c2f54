/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.dataset.Split;

class ChoiceTest {

  private static EvaluatedSplit split(int right, int wrong) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < right + wrong; i++) {
      answers.add(new Answer("p" + i, "cat", i < right ? "cat" : "dog", 1, 1));
    }
    return new EvaluatedSplit(OptionalDouble.empty(), answers);
  }

  private static Entry run(String name, long parameters, int validation, int test) {
    Map<Split, EvaluatedSplit> splits = new EnumMap<>(Split.class);
    splits.put(Split.VALIDATION, split(validation, 10 - validation));
    splits.put(Split.TEST, split(test, 10 - test));
    FinishedRun.Facts facts =
        new FinishedRun.Facts(
            name,
            "initial",
            1,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.of(parameters),
            List.of());
    FinishedRun.Data data = new FinishedRun.Data("d", Map.of(), Path.of(""), "", 0);
    List<String> classes = List.of("cat", "dog");
    return new Entry(
        name,
        Path.of(name),
        List.of(
            new FinishedRun(
                name, Path.of(""), facts, data, classes, splits, List.of(), Map.of(), List.of())));
  }

  @Test
  void validationDecidesAndTestDoesNot() {
    Choice choice = Choice.of(List.of(run("a", 5, 7, 10), run("b", 9, 8, 1))).orElseThrow();
    assertEquals("b", choice.entry().name());
    assertEquals(0.8, choice.accuracy());
  }

  @Test
  void ofEqualsTheOneWithFewerParametersIsChosen() {
    List<Entry> runs = List.of(run("big", 9, 8, 5), run("small", 5, 8, 5), run("bad", 1, 7, 5));
    Choice choice = Choice.of(runs).orElseThrow();
    assertEquals("small", choice.entry().name());
    assertTrue(choice.sentence().contains("fewer parameters"), choice.sentence());
  }

  @Test
  void withoutValidationPicturesNothingIsChosen() {
    Entry none = run("none", 1, 1, 1);
    none.first().splits().remove(Split.VALIDATION);
    assertTrue(Choice.of(List.of(none, run("a", 1, 1, 1))).isEmpty());
  }
}
