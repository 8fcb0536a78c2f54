/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.Baseline;
import org.lucerna.examination.Examined;
import org.lucerna.examination.Subject;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.compute.Model;

/** Compares maps of pictures with those of other networks; one forward pass serves all methods. */
final class Comparing {

  /** Pictures whose maps are held at once. */
  private static final int BATCH = 8;

  private final Inspection inspection;
  private final SanityParams params;
  private final RandomisedNetworks networks;
  private final Optional<Model> reference;
  private final Stage last;
  private double passes;

  Comparing(Inspection inspection, SanityParams params, Networks networks) {
    this.inspection = inspection;
    this.params = params;
    this.networks = networks.randomised();
    this.reference = networks.reference();
    this.last = networks.last();
  }

  /**
   * What maps are compared with.
   *
   * @param last the stage without any trained weight
   * @param reference trained on its own
   */
  record Networks(RandomisedNetworks randomised, Stage last, Optional<Model> reference) {}

  /** By picture, then in the order of the methods. */
  List<Found> all(List<InspectedPicture> pictures, Progress progress) throws IOException {
    MapWish wish =
        new MapWish(
            params.method(),
            params.layer(),
            List.of(params.target().name().toLowerCase(Locale.ROOT)),
            params.param());
    List<Found> found = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      List<InspectedPicture> some = pictures.subList(from, Math.min(pictures.size(), from + BATCH));
      List<PictureMaps> maps = new ArrayList<>();
      inspection.explain(some, wish, progress.part("maps", 0), maps::add);
      for (int i = 0; i < maps.size(); i++) {
        progress.step(from + i, pictures.size());
        found.addAll(picture(maps.get(i)));
      }
    }
    progress.step(pictures.size(), pictures.size());
    return found;
  }

  /**
   * What comparing has cost, in forward passes of one picture, beyond the trained network's maps.
   */
  double passes() {
    return passes;
  }

  private List<Found> picture(PictureMaps maps) {
    Subject subject = Subject.of(inspection, maps);
    List<Found> found = new ArrayList<>();
    List<Examined> sound = new ArrayList<>();
    List<MapQuestion> questions = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    for (PictureMaps.PictureMap map : maps.maps()) {
      Kind kind = new Kind(map.method(), map.label(), map.layerName());
      Examined examined = subject.map(map, params.param());
      Optional<String> defect = Defects.of(examined);
      if (defect.isPresent()) {
        found.add(Found.defective(maps.picture(), kind, defect.get()));
      } else {
        sound.add(examined);
        kinds.add(kind);
        questions.add(
            new MapQuestion(
                map.method(),
                List.of(map.layerName().split("\\+")),
                map.classIndex(),
                params.param()));
      }
    }
    if (!sound.isEmpty()) {
      found.addAll(new Asking(subject, sound, kinds, questions).all());
    }
    return found;
  }

  /** The maps of one picture that can be compared, and what makes them again. */
  private final class Asking {

    private final Subject subject;
    private final List<Examined> maps;
    private final List<Kind> kinds;
    private final List<MapQuestion> questions;
    private final Tensor input;
    private final List<Appearance> before;

    Asking(Subject subject, List<Examined> maps, List<Kind> kinds, List<MapQuestion> questions) {
      this.subject = subject;
      this.maps = maps;
      this.kinds = kinds;
      this.questions = questions;
      this.input = Tensor.stack(List.of(subject.input()));
      this.before = maps.stream().map(m -> Appearance.of(m.map(), m::onPixels)).toList();
    }

    List<Found> all() {
      Appearance edges = Appearance.of(Baseline.edges(subject.crop()));
      Map<Stage, List<Likeness>> stages = new LinkedHashMap<>();
      Map<Integer, List<Likeness>> toEdges = new HashMap<>();
      for (Stage stage : networks.stages()) {
        List<List<Likeness>> draws = new ArrayList<>();
        for (Model model : networks.of(stage)) {
          List<Appearance> after = appearances(model);
          draws.add(likenesses(after));
          if (stage.equals(last)) {
            for (int q = 0; q < after.size(); q++) {
              toEdges
                  .computeIfAbsent(q, k -> new ArrayList<>())
                  .add(Likeness.of(after.get(q), edges));
            }
          }
        }
        stages.put(stage, medians(draws));
      }
      Optional<List<Likeness>> other = reference.map(model -> likenesses(appearances(model)));
      List<Found> found = new ArrayList<>();
      for (int q = 0; q < kinds.size(); q++) {
        int which = q;
        Map<Stage, Likeness> own = new LinkedHashMap<>();
        stages.forEach((stage, all) -> own.put(stage, all.get(which)));
        found.add(
            new Found(
                subject.picture(),
                kinds.get(q),
                Optional.empty(),
                own,
                Optional.of(Likeness.of(before.get(q), edges)),
                Optional.of(Likeness.median(toEdges.get(q))),
                other.map(all -> all.get(which))));
      }
      return found;
    }

    private List<Appearance> appearances(Model model) {
      MapAnswers answers = inspection.explain(model, input, questions, Progress.none());
      passes += answers.passes();
      List<Appearance> after = new ArrayList<>();
      for (int q = 0; q < questions.size(); q++) {
        after.add(Appearance.of(answers.maps().get(q).get(0), maps.get(q)::onPixels));
      }
      return after;
    }

    private List<Likeness> likenesses(List<Appearance> after) {
      List<Likeness> all = new ArrayList<>();
      for (int q = 0; q < after.size(); q++) {
        all.add(Likeness.of(before.get(q), after.get(q)));
      }
      return all;
    }

    private List<Likeness> medians(List<List<Likeness>> draws) {
      List<Likeness> all = new ArrayList<>();
      for (int q = 0; q < questions.size(); q++) {
        int which = q;
        all.add(Likeness.median(draws.stream().map(d -> d.get(which)).toList()));
      }
      return all;
    }
  }
}
