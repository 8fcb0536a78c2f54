/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5) for a smooth convex
 * function, with backtracking (algorithm 3.1).
 */
final class Lbfgs {

  /** Answers the value at {@code x} and writes the gradient. */
  @FunctionalInterface
  interface Function {
    double at(double[] x, double[] gradient);
  }

  private static final int MEMORY = 10;
  private static final double SUFFICIENT = 1e-4;
  private static final int HALVINGS = 40;

  private final Function function;
  private final Deque<Pair> pairs = new ArrayDeque<>();

  private record Pair(double[] step, double[] change, double rho) {}

  private Lbfgs(Function function) {
    this.function = function;
  }

  /**
   * Goes downhill from {@code x}, which it changes, until no entry of the gradient is larger than
   * {@code tolerance}.
   */
  static void minimise(Function function, double[] x, double tolerance, int iterations) {
    new Lbfgs(function).run(x, tolerance, iterations);
  }

  private void run(double[] x, double tolerance, int iterations) {
    double[] gradient = new double[x.length];
    double[] next = new double[x.length];
    double[] nextGradient = new double[x.length];
    double value = function.at(x, gradient);
    for (int i = 0; i < iterations && largest(gradient) > tolerance; i++) {
      double[] direction = direction(gradient);
      double slope = dot(direction, gradient);
      double length = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
      double found = Double.POSITIVE_INFINITY;
      for (int h = 0; h < HALVINGS && !(found <= value + SUFFICIENT * length * slope); h++) {
        length = h == 0 ? length : length / 2;
        for (int k = 0; k < x.length; k++) {
          next[k] = x[k] + length * direction[k];
        }
        found = function.at(next, nextGradient);
      }
      if (!(found <= value)) {
        return; // rounding hides any further descent
      }
      remember(x, next, gradient, nextGradient);
      value = found;
      System.arraycopy(next, 0, x, 0, x.length);
      System.arraycopy(nextGradient, 0, gradient, 0, x.length);
    }
  }

  private void remember(double[] x, double[] next, double[] gradient, double[] nextGradient) {
    double[] step = new double[x.length];
    double[] change = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      step[k] = next[k] - x[k];
      change[k] = nextGradient[k] - gradient[k];
    }
    double curvature = dot(step, change);
    if (curvature > 0) {
      pairs.addLast(new Pair(step, change, 1 / curvature));
      if (pairs.size() > MEMORY) {
        pairs.removeFirst();
      }
    }
  }

  private double[] direction(double[] gradient) {
    double[] q = gradient.clone();
    double[] alphas = new double[pairs.size()];
    int at = alphas.length;
    for (Iterator<Pair> i = pairs.descendingIterator(); i.hasNext(); ) {
      Pair pair = i.next();
      alphas[--at] = pair.rho() * dot(pair.step(), q);
      add(q, -alphas[at], pair.change());
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      double scale = 1 / (last.rho() * dot(last.change(), last.change()));
      for (int k = 0; k < q.length; k++) {
        q[k] *= scale;
      }
    }
    for (Pair pair : pairs) {
      add(q, alphas[at++] - pair.rho() * dot(pair.change(), q), pair.step());
    }
    for (int k = 0; k < q.length; k++) {
      q[k] = -q[k];
    }
    return q;
  }

  private static void add(double[] to, double factor, double[] values) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * values[k];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
