/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;

/**
 * How LIME asks about pieces of the picture.
 *
 * @param segments about how many pieces
 * @param samples rows with pieces hidden
 * @param fit the linear model
 * @param hidden what stands for a hidden piece
 * @param score what is taken of the answer
 * @param tolerance see {@link Rounds}
 * @param batch rows run at once
 */
public record LimeParams(
    @Param(value = "50", min = 2, max = 200, help = "About how many pieces the picture is cut into")
        int segments,
    @Param(value = "1000", min = 64, max = 10000000, help = "Pictures with pieces hidden")
        int samples,
    Fit fit,
    @Param(
            value = "piece-mean",
            help = "What stands for a hidden piece: piece-mean, zero, black, mean, blur")
        Hidden hidden,
    @Param(
            value = "probability",
            help = "What is fitted: target, probability or log-odds of the class")
        Score score,
    @Param(
            value = "0",
            min = 0,
            max = 1,
            help =
                "Stop once the order of the pieces correlates by 1 - tolerance with that of half the samples; 0 runs all")
        double tolerance,
    @Param(value = "32", min = 1, max = 1024, provenance = false, help = "Pictures at once")
        int batch) {

  /**
   * The linear model.
   *
   * @param kernelWidth how fast rows that hide much lose weight
   * @param ridge penalty on the squared coefficients
   */
  public record Fit(
      @Param(
              value = "0.25",
              min = 1e-3,
              max = 1e6,
              help = "Width of the exponential kernel, in cosine distance")
          double kernelWidth,
      @Param(value = "1", min = 0, max = 1e9, help = "Penalty on the squared coefficients")
          double ridge) {}
}
