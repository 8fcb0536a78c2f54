/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.lucerna.core.api.task.Progress;

/**
 * Two pieces of work timed in turns in one process, so that whatever else the machine does hits
 * both alike.
 *
 * @param base milliseconds of the work compared with, sorted
 * @param other milliseconds of the work of interest, sorted
 * @param ratios of each turn, sorted
 */
record Ratio(double[] base, double[] other, double[] ratios) {

  /** Whether the process's processor time is taken: on a busy machine it says more. */
  private static final boolean PROCESSOR_TIME = Boolean.getBoolean("bench.processor-time");

  /** Whether that of the calling thread is taken: finer, and all there is on one torch thread. */
  private static final boolean THREAD_TIME = Boolean.getBoolean("bench.thread-time");

  /** Work that may fail. */
  interface Work {
    void run() throws Exception;
  }

  /** Work that reports its batches. */
  interface Masking {
    void run(Progress progress) throws Exception;
  }

  /** Work of which only a part counts. */
  interface Part {
    /** Does all of it. */
    double millis() throws Exception;
  }

  static Ratio measure(int turns, Work base, Work other) throws Exception {
    return part(turns, base, () -> time(other));
  }

  /** Of the other work only that part which it times itself. */
  static Ratio part(int turns, Work base, Part other) throws Exception {
    double[] a = new double[turns];
    double[] b = new double[turns];
    int warmUp = turns < 10 ? 1 : 3; // few turns are long ones
    for (int i = -warmUp; i < turns; i++) {
      // The order changes from turn to turn, so that neither always finds the other's warm cache.
      boolean baseFirst = i % 2 == 0;
      double first = baseFirst ? time(base) : other.millis();
      double second = baseFirst ? other.millis() : time(base);
      if (i >= 0) {
        a[i] = baseFirst ? first : second;
        b[i] = baseFirst ? second : first;
      }
    }
    return of(a, b);
  }

  /** Of turns that were timed elsewhere. */
  static Ratio of(double[] base, double[] other) {
    double[] a = base.clone();
    double[] b = other.clone();
    double[] r = new double[a.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = b[i] / a[i];
    }
    Arrays.sort(a);
    Arrays.sort(b);
    Arrays.sort(r);
    return new Ratio(a, b, r);
  }

  static double time(Work work) throws Exception {
    long start = now();
    work.run();
    return (now() - start) / 1e6;
  }

  static long now() {
    if (THREAD_TIME) {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
    return PROCESSOR_TIME
        ? ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
        : System.nanoTime();
  }

  /** Milliseconds of the work of interest. */
  double median() {
    return quantile(other, 0.5);
  }

  /** How many times the other work's time the work of interest takes. */
  double ratio() {
    return quantile(ratios, 0.5);
  }

  /** {@code | time | base | ratio | quartiles | n |}. */
  String row(String what) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f ms | %.1f ms | **%.3f** | %s | %d |",
        what,
        quantile(other, 0.5),
        quantile(base, 0.5),
        ratio(),
        quartiles(),
        ratios.length);
  }

  String quartiles() {
    return String.format(
        Locale.ROOT, "%.3f – %.3f", quantile(ratios, 0.25), quantile(ratios, 0.75));
  }

  private static double quantile(double[] sorted, double q) {
    return sorted[(int) Math.round(q * (sorted.length - 1))];
  }

  String line(String what) {
    return String.format(
        Locale.ROOT,
        "%-58s %8.1f ms / %8.1f ms = %5.3f  (quartiles %5.3f to %5.3f, n = %d)",
        what,
        quantile(other, 0.5),
        quantile(base, 0.5),
        quantile(ratios, 0.5),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75),
        ratios.length);
  }
}
