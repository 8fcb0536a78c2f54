/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;

/** Weights that lie in memory. */
public final class TensorMap implements Weights {

  private static final int CHUNK = 4096;

  private final String origin;
  private final Map<String, Tensor> tensors;

  /**
   * @param origin for people
   * @param tensors by name; copied, their order is kept
   */
  public TensorMap(String origin, Map<String, Tensor> tensors) {
    this.origin = origin;
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  @Override
  public Set<String> names() {
    return tensors.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return Arrays.stream(read(name).shape()).boxed().toList();
  }

  @Override
  public Tensor read(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("there is no tensor " + name + " in " + origin);
    }
    return tensor;
  }

  @Override
  public String origin() {
    return origin;
  }

  /** Over names, shapes and values. */
  @Override
  public String sha256() {
    MessageDigest digest = Digests.sha256();
    tensors.forEach(
        (name, tensor) -> {
          String head = name + Arrays.toString(tensor.shape()) + "\n";
          digest.update(head.getBytes(StandardCharsets.UTF_8));
          update(digest, tensor);
        });
    return Digests.hex(digest);
  }

  private static void update(MessageDigest digest, Tensor tensor) {
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int from = 0; from < tensor.length(); from += CHUNK) {
      bytes.clear();
      for (int i = from; i < Math.min(from + CHUNK, tensor.length()); i++) {
        bytes.putFloat(tensor.at(i));
      }
      bytes.flip();
      digest.update(bytes);
    }
  }

  @Override
  public void close() {}
}
