/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;

/** Worked by hand: behind averaging four cells and a ReLU the derivative is w / 4 or 0. */
class PixelMethodsTest {

  private final Asked asked = new Asked(Pooled.byHand(), Target.ofClass(0));

  @Test
  void saliencyIsTheLargestMagnitudeOfTheColoursDerivatives() {
    // |1/4| [1 0 1 1], |-2/4| [1 1 0 1], |0.5/4| [1 0 0 1], the largest of each pixel
    Heatmap map = asked.of(new Saliency());
    assertArrayEquals(new float[] {0.5f, 0.5f, 0.25f, 0.5f}, map.values().toArray());
    assertArrayEquals(new int[] {2, 2}, map.values().shape());
    assertEquals(Heatmap.Sign.POSITIVE, map.sign());
  }

  @Test
  void inputTimesGradientAddsTheColours() {
    // (1 - 4 + 2.5) / 4, (0 - 2 + 0) / 4, (3 + 0 + 0) / 4, (4 - 2 + 1) / 4
    Heatmap map = asked.of(new InputXGradient());
    assertArrayEquals(new float[] {-0.125f, -0.5f, 0.75f, 0.75f}, map.values().toArray());
    assertEquals(Heatmap.Sign.SIGNED, map.sign());
  }

  @Test
  void guidedBackpropagationPassesPositiveDerivativesWhereTheReluWasOpen() {
    assertArrayEquals(
        new float[] {0.25f, 0, 0.25f, 0.25f, 0, 0, 0, 0, 0.125f, 0, 0, 0.125f},
        asked.of(new GuidedBackprop()).values().toArray());
  }

  @Test
  void aDeconvnetPassesPositiveDerivativesWhereverTheReluWas() {
    assertArrayEquals(
        new float[] {0.25f, 0.25f, 0.25f, 0.25f, 0, 0, 0, 0, 0.125f, 0.125f, 0.125f, 0.125f},
        asked.of(new Deconvnet()).values().toArray());
  }

  @Test
  void guidedGradCamIsTheProductOfBoth() {
    // Grad-CAM (A0 - 2 A1 + A2 / 2) / 4 is input times gradient here, and its negative part is cut
    Tensor cam = Tensor.of(new float[] {0, 0, 0.75f, 0.75f}, 2, 2);
    Tensor mask = MapScaler.bilinear(cam, 2, 2);
    Tensor guided = asked.of(new GuidedBackprop()).values();
    Tensor product = asked.at(PooledProbe.MAPS).of(new GuidedGradCam()).values();
    for (int i = 0; i < guided.length(); i++) {
      assertEquals(guided.at(i) * mask.at(i % 4), product.at(i), 1e-7);
    }
    assertTrue(product.max() > 0);
  }

  @Test
  void guidedGradCamWithoutEvidenceSaysSo() {
    Asked against = new Asked(Pooled.byHand(), Target.negative(Target.ofClass(0)));
    Heatmap map = against.at(PooledProbe.MAPS).of(new GuidedGradCam());
    assertEquals(
        asked.at(PooledProbe.MAPS).of(new GuidedGradCam()).facts().containsKey("evidence"), false);
    assertFalse(map.facts().containsKey("evidence"));
    Asked hopeless =
        new Asked(
            new PooledProbe(Pooled.noise(2, 1), Tensor.of(new float[] {-1, -1, -1, 0, 0, 0}, 2, 3)),
            Target.ofClass(0));
    assertTrue(
        hopeless.at(PooledProbe.MAPS).of(new GuidedGradCam()).facts().containsKey("evidence"));
  }

  @Test
  void liftCamWeighsMapsByWhatTheyContribute() {
    // w_k mean(A_k) A_k with means 2, 1, 1.75 (class C of the closed forms)
    float[] expected = new float[4];
    Tensor maps = Pooled.byHand().activation(0, PooledProbe.MAPS);
    float[] weights = {1 * 2, -2 * 1, 0.5f * 1.75f};
    for (int i = 0; i < maps.length(); i++) {
      expected[i % 4] += weights[i / 4] * maps.at(i);
    }
    Heatmap map = asked.at(PooledProbe.MAPS).of(new LiftCam());
    assertArrayEquals(expected, map.values().toArray(), 1e-6f);
  }
}
