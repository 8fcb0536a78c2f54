/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.List;
import org.lucerna.core.api.param.Param;

/** Analysis {@code audit}, and the same keys of command {@code audit}. */
public record AuditParams(
    @Param(value = "grad-cam", help = "the method whose maps are looked at") String method,
    @Param(value = "last", help = "layer: last, cam, or a name") String layer,
    @Param(value = "label", help = "the class that maps are about: label or predicted") About about,
    @Param(value = "", help = "parameters of the method: ID.KEY=VALUE; may be repeated")
        List<String> param,
    @Param(
            value = "50",
            help = "at most so many pictures of each class, spread evenly",
            min = 5,
            max = 1000)
        int perClass,
    @Param(
            value = "0.25",
            help =
                "side of corners and patches, as a share of the picture's; a border is half of it",
            min = 0.1,
            max = 0.5)
        double patch,
    @Param(value = "16", help = "at most so many suspects are tested", min = 1, max = 500)
        int suspects,
    @Param(
            value = "4",
            help = "random replacements of each picture's region, and as many of its control",
            min = 1,
            max = 50)
        int draws,
    @Param(
            value = "60",
            help = "pictures of other classes that each suspect's regions are pasted onto",
            min = 10,
            max = 2000)
        int pastes,
    @Param(
            value = "2",
            help =
                "least effect that counts: odds of the class that change by more than this factor"
                    + " beyond the control's",
            min = 1,
            max = 1000)
        double factor,
    @Param(
            value = "0.05",
            help = "chance of any false conviction among all suspects (Holm)",
            min = 0.0001,
            max = 0.5)
        double alpha,
    @Param(value = "4", help = "example pictures of each cluster and suspect", min = 1, max = 8)
        int figures) {

  /** Whose map is looked at, and whose class a picture counts to. */
  public enum About {
    LABEL,
    PREDICTED
  }

  double logFactor() {
    return Math.log(factor);
  }
}
