/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.vision.api.weights.BadWeightsException;

/**
 * A tensor as a view of a storage, all numbers in elements. Whatever the file says, until verified.
 *
 * @param offset where its first value lies in the storage
 * @param strides by axis, how far the next value lies
 */
record TensorRef(StorageRef storage, long offset, List<Long> shape, List<Long> strides) {

  /** More axes than any layer has. */
  static final int AXES = 16;

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  /** The sizes of a verified tensor. */
  List<Integer> sizes() {
    return shape.stream().map(Math::toIntExact).toList();
  }

  /**
   * @throws BadWeightsException naming the tensor, unless every value lies inside the storage
   */
  void verify(String name) throws BadWeightsException {
    String tensor = "tensor '" + name + "' ";
    if (shape.size() > AXES || shape.size() != strides.size()) {
      throw BadWeightsException.damaged(
          tensor + "has " + shape.size() + " axes and " + strides.size() + " strides");
    }
    if (offset < 0 || anyNegative(shape) || anyNegative(strides)) {
      throw BadWeightsException.damaged(tensor + "has a negative size, stride or offset");
    }
    if (!isInside()) {
      throw BadWeightsException.damaged(
          tensor
              + "of shape "
              + shape
              + " reaches outside its storage of "
              + storage.elements()
              + " values");
    }
    if (overlapsItself()) {
      throw BadWeightsException.damaged(tensor + "takes the same values of its storage twice");
    }
    if (shape.stream().anyMatch(n -> n > LARGEST) || product() > LARGEST) {
      throw new BadWeightsException(
          "holds tensor '" + name + "' of shape " + shape + ", which is too large for a network");
    }
  }

  private boolean isInside() {
    try {
      long elements = product();
      long last = offset;
      for (int i = 0; i < shape.size() && elements > 0; i++) {
        last = Math.addExact(last, Math.multiplyExact(shape.get(i) - 1, strides.get(i)));
      }
      // More values than the storage has would be of any size at no cost in bytes.
      return elements == 0 || elements <= storage.elements() && last < storage.elements();
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /**
   * No layer's tensor does; reading one that does, in whatever order, would go back and forth over
   * its storage as often as the file says.
   */
  private boolean overlapsItself() {
    int[] axes =
        IntStream.range(0, shape.contains(0L) ? 0 : shape.size())
            .filter(i -> shape.get(i) > 1)
            .boxed()
            .sorted(Comparator.comparing(strides::get))
            .mapToInt(Integer::intValue)
            .toArray();
    long reach = 0;
    for (int axis : axes) {
      if (strides.get(axis) <= reach) {
        return true;
      }
      reach += (shape.get(axis) - 1) * strides.get(axis);
    }
    return false;
  }

  private long product() {
    return shape.contains(0L) ? 0 : shape.stream().reduce(1L, Math::multiplyExact);
  }

  private static boolean anyNegative(List<Long> values) {
    return values.stream().anyMatch(v -> v < 0);
  }
}
