/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.LargestUnitTarget;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.ProbabilityTarget.Scale;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.SimilarityTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.TargetSum;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * What every backend with {@link Capability#CURVATURE} must answer: a small smooth network worked
 * out in double precision, and differences of gradients elsewhere.
 */
public abstract class CurvatureContract extends ComputeFixture {

  @BeforeEach
  void requireCapability() {
    assumeTrue(backend().capabilities().contains(Capability.CURVATURE));
  }

  private static final LayerId PLANES = new LayerId("planes");
  private static final LayerId SIGMOID = new LayerId("sigmoid");

  private static final double[][] FIRST = {{.5, -1, .25}, {1.5, .75, -.5}};
  private static final double[][] SECOND = {{1, -2}, {.5, 3}, {-1.5, 1}};

  /** {@code y = B sigmoid(A mean(x))}. */
  private static Network smooth() {
    return graph(2)
        .add("planes", new Op.LeakyRelu(1))
        .features()
        .extractor()
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("a", new Op.Linear(2, false))
        .add("sigmoid", new Op.Sigmoid())
        .add("b", new Op.Linear(3, false))
        .build("smooth");
  }

  private Model smoothModel() throws IOException {
    return load(smooth(), weights("a.weight", matrix(FIRST), "b.weight", matrix(SECOND)));
  }

  private static Tensor matrix(double[][] rows) {
    float[] all = new float[rows.length * rows[0].length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return Tensor.wrap(all, rows.length, rows[0].length);
  }

  private static List<Target> smoothTargets() {
    Target log = new ProbabilityTarget(Target.ofClass(1), Scale.LOG);
    return List.of(
        Target.ofClass(0),
        Target.difference(Target.ofClass(2), Target.ofClass(1)),
        log,
        new ProbabilityTarget(Target.ofClass(1), Scale.PROBABILITY),
        new ProbabilityTarget(Target.ofClass(2), Scale.LOG_ODDS),
        new TargetSum(
            List.of(new TargetSum.Term(1, Target.ofClass(1)), new TargetSum.Term(1, log))),
        new SimilarityTarget(SIGMOID, Tensor.of(new float[] {1, -.5f}, 2)),
        RegionTarget.unit(SIGMOID, 1),
        new LargestUnitTarget(SIGMOID));
  }

  @Test
  public void aSmoothNetworkHasTheSecondDerivativesOfDoublePrecision() throws IOException {
    Tensor x = noise(61, 2, 3, 2, 2);
    Tensor direction = noise(62, 3, 2, 2);
    try (Model model = smoothModel();
        Probe probe = model.probe(new ProbePlan(x, Set.of(), List.of(List.of(), List.of())))) {
      for (Target target : smoothTargets()) {
        Tensor actual = probe.curvature(1, PLANES, target, direction);
        assertArrayEquals(direction.shape(), actual.shape());
        double[] expected = worked(x.slice(1), direction, target);
        for (int i = 0; i < expected.length; i++) {
          assertEquals(expected[i], actual.at(i), 2e-6, target + ", value " + i);
        }
      }
    }
  }

  /** Differences of double-precision gradients, made of forward differences of nothing smaller. */
  private static double[] worked(Tensor x, Tensor direction, Target target) {
    double step = 1e-4;
    double[] out = new double[x.length()];
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int a = -1; a <= 1; a += 2) {
        for (int b = -1; b <= 1; b += 2) {
          double[] moved = new double[x.length()];
          for (int j = 0; j < moved.length; j++) {
            moved[j] = x.at(j) + b * step * direction.at(j) + (i == j ? a * step : 0);
          }
          sum += a * b * score(moved, target);
        }
      }
      out[i] = sum / (4 * step * step);
    }
    return out;
  }

  private static double score(double[] x, Target target) {
    double[] means = new double[3];
    for (int i = 0; i < x.length; i++) {
      means[i / 4] += x[i] / 4;
    }
    double[] hidden = product(FIRST, means);
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = 1 / (1 + Math.exp(-hidden[i]));
    }
    return score(target, target.layer().isPresent() ? hidden : product(SECOND, hidden));
  }

  /** The targets' definitions in double precision. */
  private static double score(Target target, double[] y) {
    if (target instanceof TargetSum sum) {
      return sum.terms().stream().mapToDouble(t -> t.factor() * score(t.target(), y)).sum();
    } else if (target instanceof ProbabilityTarget p) {
      int k = ((Target.ClassLogit) p.of()).index();
      double all = 0;
      for (double value : y) {
        all += Math.exp(value);
      }
      double share = Math.exp(y[k]) / all;
      return switch (p.scale()) {
        case PROBABILITY -> share;
        case LOG -> Math.log(share);
        case LOG_ODDS -> Math.log(share / (1 - share));
      };
    } else if (target instanceof SimilarityTarget s) {
      double dot = y[0] * s.reference().at(0) + y[1] * s.reference().at(1);
      return dot / Math.hypot(y[0], y[1]) / Math.hypot(s.reference().at(0), s.reference().at(1));
    } else if (target instanceof RegionTarget r) {
      return y[r.cells().get(0)];
    } else if (target instanceof LargestUnitTarget) {
      return Math.max(y[0], y[1]);
    }
    return y[((Target.ClassLogit) target).index()];
  }

  private static double[] product(double[][] matrix, double[] vector) {
    double[] out = new double[matrix.length];
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        out[i] += matrix[i][j] * vector[j];
      }
    }
    return out;
  }

  @Test
  public void behindALayerOfKinksOnlyTheTargetItselfIsCurved() throws IOException {
    Tensor direction = noise(63, 4, 6, 6);
    ProbePlan plan = new ProbePlan(noise(64, 1, 3, 6, 6), Set.of(), List.of(List.of()));
    try (Model model = branched();
        Probe probe = model.probe(plan)) {
      Tensor none = probe.curvature(0, id("left"), Target.ofClass(1), direction);
      assertEquals(0, Math.max(none.max(), -none.min()), 1e-7);
      Target log = new ProbabilityTarget(Target.ofClass(1), Scale.LOG);
      Tensor some = probe.curvature(0, id("left"), log, direction);
      assertNear(composed(probe, log, direction), some, 1e-5);
      Tensor beside = probe.curvature(0, id("left"), RegionTarget.unit(id("right"), 0), direction);
      assertEquals(0, Math.max(beside.max(), -beside.min()));
      assertEquals(
          some, probe.curvature(0, id("left"), log, direction), "asking again changes nothing");
    }
  }

  /** {@code J^T F'' J v}: J from gradients of the logits, F'' from differences of cotangents. */
  private static Tensor composed(Probe probe, Target target, Tensor direction) {
    float step = 1e-2f;
    float[] logits = probe.logits(0);
    float[] up = logits.clone();
    float[] down = logits.clone();
    for (int k = 0; k < logits.length; k++) {
      Tensor g = probe.gradient(0, id("left"), Target.ofClass(k));
      double moved = 0;
      for (int i = 0; i < g.length(); i++) {
        moved += (double) g.at(i) * direction.at(i);
      }
      up[k] += (float) (step * moved);
      down[k] -= (float) (step * moved);
    }
    float[] out = new float[direction.length()];
    for (int k = 0; k < logits.length; k++) {
      float turned = (target.cotangent(up)[k] - target.cotangent(down)[k]) / (2 * step);
      Tensor g = probe.gradient(0, id("left"), Target.ofClass(k));
      for (int i = 0; i < out.length; i++) {
        out[i] += turned * g.at(i);
      }
    }
    return Tensor.wrap(out, direction.shape());
  }

  @Test
  public void convolutionsPoolingAndNormalisationMayLieBetween() throws IOException {
    Network network =
        graph(6)
            .add("layer", new Op.Conv(4, Window.square(3, 1, 1), 1, true))
            .features()
            .extractor()
            .add("norm", new Op.BatchNorm(1e-5, 0.1))
            .add("silu", new Op.Silu())
            .add("conv", new Op.Conv(5, Window.square(3, 2, 1), 1, true))
            .add("mean", new Op.AvgPool(Window.square(2, 1, 0), false, true))
            .add("gelu", new Op.Gelu())
            .add("pool", new Op.AdaptiveAvgPool(1, 1))
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(3, true))
            .build("curved");
    Tensor x = noise(65, 1, 3, 6, 6);
    Tensor direction = noise(66, 4, 6, 6);
    try (Model model = load(network, ProceduralWeights.of(network));
        Probe probe = model.probe(new ProbePlan(x, Set.of(), List.of(List.of())))) {
      Target target = new ProbabilityTarget(Target.ofClass(2), Scale.LOG_ODDS);
      Tensor actual = probe.curvature(0, id("layer"), target, direction);
      double slope = 0;
      for (int i = 0; i < actual.length(); i++) {
        slope += actual.at(i) * (double) direction.at(i);
      }
      assertEquals(second(probe, target, direction), slope, 0.02 * Math.abs(slope));
    }
  }

  /** The second difference of the score along the direction. */
  private static double second(Probe probe, Target target, Tensor direction) {
    float step = 0.05f;
    Tensor values = probe.activation(0, id("layer"));
    List<Tensor> moved = new ArrayList<>();
    for (int sign = -1; sign <= 1; sign++) {
      float[] copy = values.toArray();
      for (int i = 0; i < copy.length; i++) {
        copy[i] += sign * step * direction.at(i);
      }
      moved.add(Tensor.wrap(copy, values.shape()));
    }
    Tensor rows = probe.scores(id("layer"), Tensor.stack(moved));
    double[] f = new double[3];
    for (int i = 0; i < 3; i++) {
      f[i] = target.score(rows.slice(i).toArray());
    }
    return (f[0] - 2 * f[1] + f[2]) / (step * step);
  }

  @Test
  public void aDirectionOfAnotherShapeIsRefused() throws IOException {
    ProbePlan plan = new ProbePlan(noise(67, 1, 3, 6, 6), Set.of(), List.of(List.of()));
    try (Model model = branched();
        Probe probe = model.probe(plan)) {
      Tensor wrong = noise(68, 4, 3, 3);
      assertThrows(
          IllegalArgumentException.class,
          () -> probe.curvature(0, id("left"), Target.predicted(), wrong));
    }
  }
}
