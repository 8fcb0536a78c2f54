/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.Weights;

/**
 * A model's parameters as they are at one moment. All is shared with the model, which must stay
 * open; what a learner changes is copied natively when it is about to take a step, and not at all
 * if this has been closed by then.
 */
final class WeightsSnapshot implements Weights {

  private final PytorchModel model;
  private final PtNDManager scope;
  private final Map<String, PtNDArray> tensors = new LinkedHashMap<>();
  private final Set<String> own = new HashSet<>();
  private final String origin;

  /**
   * @param changing what learners of the model have changed
   */
  WeightsSnapshot(PytorchModel model, PtNDManager scope, Set<String> changing, String origin) {
    this.model = model;
    this.scope = scope;
    this.origin = changing.isEmpty() ? origin : origin + ", trained";
    model.parameters().forEach((name, array) -> tensors.put(name, Transfer.alias(array, scope)));
  }

  /** Copies these before they change, where that has not been done. */
  synchronized void own(Set<String> changing) {
    for (String name : changing) {
      if (own.add(name)) {
        PtNDArray copy = JniUtils.clone(tensors.get(name));
        copy.attach(scope);
        tensors.put(name, copy).close();
      }
    }
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public List<Integer> shape(String name) {
    return Arrays.stream(tensor(name).getShape().getShape()).mapToObj(Math::toIntExact).toList();
  }

  @Override
  public synchronized Tensor read(String name) {
    PtNDArray array = tensor(name);
    return Native.call("copying " + name, () -> Transfer.out(array));
  }

  @Override
  public synchronized void stream(String name, Sink sink) throws IOException {
    PtNDArray array = tensor(name);
    Native.<Void, IOException>call(
        "copying " + name,
        () -> {
          Transfer.stream(array, sink);
          return null;
        });
  }

  @Override
  public String origin() {
    return origin;
  }

  /** SHA-256 over names, shapes and values, in order; there is no file. */
  @Override
  public String sha256() {
    MessageDigest digest = sha256Digest();
    for (String name : tensors.keySet()) {
      digest.update((name + shape(name)).getBytes(StandardCharsets.UTF_8));
      Tensor values = read(name);
      ByteBuffer bytes = ByteBuffer.allocate(4 * values.length()).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values.data());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    model.forget(this);
    scope.close();
  }

  private PtNDArray tensor(String name) {
    return Optional.ofNullable(tensors.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no tensor " + name));
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
