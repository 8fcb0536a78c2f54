/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * Whether a map lies on the object: the energy-based pointing game (Wang et al. 2020, Score-CAM:
 * share of the rectified map's sum on the object), the pointing game (Zhang et al. 2016, equation
 * 6: a hit where the maximum lies nearer than 15 pixels to it, a Euclidean disc without its rim, as
 * TorchRay measures it) and the average precision of the pixels (area under precision against
 * recall as steps, {@code sum (R_n - R_n-1) P_n}; equal values are one threshold). The map is
 * rectified, then resized. Of several equal maxima the first in the order of {@link Ranking} is the
 * one pointed at.
 *
 * <p>Where only boxes are known, energy and pointing are of the boxes, under names of their own: a
 * box holds background, too. This asks whether the map agrees with people, not whether it says what
 * the network does; pointing at the picture's centre does well on pictures of single objects.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "mask-agreement",
    label = "Agreement with masks",
    about = "Whether the map lies on the object",
    cite =
        "J. Zhang et al., Top-down neural attention by excitation backprop, ECCV 2016; H. Wang et"
            + " al., Score-CAM, CVPRW 2020",
    measures = {
      "foreground-energy score higher share of the map's sum on the foreground",
      "pointing-hit hit higher whether the map's maximum lies on the foreground or within the"
          + " tolerance of it",
      "average-precision score higher area under precision against recall of the foreground's pixels",
      "box-energy score higher share of the map's sum in the boxes, where no mask is known",
      "box-pointing-hit hit higher whether the map's maximum lies in a box or within the tolerance of"
          + " one, where no mask is known"
    },
    cost = "nothing",
    panel = true,
    needsTruth = true,
    params = MaskAgreementParams.class)
public final class MaskAgreement implements ExplanationMetric<MaskAgreementParams> {

  @Override
  public Gauge gauge(Inspection inspection, MaskAgreementParams params, Progress progress) {
    return new Defined((map, part) -> measure(map, params.tolerance()));
  }

  private static Readings measure(ExaminedMap map, double tolerance) {
    Tensor evidence = map.evidence();
    Optional<Mask> mask = map.truth().flatMap(PictureTruth::foreground);
    if (mask.isPresent()) {
      Region region = Region.of(mask.get());
      return Readings.builder()
          .value("foreground-energy", region.energy(evidence))
          .value("pointing-hit", region.isHit(evidence, tolerance) ? 1 : 0)
          .value("average-precision", AveragePrecision.of(evidence, region.pixels()))
          .build();
    }
    List<Bounds> boxes = map.truth().map(PictureTruth::boxes).orElse(List.of());
    BitSet inside = Region.inside(boxes, evidence.size(0), evidence.size(1));
    if (inside.isEmpty()) {
      return Readings.undefined("it is not known where the object is");
    }
    Region region = new Region(inside, evidence.size(0), evidence.size(1));
    return Readings.builder()
        .value("box-energy", region.energy(evidence))
        .value("box-pointing-hit", region.isHit(evidence, tolerance) ? 1 : 0)
        .undefined("only boxes around the object are known, not its pixels")
        .build();
  }
}
