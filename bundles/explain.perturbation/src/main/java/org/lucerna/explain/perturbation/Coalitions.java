/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.Network;

/**
 * The picture's pieces as switches: what the network says when some are shown and the others are
 * hidden.
 */
final class Coalitions {

  /** Which pieces row {@code row} shows. */
  @FunctionalInterface
  interface Design {
    boolean[] row(int row);
  }

  private final Superpixels pieces;
  private final MaskedScores scores;
  private final Target target;

  Coalitions(ExplainRequest<?> request, Score score, Hidden hidden, int segments) {
    Tensor picture = request.probe().input(request.picture());
    this.pieces = Slic.cut(picture, Planes.preprocessing(request), segments);
    this.target = score.of(request);
    Optional<Tensor> background = hidden.of(request, pieces);
    this.scores = new MaskedScores(request, Network.INPUT, target, background);
  }

  Superpixels pieces() {
    return pieces;
  }

  Target target() {
    return target;
  }

  MaskedScores scores() {
    return scores;
  }

  double score(boolean[] shown) {
    return scores.scores(pieces.masks(new boolean[][] {shown}))[0];
  }

  /** A linear model that grows with the rows. */
  abstract static class Fitting implements Rounds.Growing {

    private final Superpixels pieces;
    private final Design design;

    Fitting(Superpixels pieces, Design design) {
      this.pieces = pieces;
      this.design = design;
    }

    abstract void learn(boolean[] shown, double score);

    abstract double[] coefficients();

    @Override
    public Tensor masks(int from, int to) {
      boolean[][] shown = new boolean[to - from][];
      for (int row = from; row < to; row++) {
        shown[row - from] = design.row(row);
      }
      return pieces.masks(shown);
    }

    @Override
    public void learn(int from, double[] found) {
      for (int i = 0; i < found.length; i++) {
        learn(design.row(from + i), found[i]);
      }
    }

    @Override
    public Heatmap map() {
      return Heatmap.signed(pieces.spread(coefficients()));
    }
  }
}
