/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.dataset.Split;

/** Command {@code audit}. */
public record AuditCommandParams(
    @Param(help = "the folder of a finished run", positional = true) Path run,
    @Param(
            value = "",
            help =
                "which of the run's pictures: train, validation, test; validation where not given,"
                    + " test where there is none")
        List<Split> split,
    @Param(
            value = "none",
            help =
                "what to do against the shortcut: none, mask (replace the region in a copy of the"
                    + " training pictures and train again), exclude (leave pictures out and train"
                    + " again)")
        Kind remedy,
    @Param(
            value = "",
            help =
                "rank of the suspect that the remedy is for; the first convicted one where not"
                    + " given",
            min = 1)
        Optional<Integer> suspect,
    @Param(value = "0", help = "decides all that is drawn at random") long seed,
    @Param(value = "", help = "folder for report, figures and tables; ./runs/audit-TIME else")
        Optional<Path> out,
    AuditParams audit) {

  /** What is done against a shortcut. */
  public enum Kind {
    NONE,
    MASK,
    EXCLUDE
  }
}
