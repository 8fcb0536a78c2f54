/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A family of networks. Pure data: no engine is involved. Registered with {@code PluginType}. */
@ConsumerType
public interface BackboneFamily {

  List<Variant> variants();

  /**
   * The network as published, its own classifier included.
   *
   * @throws IllegalArgumentException if {@code variant} is none of {@link #variants()}
   */
  Network network(String variant);

  /**
   * What a weight file with these tensors is to a variant.
   *
   * @param tensors their names
   */
  default WeightLayout layout(String variant, Set<String> tensors) {
    return WeightLayout.PLAIN;
  }

  /**
   * Other preprocessing that some published weights of a variant expect (torchvision's {@code
   * transform_input}); empty where there is none.
   */
  default Optional<Preprocessing> transformedInput(String variant) {
    return Optional.empty();
  }
}
