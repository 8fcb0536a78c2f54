/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import java.util.Locale;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.PerturbedPass;
import org.lucerna.vision.api.compute.Precision;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;

/**
 * Runs changed values in the precision that was asked for, if the processor has it, and keeps
 * account of what that changed: the first rows are run in both.
 */
final class Rounding {

  /** Rows that are run in both precisions. */
  private static final int COMPARED = 4;

  private final ExplainRequest<?> request;
  private final Precision asked;
  private final boolean rounds;
  private int compared;
  private double difference;
  private double size;

  Rounding(ExplainRequest<?> request, Precision asked) {
    this.request = request;
    this.asked = asked;
    this.rounds = asked != Precision.FLOAT32 && request.probe().precisions().contains(asked);
  }

  /** Makes a part of the changes. */
  interface Part {
    Perturbation rows(int to);
  }

  /**
   * @param part the first rows, for the comparison
   */
  Responses run(LayerId layer, Part part, int rows, Target target) {
    LayerId read = target.layer().orElse(request.probe().network().output());
    Responses answers = answers(new PerturbedPass(layer, part.rows(rows), read, used()));
    if (rounds && compared == 0) {
      compared = Math.min(COMPARED, rows);
      PerturbedPass exact = new PerturbedPass(layer, part.rows(compared), read, Precision.FLOAT32);
      compare(
          MaskedScores.scores(answers(exact).values(), target),
          MaskedScores.scores(answers.values(), target));
    }
    return answers;
  }

  private Precision used() {
    return rounds ? asked : Precision.FLOAT32;
  }

  /** Probes that know nothing of precisions are asked as ever. */
  private Responses answers(PerturbedPass pass) {
    return rounds
        ? request.probe().perturbed(request.picture(), pass)
        : request.probe().perturbed(request.picture(), pass.layer(), pass.change(), pass.read());
  }

  private void compare(double[] exact, double[] rounded) {
    size = Arrays.stream(exact).map(Math::abs).max().orElse(0);
    for (int i = 0; i < exact.length; i++) {
      difference = Math.max(difference, Math.abs(exact[i] - rounded[i]));
    }
  }

  /** Says so where another precision was asked for. */
  Heatmap told(Heatmap map) {
    if (asked == Precision.FLOAT32) {
      return map;
    }
    String name = asked.name().toLowerCase(Locale.ROOT);
    if (!rounds) {
      return map.with(
          "precision", "float32: " + name + " was asked for, which this processor does not have");
    }
    if (compared == 0) {
      return map.with("precision", "float32: the changes cost too little to be rounded");
    }
    return map.with(
        "precision",
        "%s: scores of the first %d rows differ from those in float32 by %.1e of the largest"
            .formatted(name, compared, size == 0 ? difference : difference / size));
  }
}
