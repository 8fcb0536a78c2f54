/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Says where on its picture a map lies. Registered with {@code PluginType}. Thread-safe. */
@ConsumerType
public interface MapMetric {

  /**
   * The measures that are defined for this map, always in one order; those that need the foreground
   * are left out where it is not known. A map and its multiple have equal measures.
   */
  List<MapScore> measure(LocatedMap map);
}
