/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.measure.MapMetric;
import org.lucerna.vision.api.network.Network;

/** Measures where maps lie: all methods at all layers, over the pictures of a split. */
final class AnalyseStep implements Step {

  private final Workplace work;

  AnalyseStep(Workplace work) {
    this.work = work;
  }

  /**
   * What the step found.
   *
   * @param table name of the file with a row for each map
   * @param pictures how many were explained
   * @param known how many of them have a foreground that is known
   * @param summaries by method and layer
   * @param means mean maps by method and layer, {@code [H, W]}, 1 on average
   */
  record Result(
      AnalyseParams params,
      String table,
      int pictures,
      int known,
      List<MapSummary> summaries,
      Map<MapKind, Tensor> means) {

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("split", params.split().id());
      json.put("target", params.target());
      json.put("pictures", pictures);
      json.put("pictures-with-foreground", known);
      json.put("table", "tables/" + table + ".csv");
      json.put("maps", summaries.stream().map(s -> s.json(summaries.get(0).kind())).toList());
      return json;
    }
  }

  @Override
  public String name() {
    return "analyse";
  }

  @Override
  public double weight() {
    return 3;
  }

  @Override
  public Bound bind(Map<String, Object> params, Path base) {
    AnalyseParams bound =
        work.binder().bind(AnalyseParams.class, MethodParams.flattened(params), base);
    if (bound.methods().isEmpty() || bound.layers().isEmpty()) {
      throw new ParamException("methods", "'analyse' needs at least one method and one layer");
    }
    MethodParams methods = MethodParams.of(bound.param(), base);
    new MethodPlans(work).require(bound.methods(), methods);
    metrics();
    Order order = new Order(bound, methods, base);
    return (run, progress) -> analyse(run, order, progress);
  }

  /** The step's parameters, and those of its methods. */
  private record Order(AnalyseParams params, MethodParams methods, Path base) {}

  private void analyse(Run run, Order order, Progress progress) throws IOException {
    AnalyseParams params = order.params();
    Network network = run.model().network();
    List<MethodPlan> plans =
        new MethodPlans(work)
            .of(network, new MethodPlans.Order(params.methods(), params.layers(), order.methods()));
    Analysis analysis =
        new Analysis(run.data, MapPlaces.of(network, params.placement()), metrics());
    List<Integer> indices = run.indices(params.split());
    List<Subject> subjects =
        chosen(run.data.samples(), indices, params.limit()).stream()
            .map(i -> Subject.of(run.data, i, run.stem(i)))
            .toList();
    if (subjects.isEmpty()) {
      run.notes.add("Nothing was analysed: there is no " + params.split().id() + " picture.");
      return;
    }
    new Explaining(work, run.model(), run.built, run.job.seed())
        .each(
            subjects,
            new Explaining.Wish(plans, TargetWords.all(List.of(params.target()), order.base())),
            progress,
            analysis::add);
    String table = run.analyses.isEmpty() ? "analysis" : "analysis-" + (run.analyses.size() + 1);
    new Csv(work.storage()).write(run.folder, table, analysis.table(run.data.classes()));
    List<MapSummary> summaries = analysis.summaries();
    run.analyses.add(
        new Result(
            params, table, analysis.pictures(), analysis.known(), summaries, analysis.means()));
    summaries.forEach(s -> progress.note(line(s)));
  }

  private List<Plugin<MapMetric>> metrics() {
    List<Plugin<MapMetric>> metrics = work.plugins().all(MapMetric.class);
    if (metrics.isEmpty()) {
      throw new LucernaException(
          ExitStatus.PLUGIN, "no metric of maps is installed: add metric.localization");
    }
    return metrics;
  }

  /** The first picture of every class, then the second of every class, and so on. */
  static List<Integer> chosen(List<Sample> samples, List<Integer> indices, int limit) {
    if (limit == 0 || indices.size() <= limit) {
      return indices;
    }
    Map<Integer, Integer> turns = new HashMap<>();
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i : indices) {
      turns.put(i, counts.merge(samples.get(i).label(), 1, Integer::sum));
    }
    List<Integer> inTurn = new ArrayList<>(indices);
    inTurn.sort(Comparator.comparing(turns::get));
    return inTurn.subList(0, limit).stream().sorted().toList();
  }

  private static String line(MapSummary summary) {
    List<String> parts = new ArrayList<>();
    for (MapSummary.Measure m : summary.measures()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s %.3f (uniform map %.3f, n = %d)",
              m.name(),
              m.value().value(),
              m.uniform(),
              m.value().n()));
    }
    if (summary.without() > 0) {
      parts.add(
          "%d of %d maps without positive evidence".formatted(summary.without(), summary.maps()));
    }
    return summary.kind() + ": " + String.join(", ", parts);
  }
}
