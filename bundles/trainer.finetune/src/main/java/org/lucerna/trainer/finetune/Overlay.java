/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/** Weights of which some tensors have been replaced. Closing closes those below. */
record Overlay(Weights below, Weights above) implements Weights {

  static Overlay of(Weights below, Map<String, Tensor> above) {
    return new Overlay(below, new TensorMap(below.origin() + ", trained", above));
  }

  private Weights with(String name) {
    return above.names().contains(name) ? above : below;
  }

  @Override
  public Set<String> names() {
    return below.names();
  }

  @Override
  public List<Integer> shape(String name) {
    return with(name).shape(name);
  }

  @Override
  public Tensor read(String name) throws IOException {
    return with(name).read(name);
  }

  @Override
  public void stream(String name, Sink sink) throws IOException {
    with(name).stream(name, sink);
  }

  @Override
  public String origin() {
    return above.origin();
  }

  @Override
  public String sha256() {
    MessageDigest digest = FeatureKey.sha256();
    FeatureKey.text(digest, below.sha256());
    FeatureKey.text(digest, above.sha256());
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    below.close();
  }
}
