/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;

/** What methods are made of, right and wrong ones; written apart from the kit's own definitions. */
final class Formulas {

  /** A channel's weight from its derivatives and values. */
  interface Weight {
    double of(float[] gradient, float[] values);
  }

  private Formulas() {}

  /** The layer's values; refuses layers without a plane. */
  static Tensor layer(ExplainRequest<?> request) {
    Tensor a = request.activation();
    if (a.rank() != 3) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "layer " + request.layer() + " has no plane");
    }
    return a;
  }

  static Tensor gradCam(ExplainRequest<?> request) {
    return weighted(request, (g, a) -> mean(g));
  }

  static Tensor weighted(ExplainRequest<?> request, Weight weight) {
    Tensor a = layer(request);
    return weighted(a, request.gradient(), weight);
  }

  static Tensor weighted(Tensor a, Tensor g, Weight weight) {
    float[] weights = new float[a.size(0)];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) weight.of(g.slice(k).toArray(), a.slice(k).toArray());
    }
    return a.weightedChannelSum(weights);
  }

  static double mean(float[] values) {
    return sum(values) / values.length;
  }

  static double sum(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
  }

  static Tensor map(Tensor tensor, java.util.function.DoubleUnaryOperator change) {
    float[] values = tensor.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) change.applyAsDouble(values[i]);
    }
    return Tensor.wrap(values, tensor.shape());
  }

  static double cells(float[] values, IntToDoubleFunction cell) {
    return IntStream.range(0, values.length).mapToDouble(cell).sum();
  }

  /** A square map of {@code side}, each cell the nearest one's value. */
  static Tensor nearest(Tensor map, int side) {
    float[] out = new float[side * side];
    for (int i = 0; i < out.length; i++) {
      int y = i / side * map.size(0) / side;
      out[i] = map.at(y * map.size(1) + i % side * map.size(1) / side);
    }
    return Tensor.wrap(out, side, side);
  }

  static Tensor transposed(Tensor map) {
    float[] out = new float[map.length()];
    for (int i = 0; i < out.length; i++) {
      out[i % map.size(1) * map.size(0) + i / map.size(1)] = map.at(i);
    }
    return Tensor.wrap(out, map.size(1), map.size(0));
  }

  static Tensor mirrored(Tensor map) {
    float[] out = new float[map.length()];
    for (int i = 0; i < out.length; i++) {
      int row = i / map.size(1);
      out[row * map.size(1) + map.size(1) - 1 - i % map.size(1)] = map.at(i);
    }
    return Tensor.wrap(out, map.shape());
  }

  /** Channel by channel: the score when only this is set to {@code value}. */
  static double[] ablated(ExplainRequest<?> request, float value) {
    Tensor a = layer(request);
    int plane = a.size(1) * a.size(2);
    List<Tensor> rows = new ArrayList<>();
    for (int k = 0; k < a.size(0); k++) {
      float[] values = a.toArray();
      java.util.Arrays.fill(values, k * plane, (k + 1) * plane, value);
      rows.add(Tensor.wrap(values, a.shape()));
    }
    return request.scores(request.perturbed(new Perturbation.Replacement(Tensor.stack(rows))));
  }

  /** How a channel becomes a mask. */
  enum Stretching {
    HALF_PIXEL,
    ALIGNED_CORNERS,
    NEAREST
  }

  /** Masks {@code [C, H, W]} from 0 to 1, 0/0 where a channel is constant. */
  static Tensor masks(ExplainRequest<?> request, Stretching stretching) {
    Tensor a = layer(request);
    Tensor x = request.probe().input(request.picture());
    List<Tensor> masks = new ArrayList<>();
    for (int k = 0; k < a.size(0); k++) {
      Tensor large = stretched(a.slice(k), x.size(1), x.size(2), stretching);
      float low = large.min();
      float high = large.max();
      masks.add(map(large, v -> (float) ((v - low) / (high - low))));
    }
    return Tensor.stack(masks);
  }

  private static Tensor stretched(Tensor map, int height, int width, Stretching how) {
    float[] out = new float[height * width];
    for (int i = 0; i < out.length; i++) {
      double y = source(i / width, map.size(0), height, how);
      double x = source(i % width, map.size(1), width, how);
      out[i] = (float) bilinear(map, y, x);
    }
    return Tensor.wrap(out, height, width);
  }

  private static double source(int at, int from, int to, Stretching how) {
    return switch (how) {
      case HALF_PIXEL -> Math.max(0, Math.min(from - 1, (at + 0.5) * from / to - 0.5));
      case ALIGNED_CORNERS -> at * (from - 1.0) / (to - 1);
      case NEAREST -> at * from / to;
    };
  }

  private static double bilinear(Tensor map, double y, double x) {
    int w = map.size(1);
    int y0 = (int) y;
    int x0 = (int) x;
    int y1 = Math.min(y0 + 1, map.size(0) - 1);
    int x1 = Math.min(x0 + 1, w - 1);
    double top = map.at(y0 * w + x0) * (x0 + 1 - x) + map.at(y0 * w + x1) * (x - x0);
    double low = map.at(y1 * w + x0) * (x0 + 1 - x) + map.at(y1 * w + x1) * (x - x0);
    return top * (y0 + 1 - y) + low * (y - y0);
  }

  /** Scores of the picture behind each mask. */
  static double[] masked(ExplainRequest<?> request, Target target, Tensor masks) {
    Tensor logits =
        request
            .probe()
            .perturbed(
                request.picture(),
                org.lucerna.vision.api.network.Network.INPUT,
                new Perturbation.Masks(masks),
                request.probe().network().output())
            .values();
    double[] scores = new double[masks.size(0)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = target.score(logits.slice(i).toArray());
    }
    return scores;
  }

  static Target probability(ExplainRequest<?> request) {
    return new ProbabilityTarget(request.fixedTarget(), ProbabilityTarget.Scale.PROBABILITY);
  }

  static Tensor weighted(Tensor a, double[] weights) {
    float[] narrow = new float[weights.length];
    for (int k = 0; k < narrow.length; k++) {
      narrow[k] = (float) weights[k];
    }
    return a.weightedChannelSum(narrow);
  }

  static double[] softmax(double[] values) {
    double max = java.util.Arrays.stream(values).max().orElse(0);
    double sum = java.util.Arrays.stream(values).map(v -> Math.exp(v - max)).sum();
    return java.util.Arrays.stream(values).map(v -> Math.exp(v - max) / sum).toArray();
  }
}
