/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassDistancesTest {

  private static float[] v(double... values) {
    float[] vector = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      vector[i] = (float) values[i];
    }
    return vector;
  }

  /**
   * By hand: the pictures of a are 3-4-5 triangles on either side of the x axis, so the centroid is
   * the axis and the spread 1 - 4/5; those of b lie likewise about the y axis. The axes are a right
   * angle apart, distance 1, and 1 / 0.2 = 5.
   */
  @Test
  void theSeparationIsTheCentroidsDistanceOverTheMeanSpread() {
    ClassDistances distances =
        ClassDistances.of(
            List.of("a", "b"), List.of(List.of(v(4, 3), v(8, -6)), List.of(v(3, 4), v(-0.3, 0.4))));
    assertEquals(0.2, distances.spread().get(0), 1e-6);
    assertEquals(0.2, distances.spread().get(1), 1e-6);
    assertEquals(1, distances.cosine().get(0).get(1), 1e-6);
    assertEquals(5, distances.separation(0, 1), 1e-5);
    assertEquals(0, distances.separation(1, 1));
  }

  @Test
  void theLengthOfAVectorDoesNotCount() {
    ClassDistances one = ClassDistances.of(List.of("a", "b"), clouds(3, 1));
    ClassDistances longer = ClassDistances.of(List.of("a", "b"), clouds(3, 100));
    assertEquals(one.separation(0, 1), longer.separation(0, 1), 1e-4);
  }

  /** Two halves of one class are the most alike, whatever else there is. */
  @Test
  void halvesOfOneClassAreTheMostAlike() {
    List<List<float[]>> features = clouds(5, 1);
    List<float[]> whole = features.get(2);
    features.set(2, whole.subList(0, 20));
    features.add(whole.subList(20, 40));
    ClassDistances distances = ClassDistances.of(List.of("a", "b", "c1", "d", "e", "c2"), features);
    assertEquals(new ClassDistances.Pair(2, 5), distances.pairs().get(0));
    assertTrue(distances.separation(2, 5) < 0.2, () -> "" + distances.separation(2, 5));
    List<Integer> distinct = distances.mostDistinct(5);
    assertEquals(5, distinct.size());
    assertTrue(!(distinct.contains(2) && distinct.contains(5)), distinct::toString);
  }

  @Test
  void classesOfOneAndTheSamePictureHaveAFiniteDistance() {
    ClassDistances distances =
        ClassDistances.of(
            List.of("a", "b"), List.of(List.of(v(1, 0), v(1, 0)), List.of(v(0, 1), v(0, 1))));
    assertTrue(Double.isFinite(distances.separation(0, 1)));
  }

  /** 40 pictures each about a direction of its own. */
  private static List<List<float[]>> clouds(int classes, double scale) {
    Random random = new Random(7);
    List<List<float[]>> all = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      List<float[]> pictures = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        double[] vector = new double[16];
        for (int k = 0; k < 16; k++) {
          vector[k] = scale * ((k == c ? 3 : 1) + 0.5 * random.nextGaussian());
        }
        pictures.add(v(vector));
      }
      all.add(pictures);
    }
    return all;
  }
}
