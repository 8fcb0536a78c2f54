/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;

/**
 * The points nearest to some points: to the nearest of them, by Euclidean distance.
 *
 * @param points nearest first
 * @param distances of the same points
 * @param inFeatures whether distances are those of features; else those of the plane, which say
 *     less
 */
public record Neighbours(List<Integer> points, List<Double> distances, boolean inFeatures) {

  public Neighbours {
    points = List.copyOf(points);
    distances = List.copyOf(distances);
  }

  /**
   * By the features of the projection's file where there are some that fit, else in the plane. May
   * take long.
   */
  public static Neighbours of(Projection projection, Plane plane, List<Integer> of, int k)
      throws IOException {
    Optional<Path> file = projection.source().features();
    if (file.isPresent()) {
      Tensor features = Npy.read(file.get());
      if (features.size(0) == projection.n()) {
        return nearest(new Points(features.toArray(), features.size(1), true), of, k);
      }
    }
    float[] places = new float[2 * projection.n()];
    for (int i = 0; i < projection.n(); i++) {
      places[2 * i] = plane.x()[i];
      places[2 * i + 1] = plane.y()[i];
    }
    return nearest(new Points(places, 2, false), of, k);
  }

  /** {@code [n, d]} in one array. */
  private record Points(float[] values, int d, boolean inFeatures) {

    double square(int a, int b) {
      double sum = 0;
      for (int k = 0; k < d; k++) {
        double difference = values[a * d + k] - values[b * d + k];
        sum += difference * difference;
      }
      return sum;
    }
  }

  private static Neighbours nearest(Points points, List<Integer> of, int k) {
    int n = points.values().length / points.d();
    double[] squares = new double[n];
    java.util.Arrays.fill(squares, Double.POSITIVE_INFINITY);
    for (int query : of) {
      for (int i = 0; i < n; i++) {
        squares[i] = Math.min(squares[i], points.square(query, i));
      }
    }
    List<Integer> nearest =
        IntStream.range(0, n)
            .boxed()
            .filter(i -> !of.contains(i))
            .sorted(Comparator.comparingDouble(i -> squares[i]))
            .limit(k)
            .toList();
    return new Neighbours(
        nearest, nearest.stream().map(i -> Math.sqrt(squares[i])).toList(), points.inFeatures());
  }
}
