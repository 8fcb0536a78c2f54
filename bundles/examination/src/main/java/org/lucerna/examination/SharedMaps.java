/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.compute.Model;

/**
 * Maps of changed inputs of one picture, for several methods. Metrics measure one map after
 * another, but many change the picture in the same way for all of them (the same noise, the same
 * randomised network): the second method that asks about inputs gets the maps of all others made by
 * the same forward pass. The first is answered alone, since inputs may be its own, such as its map
 * times the picture. Not thread-safe.
 */
public final class SharedMaps {

  /** Different inputs that are remembered while methods have yet to ask about them. */
  private static final int REMEMBERED = 32;

  private final Inspection inspection;
  private final Set<MapQuestion> questions = new LinkedHashSet<>();
  private final Deque<Asked> asked = new ArrayDeque<>();

  public SharedMaps(Inspection inspection) {
    this.inspection = inspection;
  }

  /**
   * @param maps one an input
   * @param passes this method's share of what was computed
   */
  record Answer(List<Heatmap> maps, double passes) {}

  /** What was asked about some inputs, and answers that wait to be taken. */
  private static final class Asked {
    private final Model model;
    private final float[] inputs;
    private final Set<MapQuestion> answered = new LinkedHashSet<>();
    private final Map<MapQuestion, Answer> waiting = new HashMap<>();
    private boolean apart;

    Asked(Model model, float[] inputs) {
      this.model = model;
      this.inputs = inputs;
    }

    /** A second method asks. */
    boolean isWorthSharing() {
      return !answered.isEmpty() && !apart;
    }
  }

  /** A question that will be asked about changed inputs. */
  void expect(MapQuestion question) {
    questions.add(question);
  }

  Answer explain(Model model, Tensor inputs, MapQuestion question, Progress progress) {
    Asked about = find(model, inputs.toArray());
    if (about.isWorthSharing() && !about.waiting.containsKey(question)) {
      together(about, inputs, question, progress);
    }
    Answer answer = about.waiting.remove(question);
    about.answered.add(question);
    if (about.answered.containsAll(questions)) {
      asked.remove(about); // nobody is expected any more
    }
    return answer != null ? answer : alone(model, inputs, question, progress);
  }

  private Asked find(Model model, float[] inputs) {
    for (Asked one : asked) {
      if (one.model == model && Arrays.equals(one.inputs, inputs)) {
        return one;
      }
    }
    if (asked.size() == REMEMBERED) {
      asked.removeFirst();
    }
    Asked one = new Asked(model, inputs);
    asked.addLast(one);
    return one;
  }

  private Answer alone(Model model, Tensor inputs, MapQuestion question, Progress progress) {
    MapAnswers answers = inspection.explain(model, inputs, List.of(question), progress);
    return new Answer(answers.maps().get(0), answers.passes());
  }

  /** Where one of the methods cannot, each is asked alone and says so itself. */
  private void together(Asked about, Tensor inputs, MapQuestion question, Progress progress) {
    Set<MapQuestion> missing = new LinkedHashSet<>(questions);
    missing.removeAll(about.answered);
    missing.add(question);
    List<MapQuestion> all = List.copyOf(missing);
    try {
      MapAnswers answers = inspection.explain(about.model, inputs, all, progress);
      for (int i = 0; i < all.size(); i++) {
        Answer answer = new Answer(answers.maps().get(i), answers.passes() / all.size());
        about.waiting.put(all.get(i), answer);
      }
    } catch (UnsupportedOperationException | LucernaException e) {
      about.apart = true;
    }
  }
}
