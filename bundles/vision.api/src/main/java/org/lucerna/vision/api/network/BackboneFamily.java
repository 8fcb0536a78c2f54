/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;
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
}
