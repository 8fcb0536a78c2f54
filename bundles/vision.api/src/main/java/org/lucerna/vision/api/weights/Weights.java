/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Named tensors, read one at a time, so that a large file never has to fit into the heap at once.
 */
@ConsumerType
public interface Weights extends AutoCloseable {

  /** Names in the file's order, as {@link TensorNames#plain} makes them. */
  Set<String> names();

  /**
   * @throws IllegalArgumentException if there is no such tensor
   */
  List<Integer> shape(String name);

  /**
   * The tensor as 32-bit floats.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  Tensor read(String name) throws IOException;

  /** Takes values in order. */
  @ConsumerType
  interface Sink {
    /**
     * @param piece the next values, valid during this call only
     */
    void accept(FloatBuffer piece) throws IOException;
  }

  /**
   * Hands out the tensor's values in row-major order, in one or more pieces: a large tensor need
   * not lie in the heap as a whole.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  default void stream(String name, Sink sink) throws IOException {
    sink.accept(read(name).data());
  }

  /**
   * How the tensor's values are stored; what is computed or lies in memory is F32.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  default ElementType type(String name) {
    shape(name);
    return ElementType.F32;
  }

  /** Where they come from, for people: a file name, {@code procedural}, {@code initial}. */
  String origin();

  /**
   * SHA-256 of the file in hexadecimal; for weights without a file, of a text that says the rule.
   */
  String sha256();

  /** Texts the file carries beside its tensors. */
  default Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  void close();
}
