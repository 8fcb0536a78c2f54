/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.ChosenMetric;
import org.lucerna.examination.Examination;
import org.lucerna.examination.Examinations;
import org.lucerna.examination.Journal;
import org.lucerna.examination.Order;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.measure.MeasureInfo;
import org.osgi.service.component.annotations.Component;

/**
 * Explanation methods compared by many metrics on the same pictures: means with intervals, effects,
 * tests of all pairs, sets of methods not told apart, beside baselines that look at no network.
 * Whatever metrics are installed take part; what was measured by an earlier attempt in the same
 * folder is not measured again.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "leaderboard",
    label = "compare explanation methods by many metrics, with tests",
    verb = "evaluate",
    splits = {"test"},
    cite =
        "J. Demšar, Statistical comparisons of classifiers over multiple data sets, JMLR 7, 2006; R. Tomsett et al., Sanity checks for saliency metrics, AAAI 2020",
    params = LeaderboardParams.class)
public final class LeaderboardAnalysis implements Analysis<LeaderboardParams> {

  private static final double MEASURING = 0.96;

  @Override
  public Findings analyse(Inspection inspection, LeaderboardParams params, Progress progress)
      throws IOException {
    List<ChosenMetric> metrics = metrics(inspection, params);
    List<Board> others = params.others().stream().map(Board::read).toList();
    List<InspectedPicture> pictures = pictures(inspection, params);
    MapWish wish =
        new MapWish(params.method(), params.layer(), List.of(params.target()), params.param());
    Order order = new Order(wish, params.baselines(), metrics);
    Examinations found;
    try (Journal journal = journal(inspection)) {
      found =
          new Examination(inspection, order, journal)
              .run(pictures, progress.part("measuring", MEASURING));
    }
    Results results =
        new Scene(inspection, params, metrics)
            .results(found, progress.part("statistics", 1 - MEASURING));
    Bootstrap bootstrap = new Bootstrap(params.resamples(), inspection.seed());
    Results all =
        others.isEmpty() ? results : results.with(Networks.of(results, others, bootstrap));
    return new Report(all, inspection.renderers()).findings();
  }

  private static Journal journal(Inspection inspection) throws IOException {
    return inspection.store().isPresent()
        ? Journal.open(inspection.store().get())
        : Journal.inMemory();
  }

  private static List<ChosenMetric> metrics(Inspection inspection, LeaderboardParams params) {
    if (params.method().isEmpty()) {
      throw new ParamException(
          "method", "parameter 'method' names no method: give some, such as grad-cam,lrp");
    }
    List<ChosenMetric> metrics =
        ChosenMetric.of(
            inspection.renderers().plugins(),
            inspection.renderers().binder(),
            new ChosenMetric.Words(params.metrics(), params.metricParam()),
            Path.of(""));
    if (metrics.isEmpty()) {
      throw new ParamException(
          "metrics", "no metric is chosen: give panel, all, or ids of installed metrics");
    }
    return metrics;
  }

  private static List<InspectedPicture> pictures(Inspection inspection, LeaderboardParams params) {
    List<InspectedPicture> all = inspection.pictures();
    if (all.isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE, "There are no pictures to measure maps on: give --data.");
    }
    List<InspectedPicture> usable =
        params.target().equals("label")
            ? all.stream().filter(p -> p.label().isPresent()).toList()
            : all;
    if (usable.isEmpty()) {
      throw new ParamException(
          "target",
          "no picture's class is one of the network's, so that no map of it can be made: give --labels, or --target predicted");
    }
    return usable;
  }

  /** Sums up. */
  private record Scene(
      Inspection inspection, LeaderboardParams params, List<ChosenMetric> metrics) {

    Results results(Examinations found, Progress progress) {
      List<Entrant> entrants = Entrant.of(found.pictures());
      if (entrants.stream().allMatch(Entrant::isBaseline)) {
        throw new LucernaException(
            ExitStatus.FAILED, "no method gave a map of any picture: there is nothing to compare");
      }
      List<Field> fields = fields(found, entrants);
      List<Field> defined = fields.stream().filter(Field::isDefined).toList();
      Grouping grouping =
          Grouping.of(found.pictures().stream().map(p -> p.picture()).toList(), params.together());
      Judge judge =
          new Judge(
              entrants,
              grouping.clusters(),
              new Bootstrap(params.resamples(), inspection.seed()),
              params.alpha());
      List<Standing> standings = new ArrayList<>();
      for (Field field : defined) {
        standings.add(judge.standing(field));
        progress.step(standings.size(), defined.size());
      }
      List<Standing> together = Judge.together(standings);
      return new Results(
          inspection.model().network().id(),
          inspection.dataName(),
          params,
          grouping,
          found,
          metrics,
          entrants,
          together,
          fields.stream().filter(f -> !f.isDefined()).map(Field::name).toList(),
          Agreement.of(together),
          Optional.empty());
    }

    private List<Field> fields(Examinations found, List<Entrant> entrants) {
      List<String> names =
          metrics.stream().flatMap(m -> m.measures().stream()).map(MeasureInfo::name).toList();
      List<Field> fields = new ArrayList<>();
      for (ChosenMetric metric : metrics) {
        for (MeasureInfo info : metric.measures()) {
          Field field = Field.of(metric, info, entrants, found.pictures());
          boolean twice = names.stream().filter(info.name()::equals).count() > 1;
          fields.add(twice ? field.named(metric.id() + ": " + info.name()) : field);
        }
      }
      return fields;
    }
  }
}
