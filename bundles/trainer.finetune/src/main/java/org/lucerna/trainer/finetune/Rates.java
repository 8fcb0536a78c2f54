/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.List;
import org.lucerna.vision.api.train.Epoch;

/**
 * The learning rate of each epoch, by the rules of torch.optim.lr_scheduler. It follows from the
 * epochs before alone, so that a resumed run goes on at the same rate.
 *
 * @param base of the first epoch without a warm-up
 * @param total number of epochs there will be
 */
record Rates(ScheduleParams params, double base, int total) {

  /** ReduceLROnPlateau's: a fall smaller than this is left out. */
  private static final double EPSILON = 1e-8;

  static Rates of(FineTuneParams params) {
    return new Rates(params.pace(), params.rule().learningRate(), params.epochs());
  }

  /** The rate of the epoch that follows these. */
  double next(List<Epoch> before) {
    int warm = params.warmUp().epochs();
    if (before.size() < warm) {
      double start = params.warmUp().start();
      return base * (start + (1 - start) * before.size() / warm);
    }
    int epoch = before.size() - warm;
    return switch (params.schedule()) {
      case CONSTANT -> base;
      case STEP -> base * Math.pow(params.gamma(), epoch / params.stepSize());
      case COSINE -> cosine(epoch, total - warm);
      case PLATEAU -> plateau(before.subList(warm, before.size()));
    };
  }

  private double cosine(int epoch, int period) {
    return params.minRate()
        + (base - params.minRate()) * (1 + Math.cos(Math.PI * epoch / period)) / 2;
  }

  private double plateau(List<Epoch> seen) {
    ScheduleParams.Plateau rule = params.plateau();
    double rate = base;
    double best = Double.POSITIVE_INFINITY;
    int bad = 0;
    int cooling = 0;
    for (Epoch epoch : seen) {
      double loss = epoch.validation().orElseThrow().loss();
      bad++;
      if (loss < best * (1 - rule.threshold())) {
        best = loss;
        bad = 0;
      }
      if (cooling > 0) {
        cooling--;
        bad = 0;
      }
      if (bad > rule.patience()) {
        double lower = Math.max(rate * rule.factor(), params.minRate());
        rate = rate - lower > EPSILON ? lower : rate;
        cooling = rule.cooldown();
        bad = 0;
      }
    }
    return rate;
  }
}
