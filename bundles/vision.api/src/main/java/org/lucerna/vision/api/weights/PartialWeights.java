/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;

/** A source without the tensors that are left out. */
public final class PartialWeights implements Weights {

  private final Weights source;
  private final Set<String> names;

  /** Closing it closes {@code source}. */
  public PartialWeights(Weights source, Set<String> leftOut) {
    this.source = source;
    Set<String> kept = new LinkedHashSet<>(source.names());
    kept.removeAll(leftOut);
    this.names = Collections.unmodifiableSet(kept);
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public List<Integer> shape(String name) {
    return source.shape(kept(name));
  }

  @Override
  public Tensor read(String name) throws IOException {
    return source.read(kept(name));
  }

  @Override
  public ElementType type(String name) {
    return source.type(kept(name));
  }

  private String kept(String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("there is no tensor " + name);
    }
    return name;
  }

  @Override
  public String origin() {
    return source.origin();
  }

  @Override
  public String sha256() {
    return source.sha256();
  }

  @Override
  public Map<String, String> metadata() {
    return source.metadata();
  }

  @Override
  public void close() {
    source.close();
  }
}
