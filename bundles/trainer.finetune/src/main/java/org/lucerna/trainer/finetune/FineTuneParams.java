/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import org.lucerna.core.api.param.Param;

/**
 * How to fine-tune.
 *
 * @param epochs passes over the training pictures
 * @param batch pictures a step; the last, smaller batch of an epoch is kept
 * @param optimizer what turns gradients into changes
 * @param learningRate of the first epoch
 * @param momentum of SGD
 * @param weightDecay L2 penalty, added to the gradient as in torch.optim
 * @param schedule how the learning rate changes
 * @param stepSize epochs from one fall of the learning rate to the next
 * @param gamma factor of each fall
 * @param freeze what does not learn
 * @param frozenDropout whether dropout inside the frozen part stays active, as in torch
 * @param augment random changes of the training pictures
 * @param select which epoch's model is the result
 * @param validationShare share of the training pictures to choose by, where the data have none
 * @param evaluateTrain whether each epoch ends with the training pictures in evaluation mode
 * @param testCurve whether each epoch ends with the test pictures, for plotting only
 * @param cache whether the frozen part's output is kept on disk
 */
public record FineTuneParams(
    @Param(value = "10", min = 1, help = "Passes over the training pictures") int epochs,
    @Param(value = "32", min = 1, help = "Pictures a step") int batch,
    @Param(value = "sgd", help = "What turns gradients into changes") OptimizerKind optimizer,
    @Param(value = "0.001", min = 0, help = "Learning rate of the first epoch") double learningRate,
    @Param(value = "0.9", min = 0, max = 0.9999, help = "Momentum of SGD") double momentum,
    @Param(value = "0", min = 0, help = "L2 penalty on the weights") double weightDecay,
    @Param(value = "constant", help = "How the learning rate changes") ScheduleKind schedule,
    @Param(value = "7", min = 1, help = "Epochs between falls of the learning rate (schedule step)")
        int stepSize,
    @Param(value = "0.1", min = 0, max = 1, help = "Factor of each fall (schedule step)")
        double gamma,
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
    @Param(value = "on", help = "Whether to evaluate the training pictures after each epoch")
        Toggle evaluateTrain,
    @Param(value = "false", help = "Evaluate the test pictures after each epoch, for plots only")
        boolean testCurve,
    @Param(value = "on", help = "Whether to keep what the frozen layers and the decoder give")
        Toggle cache) {

  /** torch.optim's. */
  public enum OptimizerKind {
    SGD,
    ADAM
  }

  /** torch.optim.lr_scheduler's. */
  public enum ScheduleKind {
    CONSTANT,
    /** StepLR: times gamma every step-size epochs. */
    STEP
  }

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

  /** The learning rate during an epoch, counted from 1. */
  double learningRate(int epoch) {
    return schedule == ScheduleKind.CONSTANT
        ? learningRate
        : learningRate * Math.pow(gamma, (epoch - 1) / stepSize);
  }
}
