/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.LinkedHashMap;
import java.util.Map;

/** A method's parameters by key, where not at their defaults, and the seed. */
record Settings(Map<String, Object> values, long seed) {

  Settings {
    values = Map.copyOf(values);
  }

  Settings with(String key, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put(key, value);
    return new Settings(all, seed);
  }

  Settings seeded(long other) {
    return new Settings(values, other);
  }
}
