/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import org.lucerna.core.api.param.Param;

/**
 * How to fine-tune.
 *
 * @param epochs passes over the training pictures
 * @param batch pictures a step; the last, smaller batch of an epoch is kept
 * @param rule how gradients become changes
 * @param pace how the learning rate changes
 * @param objective what is made small
 * @param freeze what does not learn
 * @param frozenDropout whether dropout inside the frozen part stays active, as in torch
 * @param augment random changes of the training pictures
 * @param select which epoch's model is the result
 * @param validationShare share of the training pictures to choose by, where the data have none
 * @param earlyStopping epochs without a better one after which training ends; 0 for never
 * @param evaluateTrain whether each epoch ends with the training pictures in evaluation mode
 * @param testCurve whether each epoch ends with the test pictures, for plotting only
 * @param cache whether the frozen part's output is kept on disk
 * @param cacheGigabytes how much of all runs' outputs is kept
 */
public record FineTuneParams(
    @Param(value = "10", min = 1, help = "Passes over the training pictures") int epochs,
    @Param(value = "32", min = 1, help = "Pictures a step") int batch,
    OptimizerParams rule,
    ScheduleParams pace,
    ObjectiveParams objective,
    @Param(
            value = Freezing.BACKBONE,
            help =
                "What does not learn: backbone (all but the new head), none, or a layer's name (it"
                    + " and all it depends on)")
        String freeze,
    @Param(value = "on", help = "Whether dropout inside the frozen part stays active in training")
        Toggle frozenDropout,
    @Param(value = "none", help = "Random changes of training pictures; they prevent caching")
        AugmentParams augment,
    @Param(value = "best", help = "Which epoch to keep: the best by validation, or the last")
        Select select,
    @Param(
            value = "0.2",
            min = 0.01,
            max = 0.5,
            help = "Share of training pictures to choose by, where the data have no validation")
        double validationShare,
    @Param(
            value = "0",
            min = 0,
            help = "Epochs without a better one by validation after which training ends; 0: never")
        int earlyStopping,
    @Param(value = "on", help = "Whether to evaluate the training pictures after each epoch")
        Toggle evaluateTrain,
    @Param(value = "false", help = "Evaluate the test pictures after each epoch, for plots only")
        boolean testCurve,
    @Param(value = "on", help = "Whether to keep what the frozen layers and the decoder give")
        Toggle cache,
    @Param(
            value = "20",
            min = 0,
            provenance = false,
            help = "Gigabytes that kept features may fill; the least recently used are deleted")
        double cacheGigabytes) {

  /** Which epoch is kept. */
  public enum Select {
    BEST,
    LAST
  }

  /** A switch. */
  public enum Toggle {
    ON,
    OFF;

    boolean isOn() {
      return this == ON;
    }
  }

  /** Whether what happens depends on validation pictures. */
  boolean needsValidation() {
    return select == Select.BEST
        || earlyStopping > 0
        || pace.schedule() == ScheduleParams.Kind.PLATEAU;
  }
}
