/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.EventQueue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import javax.swing.JButton;
import org.lucerna.view.data.model.Outputs;
import org.lucerna.view.data.model.PredictionWork;
import org.lucerna.view.data.model.Predictions;
import org.lucerna.view.data.model.Verdict;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/**
 * Button "Predict all": predictions of the open model for the open data set, kept as long as both
 * are there. Event thread only.
 */
final class Predicting {

  private static final String ICONS = "org/lucerna/view/data/icons/";

  private final Site site;
  private final Executor decoders;
  private final Texts texts;
  private final Runnable arrived;
  private final JButton button;

  /** Models are held weakly: one that was closed can go. */
  private final Map<Session, Predictions> known = new WeakHashMap<>();

  private Optional<Dataset> data = Optional.empty();
  private Optional<Session> session = Optional.empty();
  private Optional<Activity> running = Optional.empty();

  /**
   * @param arrived called after predictions came, or others are shown
   */
  Predicting(Site site, Executor decoders, Texts texts, Runnable arrived) {
    this.site = site;
    this.decoders = decoders;
    this.texts = texts;
    this.arrived = arrived;
    button = new Gadgets(texts, "data").button("predict", "predict", this::toggle);
    dress();
  }

  JButton button() {
    return button;
  }

  void data(Optional<Dataset> next) {
    stop();
    data = next;
    known.clear();
    changed();
  }

  void session(Optional<Session> next) {
    if (!next.equals(session)) {
      stop();
      session = next;
      changed();
    }
  }

  private void changed() {
    if (data.isPresent() && session.isPresent()) {
      known.computeIfAbsent(session.get(), s -> empty(s, data.get()));
    }
    dress();
    arrived.run();
  }

  private static Predictions empty(Session session, Dataset data) {
    return new Predictions(new Outputs(session.classes(), data.classes()), data.samples().size());
  }

  Optional<Predictions> predictions() {
    return session.map(known::get);
  }

  Optional<String> model() {
    return session.map(Session::title);
  }

  private void toggle() {
    if (running.isPresent()) {
      stop();
      dress();
    } else {
      start();
    }
  }

  private void start() {
    Predictions into = predictions().orElseThrow();
    List<Integer> missing = into.missing();
    PredictionWork work =
        new PredictionWork(
            new PredictionWork.Order(
                session.orElseThrow(), data.orElseThrow(), into.outputs(), decoders),
            missing,
            batch -> EventQueue.invokeLater(() -> take(into, batch)));
    running =
        Optional.of(
            site.start(
                texts.of("predict.task", missing.size()),
                progress -> {
                  try {
                    return work.run(progress);
                  } finally {
                    EventQueue.invokeLater(() -> ended(into));
                  }
                },
                this::said));
    dress();
  }

  private void take(Predictions into, Map<Integer, Verdict> batch) {
    batch.forEach(into::put);
    if (predictions().filter(p -> p == into).isPresent()) {
      arrived.run();
    }
  }

  private void ended(Predictions into) {
    if (predictions().filter(p -> p == into).isPresent()) {
      running = Optional.empty();
      dress();
    }
  }

  private void said(int skipped) {
    if (skipped > 0) {
      site.say(texts.of("predict.skipped", skipped));
    }
  }

  private void stop() {
    running.ifPresent(Activity::cancel);
    running = Optional.empty();
  }

  private void dress() {
    boolean possible = predictions().isPresent();
    int missing = predictions().map(p -> p.missing().size()).orElse(0);
    button.setEnabled(running.isPresent() || possible && missing > 0);
    button.setText(texts.of(running.isPresent() ? "predict.stop" : "predict"));
    button.setIcon(
        Icons.of(ICONS + (running.isPresent() ? "stop" : "predict") + ".svg", Predicting.class));
    button.setToolTipText(
        texts.of(
            running.isPresent()
                ? "predict.stop.tip"
                : !possible
                    ? "predict.model.tip"
                    : missing == 0 ? "predict.done.tip" : "predict.tip"));
    button.getAccessibleContext().setAccessibleName(button.getText());
  }

  void close() {
    stop();
    known.clear();
    session = Optional.empty();
    data = Optional.empty();
  }
}
