/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Arrays;
import java.util.List;
import org.lucerna.core.api.task.Progress;

/**
 * Squared Euclidean distances from every picture to all others, a few rows at a time: never the
 * whole matrix.
 */
final class Pairwise {

  /** Sees a row of distances. Called from several threads, once for each picture. */
  @FunctionalInterface
  interface Row {

    /**
     * @param squared squared distances to all pictures, itself included; reused afterwards
     */
    void accept(int picture, double[] squared);
  }

  private static final int QUERIES = 32;
  private static final int BLOCK = 512;

  private final Features features;
  private final Chunks chunks;

  Pairwise(Features features, Chunks chunks) {
    this.features = features;
    this.chunks = chunks;
  }

  void visit(List<? extends Row> visitors, Progress progress) {
    chunks.forEach(
        features.n(),
        QUERIES,
        progress,
        (chunk, from, to) -> {
          double[][] rows = rows(from, to);
          for (int i = from; i < to; i++) {
            for (Row visitor : visitors) {
              visitor.accept(i, rows[i - from]);
            }
          }
        });
  }

  /** Pictures are turned into columns block by block: the inner loop then runs over pictures. */
  private double[][] rows(int from, int to) {
    double[][] rows = new double[to - from][features.n()];
    float[] columns = new float[BLOCK * features.d()];
    double[] sums = new double[BLOCK];
    for (int start = 0; start < features.n(); start += BLOCK) {
      int width = Math.min(BLOCK, features.n() - start);
      transpose(start, width, columns);
      for (int i = from; i < to; i++) {
        Arrays.fill(sums, 0);
        for (int c = 0; c < features.d(); c++) {
          add(sums, columns, c * BLOCK, features.at(i, c));
        }
        System.arraycopy(sums, 0, rows[i - from], start, width);
      }
    }
    return rows;
  }

  private void transpose(int start, int width, float[] columns) {
    for (int j = 0; j < width; j++) {
      for (int c = 0; c < features.d(); c++) {
        columns[c * BLOCK + j] = features.at(start + j, c);
      }
    }
  }

  private static void add(double[] sums, float[] columns, int offset, float value) {
    for (int j = 0; j < BLOCK; j++) {
      double difference = columns[offset + j] - value;
      sums[j] += difference * difference;
    }
  }
}
