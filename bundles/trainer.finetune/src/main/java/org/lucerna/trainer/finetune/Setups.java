/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.List;
import java.util.Map;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Objective;
import org.lucerna.vision.api.train.TrainJob;

/** What a learner is told. */
final class Setups {

  private Setups() {}

  /**
   * @param words finds the class or layer that was probably meant
   * @throws org.lucerna.core.api.command.LucernaException (job invalid) if parameters do not fit
   *     the network or the data
   */
  static Learner.Setup of(
      TrainJob<FineTuneParams> job, Plan plan, Partition parts, ParamBinder words) {
    OptimizerParams rule = job.params().rule();
    ObjectiveParams objective = job.params().objective();
    List<Double> weights =
        new ClassWeights(job.data(), words).of(objective.classWeights(), parts.train());
    Map<String, Double> factors =
        new LayerRates(job.network(), words).of(rule.rates(), plan.trained());
    return new Learner.Setup(
        plan.from(),
        plan.trained(),
        rule.rule(),
        true,
        Seeds.mix(job.seed(), "dropout"),
        new Objective(objective.labelSmoothing(), weights),
        factors,
        rule.largestNorm());
  }
}
