/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.util.List;

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

  /** The number of values of a verified tensor. */
  int elements() {
    return (int) product();
  }

  /** The sizes of a verified tensor. */
  List<Integer> sizes() {
    return shape.stream().map(Math::toIntExact).toList();
  }

  /**
   * @throws BadFileException naming the tensor, unless every value lies inside the storage
   */
  void verify(String name) throws BadFileException {
    String tensor = "tensor '" + name + "' ";
    if (shape.size() > AXES || shape.size() != strides.size()) {
      throw BadFileException.damaged(
          tensor + "has " + shape.size() + " axes and " + strides.size() + " strides");
    }
    if (offset < 0 || anyNegative(shape) || anyNegative(strides)) {
      throw BadFileException.damaged(tensor + "has a negative size, stride or offset");
    }
    if (!isInside()) {
      throw BadFileException.damaged(
          tensor
              + "of shape "
              + shape
              + " reaches outside its storage of "
              + storage.elements()
              + " values");
    }
    if (shape.stream().anyMatch(n -> n > LARGEST) || product() > LARGEST) {
      throw new BadFileException(
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
      // An expanded view (stride 0) could be of any size at no cost in bytes: no more values than
      // the storage has.
      return elements == 0 || elements <= storage.elements() && last < storage.elements();
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private long product() {
    return shape.contains(0L) ? 0 : shape.stream().reduce(1L, Math::multiplyExact);
  }

  private static boolean anyNegative(List<Long> values) {
    return values.stream().anyMatch(v -> v < 0);
  }
}
