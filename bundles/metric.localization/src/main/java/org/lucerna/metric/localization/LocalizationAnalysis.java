/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapWish;
import org.osgi.service.component.annotations.Component;

/**
 * How well maps say where the object is, against boxes and masks, beside what needs no network.
 *
 * <p>Boxes: the protocol of Zhou et al. (CVPR 2016, section 3.2) at every threshold, and MaxBoxAcc,
 * MaxBoxAccV2 and PxAP after Choe et al. (CVPR 2020, section 3.3). Points: the pointing game (Zhang
 * et al., ECCV 2016, equation 6, with tolerance) and its energy (Wang et al., CVPRW 2020). Pixels:
 * precision, recall, intersection over union, average precision.
 *
 * <p>One map a picture is enough for top-1 and top-5 localisation as well: a prediction counts
 * where it is the true class, so that its map is the true class's.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "localization",
    label = "measure where maps point, against boxes and masks",
    verb = "evaluate",
    splits = {"test"},
    cite =
        "J. Choe et al., Evaluating weakly supervised object localization methods right, CVPR 2020",
    params = LocalizationParams.class)
public final class LocalizationAnalysis implements Analysis<LocalizationParams> {

  private static final double LOOKING = 0.9;
  private static final double COUNTING = 0.05;

  @Override
  public Findings analyse(Inspection inspection, LocalizationParams params, Progress progress)
      throws IOException {
    if (params.method().isEmpty()) {
      throw new ParamException(
          "method", "parameter 'method' names no method: give one, such as cam");
    }
    List<InspectedPicture> pictures = pictures(inspection, params);
    Levels levels = Levels.with(params.thresholds());
    MapWish wish =
        new MapWish(
            params.method(),
            params.layer(),
            List.of(params.target().name().toLowerCase(Locale.ROOT)),
            params.param());
    Scorer scorer = new Scorer(levels, params, inspection.seed());
    List<PictureResult> found =
        new Collector(inspection, scorer).collect(pictures, wish, progress.part("maps", LOOKING));
    if (found.isEmpty()) {
      throw noTruth();
    }
    Results results =
        new Summary(inspection, params, pictures.size())
            .of(new Study(found, levels, params), progress.part("intervals", COUNTING));
    Examples examples = new Examples(results, inspection, wish);
    return new Report(results, inspection.renderers())
        .findings(examples.all(progress.part("figures", 1 - LOOKING - COUNTING)));
  }

  /** Those whose class is known, where the maps are about it. */
  private static List<InspectedPicture> pictures(Inspection inspection, LocalizationParams params) {
    List<InspectedPicture> all = inspection.pictures();
    if (all.isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE, "There are no pictures to measure maps on: give --data.");
    }
    List<InspectedPicture> usable =
        params.target() == LocalizationParams.About.LABEL
            ? all.stream().filter(p -> p.label().isPresent()).toList()
            : all;
    if (usable.isEmpty()) {
      throw new ParamException(
          "target",
          "no picture's class is one of the network's, so that no map of it can be made: give --labels, or --target predicted");
    }
    if (usable.stream().noneMatch(p -> inspection.truth(p).isPresent())) {
      throw noTruth();
    }
    return usable;
  }

  private static LucernaException noTruth() {
    return new LucernaException(
        ExitStatus.UNREADABLE,
        "of no picture it is known where the object is: give boxes (--boxes FILE, or a data set of Pascal VOC) or masks");
  }

  /**
   * Sums up.
   *
   * @param asked how many pictures were looked at
   */
  private record Summary(Inspection inspection, LocalizationParams params, int asked) {

    Results of(Study study, Progress progress) {
      List<Kind> all = study.kinds();
      List<KindStudy> kinds = new ArrayList<>();
      Map<Kind, Map<String, Estimate>> differences = new LinkedHashMap<>();
      for (Kind kind : all) {
        progress.step(kinds.size(), all.size());
        KindStudy summed = study.study(kind);
        if (!kinds.isEmpty()) {
          differences.put(kind, study.differences(kinds.get(0), summed));
        }
        kinds.add(summed);
      }
      return new Results(
          inspection.model().network().id(),
          inspection.dataName(),
          study,
          params,
          kinds,
          differences,
          study.accuracy(),
          asked);
    }
  }
}
