/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.List;
import org.lucerna.core.api.param.Param;

/**
 * What of the maps is compared with the truth, and how.
 *
 * @param iou from which a box is right
 * @param tolerance of the pointing game, in pixels of what the network sees
 * @param figures how many pictures the random choice for the figure has
 */
public record LocalizationParams(
    @Param(value = "grad-cam", help = "methods whose maps are measured, as in 'lucerna explain'")
        List<String> method,
    @Param(value = "last", help = "layers: last, cam, or names") List<String> layer,
    @Param(value = "label", help = "class that the maps are about: the true or the predicted one")
        About target,
    @Param(
            value = "0.15,0.2",
            help =
                "shares of a map's maximum at which boxes are reported, beside the whole curve: 0.2"
                    + " is the CAM paper's, 0.15 Grad-CAM's",
            min = 0,
            max = 1)
        List<Double> thresholds,
    @Param(
            value = "0.5",
            help = "intersection over union from which a box is right",
            min = 0,
            max = 1)
        double iou,
    @Param(
            value = "15",
            help = "tolerance of the pointing game in pixels of what the network sees",
            min = 0,
            max = 4096)
        double tolerance,
    @Param(
            value = "rectified",
            help =
                "what a threshold is a share of: the maximum of the rectified map, or min-max: the"
                    + " range of the raw one")
        Scale scale,
    @Param(
            value = "8",
            help = "pictures drawn at random for the figure of examples, 0 for no pictures",
            min = 0,
            max = 24)
        int figures,
    @Param(value = "", help = "parameters of methods: ID.KEY=VALUE; or a map 'param'")
        List<String> param) {

  /** Which class is explained. */
  public enum About {
    LABEL,
    PREDICTED
  }

  /** What thresholds are shares of. */
  public enum Scale {
    /** Negative values cut off, then divided by the maximum (Zhou et al. 2016). */
    RECTIFIED,
    /** From the least to the largest value (Choe et al. 2020). */
    MIN_MAX
  }

  public LocalizationParams {
    method = List.copyOf(method);
    layer = List.copyOf(layer);
    thresholds = thresholds.stream().sorted().distinct().toList();
    param = List.copyOf(param);
  }

  /** The defaults. */
  public static LocalizationParams defaults() {
    return new LocalizationParams(
        List.of("grad-cam"),
        List.of("last"),
        About.LABEL,
        List.of(0.15, 0.2),
        0.5,
        15,
        Scale.RECTIFIED,
        8,
        List.of());
  }
}
