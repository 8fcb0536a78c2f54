/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.metric.faithfulness.DeletionInsertionParams.Points;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;

/** Asks metrics. */
final class Gauges {

  private Gauges() {}

  static <P extends Record> Readings measure(ExplanationMetric<P> metric, P params, ExaminedMap map)
      throws IOException {
    return measure(Inspections.plain(), metric, params, map);
  }

  static <P extends Record> Readings measure(
      Inspection inspection, ExplanationMetric<P> metric, P params, ExaminedMap map)
      throws IOException {
    try (Gauge gauge = metric.gauge(inspection, params, Progress.none())) {
      return gauge.measure(map, Progress.none());
    }
  }

  /** One of each, with parameters for small pictures. */
  static Map<String, Gauge> all(Inspection inspection) throws IOException {
    Progress none = Progress.none();
    NoParams plain = new NoParams();
    Map<String, Gauge> all = new LinkedHashMap<>();
    all.put(
        "deletion-insertion",
        new DeletionInsertion()
            .gauge(inspection, new DeletionInsertionParams(8, Points.EVEN), none));
    all.put("road", new Road().gauge(inspection, new RoadParams(List.of(20, 60), 0.01), none));
    all.put(
        "mask-agreement", new MaskAgreement().gauge(inspection, new MaskAgreementParams(2), none));
    all.put("average-drop", new AverageDrop().gauge(inspection, plain, none));
    all.put("adcc", new Adcc().gauge(inspection, plain, none));
    all.put(
        "pixel-flipping",
        new PixelFlipping().gauge(inspection, new PixelFlippingParams(8, Background.MEAN), none));
    all.put(
        "faithfulness-correlation",
        new FaithfulnessCorrelation()
            .gauge(inspection, new FaithfulnessCorrelationParams(20, 9, Background.MEAN), none));
    all.put("infidelity", new Infidelity().gauge(inspection, new InfidelityParams(20, true), none));
    all.put("sparseness", new Sparseness().gauge(inspection, plain, none));
    all.put("complexity", new Complexity().gauge(inspection, plain, none));
    all.put(
        "occlusion-rank",
        new OcclusionRank().gauge(inspection, new OcclusionRankParams(0.2, 0.1), none));
    all.put(
        "focus", new Focus().gauge(inspection, new FocusParams(1, FocusParams.Cells.FULL), none));
    return all;
  }
}
