/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;
import java.util.Set;

/**
 * What a family knows about a weight file from the names of its tensors.
 *
 * @param leftOut names of tensors that served training only, such as those of auxiliary heads
 * @param transformedInput whether the weights expect {@link BackboneFamily#transformedInput}
 * @param notes what to tell people, one line each
 */
public record WeightLayout(Set<String> leftOut, boolean transformedInput, List<String> notes) {

  /** The file has the network's tensors and no others. */
  public static final WeightLayout PLAIN = new WeightLayout(Set.of(), false, List.of());

  public WeightLayout {
    leftOut = Set.copyOf(leftOut);
    notes = List.copyOf(notes);
  }
}
