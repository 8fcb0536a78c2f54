/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.measure.TrustAssessor;

/** Explains some pictures of each class, the most confident mistakes, and what has ground truth. */
final class ExplainStep implements Step {

  private final Workplace work;

  ExplainStep(Workplace work) {
    this.work = work;
  }

  /**
   * What the step found.
   *
   * @param examples pictures of each class
   * @param mistakes most confident first, explained for the predicted and the true class
   * @param evidence for each method, where the data set knows the truth
   * @param maps the map files written, for {@code report.json}
   * @param cards of the examples and mistakes
   */
  record Result(
      ExplainStepParams params,
      List<Explained> examples,
      List<Explained> mistakes,
      List<Evidence.Summary> evidence,
      List<Map<String, Object>> maps,
      TrustCards cards) {}

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public double weight() {
    return 2;
  }

  @Override
  public Bound bind(Map<String, Object> params, Path base) {
    ExplainStepParams bound =
        work.binder().bind(ExplainStepParams.class, MethodParams.flattened(params), base);
    MethodParams methods = MethodParams.of(bound.param(), base);
    new MethodPlans(work).require(bound.methods(), methods);
    Optional<Trusting> trusting =
        bound.wantsCards() ? Optional.of(new Trusting(work)) : Optional.empty();
    Order order = new Order(bound, methods, base, trusting);
    return (run, progress) -> explain(run, order, progress);
  }

  /** The step's parameters, and those of its methods. */
  private record Order(
      ExplainStepParams params, MethodParams methods, Path base, Optional<Trusting> trusting) {

    Explaining.Wish wish(List<MethodPlan> plans, List<String> targets) {
      return new Explaining.Wish(plans, TargetWords.all(targets, base));
    }
  }

  private void explain(Run run, Order order, Progress progress) throws IOException {
    ExplainStepParams params = order.params();
    List<MethodPlan> methods =
        new MethodPlans(work)
            .of(
                run.model().network(),
                new MethodPlans.Order(params.methods(), params.layer(), order.methods()));
    Explaining explaining = new Explaining(work, run.model(), run.built, run.job.seed());
    List<Explained> examples =
        explaining.explain(
            examples(run, params),
            order.wish(methods, params.target()),
            progress.part("explain pictures of each class", 0.3));
    List<Explained> mistakes =
        explaining.explain(
            mistakes(run, params),
            order.wish(methods, List.of("predicted", "label")),
            progress.part("explain mistakes", 0.2));
    List<Evidence.Summary> evidence =
        evidence(run, order, explaining, methods, progress.part("maps against the truth", 0.3));
    MapFiles files = new MapFiles(work, run.built, style(params));
    List<Map<String, Object>> maps = new ArrayList<>();
    TrustCards cards =
        cards(run, order, examples, progress.part("trust cards of each class", 0.1))
            .and(cards(run, order, mistakes, progress.part("trust cards of mistakes", 0.1)));
    maps.addAll(write(run, files, examples, cards));
    maps.addAll(write(run, files, mistakes, cards));
    table(run, Stream.concat(examples.stream(), mistakes.stream()).toList(), cards);
    run.explanations.add(new Result(params, examples, mistakes, evidence, maps, cards));
    evidence.forEach(e -> progress.note(line(e)));
    explaining.failures().forEach(run.notes::add);
  }

  private TrustCards cards(Run run, Order order, List<Explained> pictures, Progress progress)
      throws IOException {
    if (order.trusting().isEmpty() || pictures.isEmpty()) {
      return TrustCards.none();
    }
    List<Subject> subjects = pictures.stream().map(Explained::subject).toList();
    LiveInspection inspection =
        new LiveInspection(
            work,
            new LiveInspection.Scene(
                run.built,
                run.engine,
                run.model(),
                InspectedPictures.of(subjects, run.built),
                run.job.seed(),
                order.base(),
                Optional.empty(),
                new Calibrations(work).of(run, progress)));
    return order
        .trusting()
        .get()
        .cards(
            pictures,
            inspection,
            new TrustAssessor.Wish(order.params().param(), order.params().trustSlow()),
            progress);
  }

  /** {@code trust.csv}; of further explain steps {@code trust-2.csv} and so on. */
  private void table(Run run, List<Explained> pictures, TrustCards cards) throws IOException {
    if (!cards.isEmpty()) {
      long before = run.explanations.stream().filter(e -> !e.cards().isEmpty()).count();
      String name = before == 0 ? "trust" : "trust-" + (before + 1);
      new Csv(work.storage()).write(run.folder, name, cards.table(pictures));
    }
  }

  /** Writes the maps; what was written is known by the picture's id in the data set. */
  private static List<Map<String, Object>> write(
      Run run, MapFiles files, List<Explained> pictures, TrustCards cards) throws IOException {
    List<Map<String, Object>> written = new ArrayList<>();
    for (Explained picture : pictures) {
      String id = run.data.samples().get(picture.subject().sample().orElseThrow()).id();
      for (Map<String, Object> map :
          files.write(run.folder.path().resolve("maps"), picture, cards)) {
        map.put("sample", id);
        written.add(map);
      }
    }
    return written;
  }

  static Map<String, Object> style(ExplainStepParams params) {
    return Map.of("colors", params.colors(), "opacity", params.opacity());
  }

  /** The first pictures of each class in the data set's order: nobody picked them. */
  private List<Subject> examples(Run run, ExplainStepParams params) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    List<Subject> subjects = new ArrayList<>();
    for (int index : run.indices(params.split())) {
      int label = run.data.samples().get(index).label();
      if (counts.merge(label, 1, Integer::sum) <= params.perClass()) {
        subjects.add(Subject.of(run.data, index, run.stem(index)));
      }
    }
    return subjects;
  }

  /** Wrong predictions, the surest first; empty unless the split was evaluated. */
  private List<Subject> mistakes(Run run, ExplainStepParams params) {
    List<Prediction> predictions = run.predictions.getOrDefault(params.split(), List.of());
    List<Integer> indices = run.indices(params.split());
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < predictions.size(); i++) {
      if (!predictions.get(i).isCorrect()) {
        wrong.add(i);
      }
    }
    wrong.sort(
        Comparator.comparingDouble(
            (Integer i) -> -predictions.get(i).probability(predictions.get(i).predicted())));
    return wrong.stream()
        .limit(params.mistakes())
        .map(i -> Subject.of(run.data, indices.get(i), run.stem(indices.get(i))))
        .toList();
  }

  /** Energy on the defining parts, over all pictures of the split whose truth is known. */
  private List<Evidence.Summary> evidence(
      Run run, Order order, Explaining explaining, List<MethodPlan> methods, Progress progress)
      throws IOException {
    Split split = order.params().split();
    List<Subject> known = new ArrayList<>();
    for (int index : run.indices(split)) {
      if (run.data.groundTruth(index).filter(t -> !t.defining().isEmpty()).isPresent()) {
        known.add(Subject.of(run.data, index, run.stem(index)));
      }
    }
    Map<String, List<Evidence>> byMethod = new LinkedHashMap<>();
    Explaining.Wish wish = order.wish(methods, List.of("label"));
    for (Explained picture : explaining.explain(known, wish, progress)) {
      for (Explanation map : picture.maps()) {
        if (!map.map().names().isEmpty()) {
          continue;
        }
        Optional<Evidence> found =
            Evidence.of(
                run.data.groundTruth(picture.subject().sample().getAsInt()).orElseThrow(),
                map.map().plane().rectified(),
                run.model().network().input().preprocessing());
        found.ifPresent(e -> byMethod.computeIfAbsent(map.title(), k -> new ArrayList<>()).add(e));
      }
    }
    return byMethod.entrySet().stream()
        .map(e -> Evidence.Summary.of(e.getKey(), e.getValue()))
        .toList();
  }

  private static String line(Evidence.Summary e) {
    return "%s: %s of the energy on the defining pixels (n = %d), which cover %s of the picture"
        .formatted(e.method(), Drawing.percent(e.energy()), e.n(), Drawing.percent(e.area()));
  }
}
