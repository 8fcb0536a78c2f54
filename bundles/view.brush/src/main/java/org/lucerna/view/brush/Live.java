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
    Heard heard = new Heard();
    String note = "";
    try {
      wish.session().ask(wish.picture(), question(wish), progress, heard);
    } catch (org.lucerna.core.api.command.LucernaException
        | org.lucerna.core.api.param.ParamException e) {
      note = e.getMessage();
    }
    if (heard.logits.length == 0) { // the question was refused before the network saw the picture
      heard.logits(wish.session().logits(List.of(wish.picture())).toArray());
    }
    List<Double> probabilities = new ArrayList<>();
    for (double p : new Prediction("", -1, heard.logits).probabilities()) {
      probabilities.add(p);
    }
    Optional<Seen> map =
        heard.answers.stream()
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

  private static final class Heard implements Session.Listener {

    private final List<Answer> answers = new ArrayList<>();
    private float[] logits = {};

    @Override
    public void logits(float[] values) {
      logits = values;
    }

    @Override
    public void answer(Answer answer) {
      answers.add(answer);
    }
  }

  private static Question question(Wish wish) {
    String target =
        wish.target().isPresent() ? String.valueOf(wish.target().getAsInt()) : "predicted";
    return new Question(
        List.of(wish.method()),
        List.of(wish.layer()),
        List.of(target),
        List.of(),
        OptionalInt.empty(),
        0);
  }
}
