/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;

/** Makes the maps of all methods and scores them, and the baselines by the same code. */
final class MapScoring {

  private static final int BATCH = 8;

  private final Inspection inspection;
  private final LabParams params;
  private final List<Case> cases;
  private final List<String> methods;
  private final List<String> problems = new ArrayList<>();

  /** By picture to be shown and method: about its own class. */
  private final Map<Integer, Map<String, Heatmap>> shown = new HashMap<>();

  /** How many cells the first method's maps have. */
  private int[] cells = {8, 8};

  MapScoring(Inspection inspection, LabParams params, List<Case> cases) {
    this.inspection = inspection;
    this.params = params;
    this.cases = cases;
    this.methods = new ArrayList<>(params.method());
  }

  /** Sentences about methods that are left out. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Pictures to be shown with their maps, evenly spread. */
  List<Integer> examples() {
    int count = Math.min(params.figures(), cases.size());
    return IntStream.range(0, count).map(i -> i * cases.size() / count).boxed().toList();
  }

  /** The maps of one of {@link #examples}. */
  Map<String, Heatmap> shown(int picture) {
    return shown.getOrDefault(picture, Map.of());
  }

  Scores score(Progress progress) {
    Scores scores = Scores.empty(cases, params.world().measures());
    usable(progress);
    Map<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i = 0; i < cases.size(); i++) {
      byClass.computeIfAbsent(cases.get(i).label(), k -> new ArrayList<>()).add(i);
    }
    int done = 0;
    for (Map.Entry<Integer, List<Integer>> group : byClass.entrySet()) {
      for (int from = 0; from < group.getValue().size(); from += BATCH) {
        progress.step(done, cases.size());
        List<Integer> some =
            group.getValue().subList(from, Math.min(from + BATCH, group.getValue().size()));
        batch(group.getKey(), some, scores);
        done += some.size();
      }
    }
    progress.step(done, cases.size());
    return scores;
  }

  /** Leaves out methods that are not defined on this network, with the reason. */
  private void usable(Progress progress) {
    Tensor one = Tensor.stack(List.of(cases.get(0).subject().input()));
    for (String method : List.copyOf(methods)) {
      try {
        progress.step(0, cases.size());
        inspection.explain(
            inspection.model(),
            one,
            questions(List.of(method), cases.get(0).label()),
            Progress.none());
      } catch (LucernaException e) {
        methods.remove(method);
        problems.add(method + " is left out: " + e.getMessage());
      }
    }
  }

  private void batch(int label, List<Integer> some, Scores scores) {
    Map<Integer, Map<String, Tensor>> own = maps(label, some, true);
    Map<Integer, Map<String, Tensor>> other = new HashMap<>();
    if (params.world() == World.TWO) {
      Map<Integer, List<Integer>> byOther = new TreeMap<>();
      some.stream()
          .filter(i -> cases.get(i).other().isPresent())
          .forEach(
              i ->
                  byOther
                      .computeIfAbsent(cases.get(i).other().getAsInt(), k -> new ArrayList<>())
                      .add(i));
      byOther.forEach((k, pictures) -> other.putAll(maps(k, pictures, false)));
    }
    for (int i : some) {
      score(i, own.get(i), other.getOrDefault(i, Map.of()), scores);
    }
  }

  private void score(
      int picture, Map<String, Tensor> own, Map<String, Tensor> other, Scores scores) {
    for (Measure measure : params.world().measures()) {
      for (String method : methods) {
        put(scores, measure, method, picture, new Scorer.Maps(own.get(method), other.get(method)));
      }
      baselines(picture).forEach((name, maps) -> put(scores, measure, name, picture, maps));
      put(scores, measure, "oracle", picture, Scorer.oracle(measure, cases.get(picture)));
    }
  }

  private void put(Scores scores, Measure measure, String method, int picture, Scorer.Maps maps) {
    Case known = cases.get(picture);
    boolean asked = measure != Measure.DISCRIMINATION || known.other().isPresent();
    double value = asked ? Scorer.score(measure, known, maps).orElse(Double.NaN) : Double.NaN;
    scores.put(measure, method, picture, value);
  }

  /** Noise is drawn anew for each class asked about; the others do not depend on it. */
  private Map<String, Scorer.Maps> baselines(int index) {
    Case picture = cases.get(index);
    Tensor centre = Baselines.centre(picture);
    Tensor edges = Baselines.edges(picture.subject().crop());
    BiFunction<Integer, Long, Tensor> noise =
        (turn, seed) -> Baselines.random(cells, seed * 2 + turn, picture);
    long seed = inspection.seed() * 0x9E3779B97F4A7C15L + picture.id().hashCode();
    Map<String, Scorer.Maps> maps = new LinkedHashMap<>();
    maps.put("random", new Scorer.Maps(noise.apply(0, seed), noise.apply(1, seed)));
    maps.put("centre", new Scorer.Maps(centre, centre));
    maps.put("edges", new Scorer.Maps(edges, edges));
    return maps;
  }

  private Map<Integer, Map<String, Tensor>> maps(int about, List<Integer> some, boolean keep) {
    List<Tensor> inputs = some.stream().map(i -> cases.get(i).subject().input()).toList();
    MapAnswers answers =
        inspection.explain(
            inspection.model(), Tensor.stack(inputs), questions(methods, about), Progress.none());
    Map<Integer, Map<String, Tensor>> maps = new HashMap<>();
    for (int i = 0; i < some.size(); i++) {
      Map<String, Tensor> byMethod = new LinkedHashMap<>();
      for (int m = 0; m < methods.size(); m++) {
        Heatmap map = answers.maps().get(m).get(i);
        byMethod.put(
            methods.get(m),
            cases.get(some.get(i)).subject().baseline(methods.get(m), about, map).evidence());
        cells = m == 0 ? map.plane().values().shape() : cells;
        if (keep && examples().contains(some.get(i))) {
          shown.computeIfAbsent(some.get(i), k -> new LinkedHashMap<>()).put(methods.get(m), map);
        }
      }
      maps.put(some.get(i), byMethod);
    }
    return maps;
  }

  private List<MapQuestion> questions(List<String> asked, int about) {
    return asked.stream()
        .map(m -> new MapQuestion(m, List.of(params.layer()), about, params(m)))
        .toList();
  }

  /** Those of this method alone: others would be refused as nobody's. */
  private List<String> params(String method) {
    List<String> ids = List.of(method.split(":"));
    return params.param().stream().filter(p -> ids.contains(p.replaceFirst("\\..*", ""))).toList();
  }
}
