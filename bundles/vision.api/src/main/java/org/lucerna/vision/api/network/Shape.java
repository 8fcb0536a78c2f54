/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Sizes of one picture's values at a layer, without the batch axis: {@code [C, H, W]} or {@code
 * [F]}.
 */
public record Shape(List<Integer> sizes) {

  public Shape {
    sizes = List.copyOf(sizes);
  }

  public static Shape of(Integer... sizes) {
    return new Shape(List.of(sizes));
  }

  /** True for {@code [C, H, W]}. */
  public boolean isSpatial() {
    return sizes.size() == 3;
  }

  public int channels() {
    return sizes.get(0);
  }

  public int height() {
    return sizes.get(1);
  }

  public int width() {
    return sizes.get(2);
  }

  /** The number of values. */
  public int elements() {
    return sizes.stream().reduce(1, Math::multiplyExact);
  }

  /** As people read it: {@code 512×7×7}. */
  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }
}
