/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.List;
import org.lucerna.core.api.param.Param;

/** What to dissect, and how. */
public record DissectionParams(
    @Param(value = "last", help = "layers whose units are compared: last, cam, all, or names")
        List<String> layers,
    @Param(
            value = "0.005",
            min = 0.00001,
            max = 0.5,
            help = "a unit is on where it is among this share of its largest activations")
        double quantile,
    @Param(
            value = "0.04",
            min = 0,
            max = 1,
            help = "a unit is a detector of a concept above this intersection over union")
        double detector,
    @Param(
            value = "receptive-field",
            help = "where cells lie in the picture: receptive-field (as in the paper) or stretched")
        Placement placement,
    @Param(
            value = "8",
            min = 1,
            max = 40,
            help = "units shown: the best of each concept, then the second best ones")
        int shownUnits,
    @Param(value = "5", min = 1, max = 12, help = "pictures shown for each unit")
        int shownPictures) {

  /** The defaults. */
  public static DissectionParams defaults() {
    return new DissectionParams(List.of("last"), 0.005, 0.04, Placement.RECEPTIVE_FIELD, 8, 5);
  }
}
