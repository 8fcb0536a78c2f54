/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Decorator;

class EigenSmoothingTest {

  private static Heatmap eigen(
      Decorator.Method method, Decorator.Question question, EigenParams.Parts of, boolean centre) {
    return new EigenSmoothing()
        .explain(method, question, new EigenParams(of, centre, 4, 0.1, 3), Progress.none());
  }

  private static Heatmap eigen(Decorator.Method method, Decorator.Question question) {
    return eigen(method, question, EigenParams.Parts.AUTO, false);
  }

  /** Weighted maps of Grad-CAM in closed form: {@code w_k / plane A_k}, cells by channels. */
  private static RealMatrix weighted(Decorator.Question question, boolean centre) {
    Tensor maps = question.probe().activation(0, PooledProbe.MAPS);
    int plane = maps.size(1) * maps.size(2);
    RealMatrix matrix = MatrixUtils.createRealMatrix(plane, 3);
    for (int k = 0; k < 3; k++) {
      double mean = centre ? maps.slice(k).sum() / plane : 0;
      for (int i = 0; i < plane; i++) {
        double value = maps.at(k * plane + i) - mean;
        matrix.setEntry(i, k, Methods.WEIGHT.at(k) / plane * value);
      }
    }
    return matrix;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofGradCamItIsTheProjectionOfWeightedMapsOnTheirFirstSingularVector(boolean centre) {
    Decorator.Question question = Methods.question();
    RealMatrix matrix = weighted(question, centre);
    double[] expected = matrix.operate(new SingularValueDecomposition(matrix).getV().getColumn(0));
    Heatmap map = eigen(Methods.GRAD_CAM, question, EigenParams.Parts.AUTO, centre);
    double sign = Math.signum(expected[0] * map.values().at(0));
    for (int i = 0; i < expected.length; i++) {
      assertEquals(sign * expected[i], map.values().at(i), 1e-6);
    }
    assertTrue(map.facts().get("eigen").contains("3 channels"), map.facts().toString());
  }

  @Test
  void itsSignAgreesWithTheMap() {
    for (int index = 0; index < 2; index++) {
      Decorator.Question question = Methods.question().about(Target.ofClass(index));
      Tensor plain = Methods.plain(Methods.GRAD_CAM, question).values();
      Tensor smooth = eigen(Methods.GRAD_CAM, question).values();
      double dot = 0;
      for (int i = 0; i < plain.length(); i++) {
        dot += plain.at(i) * smooth.at(i);
      }
      assertTrue(dot > 0, "class " + index);
    }
  }

  @Test
  void oneChannelIsItsOwnComponent() {
    Tensor weight = Tensor.of(new float[] {0, 3, 0}, 1, 3);
    PooledProbe probe = new PooledProbe(Tensor.stack(List.of(Methods.noise(5, 8))), weight);
    Decorator.Question question = Methods.question(probe, Target.ofClass(0));
    assertArrayEquals(
        Methods.plain(Methods.GRAD_CAM, question).values().toArray(),
        eigen(Methods.GRAD_CAM, question).values().toArray(),
        1e-6f);
  }

  @Test
  void aMethodThatIsNoSumOverChannelsIsSmoothedOverCopies() {
    Heatmap map = eigen(Methods.SALIENCY, Methods.question());
    assertTrue(map.facts().get("eigen").contains("4 noisy copies"), map.facts().toString());
  }

  @Test
  void copiesThatAgreeGiveTheMapItself() {
    Decorator.Question question = Methods.question();
    Heatmap map = Methods.plain(Methods.SALIENCY, question);
    assertArrayEquals(
        map.values().toArray(),
        eigen(Methods.constant(map), question, EigenParams.Parts.COPIES, false).values().toArray(),
        1e-6f);
  }

  @Test
  void channelsOfWhatIsNoSumOverThemAreRefused() {
    LucernaException refusal =
        assertThrows(
            LucernaException.class,
            () -> eigen(Methods.SALIENCY, Methods.question(), EigenParams.Parts.CHANNELS, false));
    assertTrue(refusal.getMessage().contains("no sum"), refusal.getMessage());
  }

  @Test
  void moreMapsThanCellsGiveTheSameComponentAsHipparchus() {
    Tensor many = Methods.noise(6, 11); // 3×6×6 as 27 maps of 2×2
    List<Tensor> parts = new ArrayList<>();
    RealMatrix matrix = MatrixUtils.createRealMatrix(4, 27);
    for (int k = 0; k < 27; k++) {
      Tensor part = many.reshape(27, 2, 2).slice(k);
      parts.add(part);
      for (int i = 0; i < 4; i++) {
        matrix.setEntry(i, k, part.at(i));
      }
    }
    SingularValueDecomposition svd = new SingularValueDecomposition(matrix);
    PrincipalComponent.Found found = PrincipalComponent.of(parts, false);
    double dot = PrincipalComponent.dot(svd.getU().getColumn(0), found.vector());
    assertEquals(1, Math.abs(dot), 1e-9);
    assertEquals(svd.getSingularValues()[0], found.value(), 1e-9);
  }

  @Test
  void aMapOfZerosStaysZero() {
    Tensor zero = Tensor.of(new float[36], 6, 6);
    Heatmap map = eigen(Methods.constant(Heatmap.positive(zero)), Methods.question());
    assertEquals(zero, map.values());
    assertTrue(map.facts().containsKey("evidence"));
  }
}
