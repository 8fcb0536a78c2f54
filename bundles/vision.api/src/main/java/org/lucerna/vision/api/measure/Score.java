/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.util.Optional;

/**
 * A measured number.
 *
 * @param name lower case with hyphens
 * @param unit such as {@code "share"} or {@code "nats"}
 * @param n number of samples it is from
 * @param interval 95 % confidence interval, where one is defined
 */
public record Score(
    String name,
    double value,
    String unit,
    int n,
    Optional<Interval> interval,
    boolean higherIsBetter) {

  /** From {@code low} to {@code high}, made by {@code method}. */
  public record Interval(double low, double high, String method) {}
}
