/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;

/** All tensors of a network: those that matched from their source, the others newly initialised. */
public final class MergedWeights implements Weights {

  private final WeightMatch match;
  private final Weights source;
  private final Weights initial;

  /**
   * @param match of {@code source} with the network
   * @param source gives the matched tensors
   * @param initial has every tensor of the network
   */
  public MergedWeights(WeightMatch match, Weights source, Weights initial) {
    this.match = match;
    this.source = source;
    this.initial = initial;
  }

  private Weights of(String name) {
    return match.matched().contains(name) ? source : initial;
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(initial.names()));
  }

  @Override
  public List<Integer> shape(String name) {
    return of(name).shape(name);
  }

  @Override
  public Tensor read(String name) throws IOException {
    return of(name).read(name);
  }

  /** Both, where both are used. */
  @Override
  public String origin() {
    boolean whole = match.matched().containsAll(initial.names());
    return whole ? source.origin() : source.origin() + " + " + initial.origin();
  }

  /** Of a text that names both sources and what comes from which. */
  @Override
  public String sha256() {
    StringBuilder text = new StringBuilder(source.sha256()).append('\n').append(initial.sha256());
    for (String name : initial.names()) {
      text.append('\n').append(match.matched().contains(name) ? '+' : '-').append(name);
    }
    return Digests.ofText(text.toString());
  }

  @Override
  public Map<String, String> metadata() {
    return source.metadata();
  }

  /** Closes both. */
  @Override
  public void close() {
    try (initial) {
      source.close();
    }
  }
}
