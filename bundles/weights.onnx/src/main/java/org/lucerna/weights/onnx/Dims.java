/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Arithmetic with sizes and axes, for layers and constants alike. */
final class Dims {

  private static final long LARGEST = Integer.MAX_VALUE;

  private Dims() {}

  /** The number of values, saturated beyond the largest int. */
  static long product(List<Integer> dims) {
    long product = 1;
    for (int size : dims) {
      product = Math.min(product * size, LARGEST + 1);
    }
    return product;
  }

  /** ONNX's Reshape: 0 keeps a size, -1 follows from the others. */
  static List<Integer> reshaped(Call call, List<Integer> dims, double[] target) throws IOException {
    List<Integer> result = new ArrayList<>();
    int open = -1;
    for (int i = 0; i < target.length; i++) {
      double size = target[i];
      if (size == 0 && i < dims.size() && call.node().integer("allowzero", 0) == 0) {
        size = dims.get(i);
      }
      if (size == -1 && open < 0) {
        open = i;
        size = 1;
      }
      if (size < 1 || size > LARGEST) {
        throw call.damaged("it reshapes to an impossible size " + size);
      }
      result.add((int) size);
    }
    long known = product(result);
    long all = product(dims);
    if (open >= 0 && known <= all && all % known == 0) {
      result.set(open, (int) (all / known));
    }
    if (product(result) != all) {
      throw call.damaged("it reshapes %s to %s".formatted(dims, result));
    }
    return result;
  }

  static List<Integer> flattened(List<Integer> dims, int axis) {
    int at = Math.max(0, Math.min(dims.size(), axis < 0 ? axis + dims.size() : axis));
    return List.of(
        (int) product(dims.subList(0, at)), (int) product(dims.subList(at, dims.size())));
  }

  /** Negative axes count from behind. */
  static List<Integer> axes(Call call, List<Integer> axes, int rank) throws IOException {
    List<Integer> positive = axes.stream().map(a -> a < 0 ? a + rank : a).toList();
    if (positive.stream().anyMatch(a -> a < 0 || a >= rank)
        || new HashSet<>(positive).size() != positive.size()) {
      throw call.damaged("its axes are " + axes + " of " + rank);
    }
    return positive;
  }

  static List<Integer> squeezed(Call call, List<Integer> dims, List<Integer> axes)
      throws IOException {
    if (axes.stream().anyMatch(a -> dims.get(a) != 1)) {
      throw call.damaged("it drops axes " + axes + " of " + dims);
    }
    return IntStream.range(0, dims.size())
        .filter(a -> !axes.contains(a))
        .mapToObj(dims::get)
        .collect(Collectors.toList());
  }

  static List<Integer> unsqueezed(Call call, List<Integer> dims, List<Integer> axes)
      throws IOException {
    int rank = dims.size() + axes.size();
    List<Integer> result = new ArrayList<>(dims);
    axes(call, axes, rank).stream().sorted().forEach(a -> result.add(a, 1));
    return result;
  }

  /** The {@code perm} of a Transpose. */
  static List<Integer> order(Call call, int rank) throws IOException {
    List<Integer> reversed = IntStream.range(0, rank).mapToObj(a -> rank - 1 - a).toList();
    List<Integer> order =
        call.node()
            .attribute("perm")
            .map(a -> a.integers().stream().map(Long::intValue).toList())
            .orElse(reversed);
    if (!order.stream().sorted().toList().equals(IntStream.range(0, rank).boxed().toList())) {
      throw call.damaged("its order is " + order);
    }
    return order;
  }
}
