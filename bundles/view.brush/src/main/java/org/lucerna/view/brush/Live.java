/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.MapImage;

/**
 * Asks the model about the newest pixels, one question at a time: while one is answered only the
 * newest wish waits. Event thread only.
 */
final class Live {

  /**
   * What is asked.
   *
   * @param target a class; empty for the predicted one
   * @param number counts up, so that answers can be told from older ones
   */
  record Wish(
      Session session,
      RgbImage picture,
      String method,
      String layer,
      OptionalInt target,
      long number) {}

  /**
   * What came of it.
   *
   * @param map empty where the method does not apply
   * @param nanos since the wish was made
   */
  record Result(
      Wish wish, List<Double> probabilities, Optional<Seen> map, String note, long nanos) {}

  /** A map and its colours. */
  record Seen(Answer answer, MapImage image) {}

  private final Latest<Result> latest;

  Live(Site site, String label, Consumer<Result> done) {
    latest = new Latest<>(site, label, done);
  }

  void wish(Wish wish) {
    long start = System.nanoTime();
    latest.wish(progress -> answer(wish, start, progress));
  }

  private static Result answer(Wish wish, long start, Progress progress) {
    Session session = wish.session();
    Prediction said = new Prediction("", -1, session.logits(List.of(wish.picture())).toArray());
    List<Double> probabilities = new ArrayList<>();
    for (double p : said.probabilities()) {
      probabilities.add(p);
    }
    int target = wish.target().orElse(said.predicted());
    List<Answer> answers = new ArrayList<>();
    String note = "";
    try {
      session.explain(wish.picture(), question(wish, target), progress, answers::add);
    } catch (org.lucerna.core.api.command.LucernaException
        | org.lucerna.core.api.param.ParamException e) {
      note = e.getMessage();
    }
    Optional<Seen> map =
        answers.stream()
            .findFirst()
            .map(
                a ->
                    new Seen(
                        a,
                        MapImage.of(
                            a.map().parts().get(0),
                            wish.picture().height(),
                            wish.picture().width(),
                            MapImage.Look.USUAL)));
    return new Result(wish, List.copyOf(probabilities), map, note, System.nanoTime() - start);
  }

  private static Question question(Wish wish, int target) {
    return new Question(
        List.of(wish.method()),
        List.of(wish.layer()),
        List.of(String.valueOf(target)),
        List.of(),
        OptionalInt.empty(),
        0);
  }
}
