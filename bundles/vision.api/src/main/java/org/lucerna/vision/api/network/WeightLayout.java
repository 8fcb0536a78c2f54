/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a family knows about a weight file from the names of its tensors.
 *
 * @param renamed the network's name by the file's, where they differ
 * @param leftOut the file's names of tensors that served training only, such as auxiliary heads
 * @param transformedInput whether the weights expect {@link BackboneFamily#transformedInput}
 * @param notes what to tell people, one line each
 */
public record WeightLayout(
    Map<String, String> renamed,
    Set<String> leftOut,
    boolean transformedInput,
    List<String> notes) {

  /** The file names its tensors as the network does and has no others. */
  public static final WeightLayout PLAIN = new WeightLayout(Map.of(), Set.of(), false, List.of());

  public WeightLayout {
    renamed = Map.copyOf(renamed);
    leftOut = Set.copyOf(leftOut);
    notes = List.copyOf(notes);
  }
}
