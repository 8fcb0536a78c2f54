/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import org.lucerna.core.api.param.Param;

/**
 * How the learning rate changes from epoch to epoch; rules and defaults are
 * torch.optim.lr_scheduler's.
 *
 * @param schedule the rule
 * @param stepSize epochs from one fall to the next
 * @param gamma factor of each such fall
 * @param minRate what cosine ends near, and plateau never goes below
 * @param plateau of ReduceLROnPlateau
 * @param warmUp what comes before the schedule
 */
public record ScheduleParams(
    @Param(value = "constant", help = "How the learning rate changes") Kind schedule,
    @Param(value = "7", min = 1, help = "Epochs between falls of the learning rate (schedule step)")
        int stepSize,
    @Param(value = "0.1", min = 0, max = 1, help = "Factor of each fall (schedule step)")
        double gamma,
    @Param(value = "0", min = 0, help = "Smallest learning rate (schedules cosine, plateau)")
        double minRate,
    @Param(value = "", help = "When the learning rate falls (schedule plateau)") Plateau plateau,
    @Param(value = "", help = "Epochs of linear growth before the schedule begins") WarmUp warmUp) {

  /** torch.optim.lr_scheduler's. */
  public enum Kind {
    CONSTANT,
    /** StepLR: times gamma every step-size epochs. */
    STEP,
    /** CosineAnnealingLR over all epochs (Loshchilov and Hutter 2017, without restarts). */
    COSINE,
    /** ReduceLROnPlateau on the validation loss. */
    PLATEAU
  }

  /**
   * ReduceLROnPlateau with mode min and a relative threshold.
   *
   * @param factor of each fall
   * @param patience epochs without improvement that are let pass before it
   * @param threshold share of the best loss by which another must be lower to be an improvement
   * @param cooldown epochs after a fall during which nothing is counted
   */
  public record Plateau(
      @Param(value = "0.1", min = 0, max = 0.9999, help = "Factor of each fall") double factor,
      @Param(value = "10", min = 0, help = "Epochs without improvement that are let pass")
          int patience,
      @Param(value = "1e-4", min = 0, max = 1, help = "Share of the loss that is an improvement")
          double threshold,
      @Param(value = "0", min = 0, help = "Epochs after a fall that are not counted")
          int cooldown) {}

  /**
   * LinearLR, followed by the schedule as SequentialLR would: its epochs count from the warm-up's
   * end.
   *
   * @param epochs how many learn at a lower rate; 0 for none
   * @param start factor of the first epoch's rate; torch's default is a third
   */
  public record WarmUp(
      @Param(
              value = "0",
              min = 0,
              positional = true,
              help = "Epochs of linear growth before the schedule begins")
          int epochs,
      @Param(
              value = "0.3333333333333333",
              min = 1e-9,
              max = 1,
              help = "Factor of the learning rate in the first of these epochs")
          double start) {}

  /** Whether the rate of an epoch depends on how many there will be. */
  boolean dependsOnEpochs() {
    return schedule == Kind.COSINE;
  }
}
