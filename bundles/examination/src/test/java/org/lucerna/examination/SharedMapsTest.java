/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.compute.Model;

/** Each method's map says which method and which input it is of. */
class SharedMapsTest {

  private final World world = new World(1);
  private final Model model = world.inspection.model();
  private final List<String> made = new ArrayList<>();
  private final SharedMaps shared = shared();

  private SharedMaps shared() {
    world.inspection.making(
        (m, inputs, questions) -> {
          made.add(String.join(" ", questions.stream().map(MapQuestion::method).toList()));
          if (questions.stream().anyMatch(q -> q.method().equals("broken"))) {
            throw new UnsupportedOperationException("no map here");
          }
          List<List<Heatmap>> maps = questions.stream().map(q -> maps(q, inputs)).toList();
          return new MapAnswers(List.of(new float[2]), maps, 12);
        });
    SharedMaps all = new SharedMaps(world.inspection);
    List.of("a", "b", "c").forEach(name -> all.expect(question(name)));
    return all;
  }

  private static List<Heatmap> maps(MapQuestion question, Tensor inputs) {
    return List.of(
        Heatmap.signed(
            Tensor.of(new float[] {question.method().charAt(0), inputs.at(0), 0, 0}, 2, 2)));
  }

  private static MapQuestion question(String method) {
    return new MapQuestion(method, List.of("last"), 0, List.of());
  }

  private static Tensor input(float value) {
    return Tensor.of(new float[] {value, 0, 0}, 1, 3, 1, 1);
  }

  private SharedMaps.Answer ask(String method, float input) {
    SharedMaps.Answer answer =
        shared.explain(model, input(input), question(method), Progress.none());
    Tensor values = answer.maps().get(0).values();
    assertEquals(method.charAt(0), values.at(0), "the method's own map");
    assertEquals(input, values.at(1), "of the input asked about");
    return answer;
  }

  @Test
  void theSecondMethodBringsTheOthers() {
    assertEquals(12, ask("a", 1).passes());
    assertEquals(6, ask("b", 1).passes(), "half of what two methods took");
    assertEquals(6, ask("c", 1).passes());
    assertEquals(List.of("a", "b c"), made);
  }

  @Test
  void inputsOfOneMethodAloneAreNotExplainedByTheOthers() {
    ask("a", 1);
    ask("b", 2);
    ask("c", 3);
    assertEquals(List.of("a", "b", "c"), made);
  }

  @Test
  void inputsComeInAnyOrder() {
    ask("a", 1);
    ask("a", 2);
    ask("b", 1);
    ask("b", 2);
    ask("c", 2);
    ask("c", 1);
    assertEquals(List.of("a", "a", "b c", "b c"), made);
  }

  @Test
  void anAnswerIsKeptUntilItIsTakenOnce() {
    ask("a", 1);
    ask("b", 1);
    ask("c", 1);
    ask("c", 1);
    assertEquals(List.of("a", "b c", "c"), made);
  }

  @Test
  void anotherNetworkIsAnotherQuestion() {
    Model other = new World(2).inspection.model();
    ask("a", 1);
    shared.explain(other, input(1), question("b"), Progress.none());
    assertEquals(List.of("a", "b"), made);
  }

  @Test
  void aMethodThatCannotFailsAloneAndSpoilsNothing() {
    shared.expect(question("broken"));
    ask("a", 1);
    ask("b", 1);
    ask("c", 1);
    assertThrows(UnsupportedOperationException.class, () -> ask("broken", 1));
    assertEquals(List.of("a", "b c broken", "b", "c", "broken"), made);
  }
}
