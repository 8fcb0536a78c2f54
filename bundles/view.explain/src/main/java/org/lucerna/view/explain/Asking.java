/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.CurrentPicture;

/**
 * Asks the open model and hands answers on to the grid as they arrive. A new order cancels the one
 * at work and begins at once; what is known already is not asked again. Event thread only.
 */
final class Asking {

  /** What is asked about: one model, some pictures, the same words for all of them. */
  record Order(Session session, List<CurrentPicture> pictures, Wish wish) {

    Order {
      pictures = List.copyOf(pictures);
    }
  }

  /** Hears of everything, on the event thread; nothing of orders that were replaced. */
  interface Listener {

    void columns(List<Columns.Column> columns);

    void subject(Subject subject);

    void cell(Drawn drawn);

    void note(String method, String sentence);

    void failed(String sentence);

    void done();
  }

  private final Site site;
  private final Installed installed;
  private final Listener listener;
  private final AnswerCache cache = new AnswerCache(AnswerCache.LIMIT);
  private Optional<Activity> running = Optional.empty();
  private Optional<Session> known = Optional.empty();
  private long order;

  Asking(Site site, Installed installed, Listener listener) {
    this.site = site;
    this.installed = installed;
    this.listener = listener;
  }

  /** Whether something is being asked. */
  boolean isBusy() {
    return running.isPresent();
  }

  /** Bytes of the answers that are kept. */
  long kept() {
    return cache.bytes();
  }

  void cancel() {
    order++;
    running.ifPresent(Activity::cancel);
    running = Optional.empty();
  }

  /** Forgets answers, so that they are asked for again. */
  void forget() {
    cache.clear();
  }

  void ask(Order next, Coloring coloring) {
    cancel();
    if (!known.equals(Optional.of(next.session()))) {
      cache.clear();
      known = Optional.of(next.session());
    }
    long mine = order;
    running =
        Optional.of(
            site.follow(
                "Explain",
                progress -> {
                  new Run(next, coloring, mine, progress).all();
                  return Boolean.TRUE;
                },
                end ->
                    post(
                        mine,
                        l -> {
                          running = Optional.empty();
                          l.done();
                        })));
  }

  private void post(long mine, Consumer<Listener> news) {
    Runnable tell =
        () -> {
          if (mine == order) {
            news.accept(listener);
          }
        };
    if (EventQueue.isDispatchThread()) {
      tell.run();
    } else {
      EventQueue.invokeLater(tell);
    }
  }

  /** One order, away from the event thread. */
  private final class Run {
    private final Order asked;
    private final Coloring coloring;
    private final long mine;
    private final Progress progress;

    Run(Order asked, Coloring coloring, long mine, Progress progress) {
      this.asked = asked;
      this.coloring = coloring;
      this.mine = mine;
      this.progress = progress;
    }

    void all() {
      try {
        List<Columns.Column> columns = new Columns(installed, asked.session()).of(asked.wish());
        post(mine, l -> l.columns(columns));
        List<Subject> subjects = new ArrayList<>();
        for (CurrentPicture picture : asked.pictures()) {
          Subject subject = subject(picture);
          subjects.add(subject);
          post(mine, l -> l.subject(subject));
        }
        for (Subject subject : subjects) {
          progress.step(0, 0);
          explain(subject);
        }
      } catch (CancellationException e) {
        throw e;
      } catch (IllegalStateException e) {
        post(mine, l -> l.failed("")); // the model was closed: another is on its way
      } catch (IOException | RuntimeException e) {
        String sentence = e.getMessage() == null ? e.toString() : e.getMessage();
        post(mine, l -> l.failed(sentence));
      }
    }

    private Subject subject(CurrentPicture picture) throws IOException {
      RgbImage crop = picture.crop(asked.session());
      return Subject.of(picture, crop, asked.session().logits(List.of(crop)).toArray());
    }

    private void explain(Subject subject) {
      List<String> open = new ArrayList<>();
      for (String method : asked.wish().methods()) {
        Optional<AnswerCache.Found> found = cache.get(subject.crop(), question(subject, method));
        found.ifPresent(
            f -> {
              f.answers().forEach(a -> tell(subject, a));
              f.notes().forEach(n -> post(mine, l -> l.note(method, n)));
            });
        if (found.isEmpty()) {
          open.add(method);
        }
      }
      if (!open.isEmpty()) {
        ask(subject, open);
      }
    }

    private Question question(Subject subject, String method) {
      return asked.wish().question(List.of(method), subject.picture().origin().label());
    }

    private void ask(Subject subject, List<String> methods) {
      Map<String, List<Answer>> answers = new LinkedHashMap<>();
      Map<String, List<String>> notes = new LinkedHashMap<>();
      methods.forEach(m -> answers.put(m, new ArrayList<>()));
      methods.forEach(m -> notes.put(m, new ArrayList<>()));
      Watching watching =
          new Watching(
              progress,
              methods,
              (method, sentence) -> post(mine, l -> l.note(method, sentence)),
              (method, sentence) -> notes.get(method).add(sentence));
      Question question = asked.wish().question(methods, subject.picture().origin().label());
      asked
          .session()
          .explain(
              subject.crop(),
              question,
              watching,
              answer -> {
                progress.step(0, 0);
                answers.computeIfAbsent(answer.method(), m -> new ArrayList<>()).add(answer);
                tell(subject, answer);
              });
      for (String method : methods) {
        cache.put(
            subject.crop(),
            question(subject, method),
            new AnswerCache.Found(answers.get(method), notes.get(method)));
      }
    }

    private void tell(Subject subject, Answer answer) {
      for (int part = 0; part < answer.map().parts().size(); part++) {
        Drawn drawn = coloring.own(new Cell(subject, answer, part));
        post(mine, l -> l.cell(drawn));
      }
    }
  }
}
