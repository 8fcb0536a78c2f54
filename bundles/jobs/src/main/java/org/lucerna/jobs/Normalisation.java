/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * Another mean and deviation than a network's own.
 *
 * @param mean of red, green and blue in 0..1; empty keeps the own
 * @param std alike
 */
record Normalisation(List<Double> mean, List<Double> std) {

  /**
   * @throws ParamException naming the key that does not hold three numbers
   */
  Preprocessing on(Preprocessing own) {
    return new Preprocessing(
        own.resize(), own.crop(), three("mean", mean, own.mean()), three("std", std, own.std()));
  }

  private static List<Float> three(String key, List<Double> values, List<Float> own) {
    if (values.isEmpty()) {
      return own;
    }
    if (values.size() != 3 || key.equals("std") && values.stream().anyMatch(v -> v <= 0)) {
      throw new ParamException(
          key, key + " takes three numbers, for red, green and blue, but is " + values);
    }
    return values.stream().map(Double::floatValue).toList();
  }
}
