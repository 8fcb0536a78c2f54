/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import org.lucerna.core.api.param.Param;

/** Which decisions to explain, and how their units are named. */
public record WordsParams(
    @Param(value = "last", help = "the layer whose units explain: last, cam, or a name")
        String layer,
    @Param(value = "predicted", help = "what is explained: predicted, label, or a class")
        String target,
    @Param(
            value = "6",
            min = 1,
            max = 500,
            help = "pictures explained: the first of each class in turn; the others name the units")
        int limitExplained,
    @Param(value = "5", min = 1, max = 20, help = "units listed for a decision, and against it")
        int units,
    @Param(value = "3", min = 1, max = 10, help = "pictures shown of those that fire a unit most")
        int patches,
    @Param(
            value = "alpha",
            help = "alpha (as in the paper), or contribution: derivative times activation, summed")
        Rank rank,
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
            help = "a unit bears a concept's name above this intersection over union")
        double detector,
    @Param(
            value = "receptive-field",
            help = "where cells lie in the picture: receptive-field (as in the paper) or stretched")
        Placement placement) {

  /** By what units are the strongest. */
  public enum Rank {
    /** How much the target would rise if the unit fired more, everywhere alike. */
    ALPHA,
    /** The derivative times the activation, summed over this picture. */
    CONTRIBUTION
  }

  /** The defaults. */
  public static WordsParams defaults() {
    return new WordsParams(
        "last", "predicted", 6, 5, 3, Rank.ALPHA, 0.005, 0.04, Placement.RECEPTIVE_FIELD);
  }
}
