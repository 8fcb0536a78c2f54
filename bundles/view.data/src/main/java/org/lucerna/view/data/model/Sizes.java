/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sizes of pictures, known as far as pictures were decoded. Event thread only. */
public final class Sizes {

  private static final int MOST_BINS = 12;
  private static final int[] NICE = {1, 2, 4, 5, 8, 10};

  private final Map<Integer, Dimension> known = new TreeMap<>();

  /** Pictures whose shorter side lies from {@code low} to below {@code high} pixels. */
  public record Bin(int low, int high, List<Integer> samples) {

    public Bin {
      samples = List.copyOf(samples);
    }
  }

  public void put(int sample, Dimension size) {
    known.put(sample, new Dimension(size));
  }

  public Optional<Dimension> of(int sample) {
    return Optional.ofNullable(known.get(sample)).map(Dimension::new);
  }

  public int known() {
    return known.size();
  }

  private static int shorter(Dimension size) {
    return Math.min(size.width, size.height);
  }

  /** Equal bins of a round width that hold all known pictures; empty where none is known. */
  public List<Bin> bins() {
    int least = known.values().stream().mapToInt(Sizes::shorter).min().orElse(0);
    int most = known.values().stream().mapToInt(Sizes::shorter).max().orElse(0);
    List<Bin> bins = new ArrayList<>();
    if (known.isEmpty()) {
      return bins;
    }
    int step = step(least, most);
    for (int low = least / step * step; low <= most; low += step) {
      bins.add(bin(low, low + step));
    }
    return bins;
  }

  private Bin bin(int low, int high) {
    List<Integer> inside = new ArrayList<>();
    known.forEach(
        (sample, size) -> {
          if (shorter(size) >= low && shorter(size) < high) {
            inside.add(sample);
          }
        });
    return new Bin(low, high, inside);
  }

  private static int step(int least, int most) {
    for (int power = 1; ; power *= 10) {
      for (int nice : NICE) {
        int step = power * nice;
        if (most / step - least / step < MOST_BINS) {
          return step;
        }
      }
    }
  }
}
