/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.WeightLayout;

/** A source under the names its network has, without the tensors that are left out. */
public final class RenamedWeights implements Weights {

  private final Weights source;
  private final Map<String, String> originals = new LinkedHashMap<>();

  /**
   * Closing it closes {@code source}. A tensor whose new name another one has already keeps its old
   * name, so that it is found to be superfluous.
   */
  public RenamedWeights(Weights source, WeightLayout layout) {
    this.source = source;
    Set<String> names = source.names();
    for (String name : names) {
      if (!layout.leftOut().contains(name)) {
        String renamed = layout.renamed().getOrDefault(name, name);
        originals.put(names.contains(renamed) ? name : renamed, name);
      }
    }
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(originals.keySet());
  }

  @Override
  public List<Integer> shape(String name) {
    return source.shape(original(name));
  }

  @Override
  public Tensor read(String name) throws IOException {
    return source.read(original(name));
  }

  private String original(String name) {
    String original = originals.get(name);
    if (original == null) {
      throw new IllegalArgumentException("there is no tensor " + name);
    }
    return original;
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
