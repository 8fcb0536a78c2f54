/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.LayerId;

/**
 * Explains pictures, a batch at a time: one forward pass serves all methods, layers and targets.
 */
final class Explaining {

  private static final int BATCH = 8;

  private final Workplace work;
  private final Model model;
  private final BuiltModel built;
  private final PictureMaps maps;
  private final Aims aims;

  /** Sentences about maps that are missing; a method that breaks leaves the others alone. */
  private final Set<String> failures = new LinkedHashSet<>();

  Explaining(Workplace work, Model model, BuiltModel built, long seed) {
    this.work = work;
    this.model = model;
    this.built = built;
    this.maps = new PictureMaps(model, built, seed, failures);
    this.aims = new Aims(built);
  }

  /** What went wrong with single methods so far, a sentence each. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Which maps are wanted. */
  record Wish(List<MethodPlan> methods, TargetWords targets) {}

  List<Explained> explain(List<Subject> subjects, Wish wish, Progress progress) throws IOException {
    List<Explained> all = new ArrayList<>();
    each(subjects, wish, progress, all::add);
    return all;
  }

  /** Hands the pictures on one by one, so that no more than a batch of them is in memory. */
  void each(List<Subject> subjects, Wish wish, Progress progress, Consumer<Explained> consumer)
      throws IOException {
    Pictures pictures = new Pictures(work.tasks(), model.network().input().preprocessing());
    List<List<Wanted>> wanted = wish.targets().of(targets(wish), subjects);
    Set<String> leftOut = new LinkedHashSet<>();
    int size = MethodPlan.batch(wish.methods(), BATCH);
    for (int from = 0; from < subjects.size(); from += size) {
      int to = Math.min(from + size, subjects.size());
      List<Subject> batch = subjects.subList(from, to);
      List<RgbImage> crops = pictures.crops(batch);
      Batch todo = new Batch(batch, crops, wanted.subList(from, to), Map.of(), leftOut);
      List<Explained> explained = new ArrayList<>();
      Progress part =
          progress.part(pictures(from + 1, to), (double) batch.size() / subjects.size());
      batch(todo, wish, part, picture -> collected(picture, explained));
      explained.forEach(consumer);
      progress.step(to, subjects.size());
    }
    leftOut.forEach(progress::note);
  }

  private static String pictures(int first, int last) {
    return first == last
        ? "picture %d".formatted(first)
        : "pictures %d to %d".formatted(first, last);
  }

  /** Gathers the maps of one picture after the other. */
  static Consumer<Explanation> collected(Explained picture, List<Explained> all) {
    List<Explanation> maps = new ArrayList<>();
    all.add(new Explained(picture.subject(), picture.crop(), picture.prediction(), maps));
    return maps::add;
  }

  /**
   * Explains pictures that are cropped already; a picture's maps are over before the next one's
   * begin.
   *
   * @param receivers given a picture without maps, who receives each map as soon as it is found
   * @return sentences about maps that are missing
   */
  List<String> cropped(
      List<Cropped> pictures,
      Wish wish,
      Progress progress,
      Function<Explained, Consumer<Explanation>> receivers) {
    List<Subject> subjects = pictures.stream().map(Cropped::subject).toList();
    List<RgbImage> crops = pictures.stream().map(Cropped::crop).toList();
    List<List<Wanted>> wanted = wish.targets().of(targets(wish), subjects);
    Set<String> leftOut = new LinkedHashSet<>();
    int size = MethodPlan.batch(wish.methods(), BATCH);
    for (int from = 0; from < subjects.size(); from += size) {
      int to = Math.min(from + size, subjects.size());
      Batch todo =
          new Batch(
              subjects.subList(from, to),
              crops.subList(from, to),
              wanted.subList(from, to),
              known(pictures.subList(from, to)),
              leftOut);
      batch(todo, wish, progress, receivers);
    }
    List<String> missing = new ArrayList<>(leftOut);
    missing.addAll(failures);
    return missing;
  }

  /**
   * A picture as the network sees it.
   *
   * @param subject its source is not asked
   * @param known values {@code [...]} of layers from an earlier pass; the same layers for all
   *     pictures of a call
   */
  record Cropped(Subject subject, RgbImage crop, Map<LayerId, Tensor> known) {

    Cropped(Subject subject, RgbImage crop) {
      this(subject, crop, Map.of());
    }
  }

  private static Map<LayerId, Tensor> known(List<Cropped> pictures) {
    Map<LayerId, Tensor> known = new HashMap<>();
    for (LayerId layer : pictures.get(0).known().keySet()) {
      known.put(layer, Tensor.stack(pictures.stream().map(p -> p.known().get(layer)).toList()));
    }
    return known;
  }

  private Targets targets(Wish wish) {
    SpecialTargets special = new NetworkTargets(work, model, wish.targets().base());
    return new Targets(built.classes(), Classes.count(model.network()), work.binder(), special);
  }

  /**
   * Pictures of one pass.
   *
   * @param leftOut sentences about methods that came with {@code all} and do not apply
   */
  private record Batch(
      List<Subject> subjects,
      List<RgbImage> crops,
      List<List<Wanted>> wanted,
      Map<LayerId, Tensor> known,
      Set<String> leftOut) {}

  /**
   * One forward pass for a batch; a picture's maps are over before the next one's begin.
   *
   * @param receivers given a picture without maps, who receives them
   */
  private void batch(
      Batch batch,
      Wish wish,
      Progress progress,
      Function<Explained, Consumer<Explanation>> receivers) {
    Tensor inputs = Pictures.inputs(batch.crops(), model.network().input().preprocessing());
    Set<LayerId> layers = MethodPlan.planned(wish.methods());
    List<List<Target>> targets =
        batch.wanted().stream().map(l -> l.stream().map(Wanted::target).toList()).toList();
    try (Probe probe = model.probe(new ProbePlan(inputs, layers, targets, batch.known()))) {
      for (int i = 0; i < batch.subjects().size(); i++) {
        Subject subject = batch.subjects().get(i);
        Prediction prediction =
            new Prediction(subject.stem(), subject.label().orElse(-1), probe.logits(i));
        Progress part = progress.part(subject.stem(), 1.0 / batch.subjects().size());
        List<Aim> found = aims.of(batch.wanted().get(i), probe, i);
        Consumer<Explanation> receiver =
            receivers.apply(new Explained(subject, batch.crops().get(i), prediction, List.of()));
        PictureMaps.Case picture =
            new PictureMaps.Case(probe, i, prediction, batch.leftOut(), receiver);
        maps.make(picture, wish.methods(), found, part);
      }
    }
  }
}
