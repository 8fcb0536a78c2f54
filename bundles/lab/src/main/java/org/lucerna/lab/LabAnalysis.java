/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.report.Block;
import org.osgi.service.component.annotations.Component;

/**
 * Examines a network on pictures whose evidence is known because they are drawn: whether it uses
 * what tells the classes, and, only if it does, whether maps of it show that.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "lab",
    label = "examine a network on drawn pictures, and score maps against what is known to matter",
    verb = "evaluate",
    splits = {"test"},
    params = LabParams.class)
public final class LabAnalysis implements Analysis<LabParams> {

  @Override
  public Findings analyse(Inspection inspection, LabParams params, Progress progress)
      throws IOException {
    requireMethods(params);
    Bench bench = new Bench(inspection);
    World world = params.world();
    List<Seen> all = new Viewing(inspection, world).all(progress.part("pictures as drawn", 0.1));
    Qualification qualification =
        new Examiner(inspection, bench).examine(world, all, progress.part("redraws", 0.4));
    Map<String, String> labels = labels(inspection, params.method());
    Examples examples = new Examples(inspection, bench, labels);
    List<Block> blocks =
        new ArrayList<>(
            examples.redraws(world, all, params.figures(), progress.part("examples", 0.05)));
    List<Case> cases =
        qualification.isQualified()
            ? new CaseFinder(inspection, bench)
                .find(world, all, params.pictures(), progress.part("effects", 0.15))
            : List.of();
    Optional<Scores> scores = Optional.empty();
    List<String> problems = List.of();
    if (!cases.isEmpty()) {
      MapScoring scoring = new MapScoring(inspection, params, cases);
      scores = Optional.of(scoring.score(progress.part("maps", 0.3)));
      problems = scoring.problems();
      blocks.addAll(examples.maps(scoring, cases));
    }
    Results results =
        new Results(
            inspection.model().network().id(),
            world,
            qualification,
            scores,
            drops(cases, inspection.seed()),
            labels,
            problems,
            inspection.seed());
    return new Report(results).findings(blocks);
  }

  private static void requireMethods(LabParams params) {
    if (params.method().isEmpty()) {
      throw new ParamException(
          "method", "parameter 'method' names no method: give one, such as grad-cam");
    }
  }

  private static Map<String, Estimate> drops(List<Case> cases, long seed) {
    Map<String, List<Double>> byPart = new TreeMap<>();
    for (Case picture : cases) {
      picture
          .drops()
          .forEach((part, v) -> byPart.computeIfAbsent(part, p -> new ArrayList<>()).add(v));
    }
    Map<String, Estimate> drops = new LinkedHashMap<>();
    byPart.forEach(
        (part, values) ->
            drops.put(part, Estimate.of(values.stream().mapToDouble(v -> v).toArray(), seed)));
    return drops;
  }

  @SuppressWarnings("rawtypes") // what methods are registered under
  private static Map<String, String> labels(Inspection inspection, List<String> methods) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String method : methods) {
      String[] words = method.split(":", 2);
      Optional<Plugin<Explainer>> plugin =
          inspection.renderers().plugins().find(Explainer.class, words[0]);
      String label = plugin.map(Plugin::label).orElse(words[0]);
      labels.put(method, words.length == 1 ? label : label + ":" + words[1]);
    }
    return labels;
  }
}
