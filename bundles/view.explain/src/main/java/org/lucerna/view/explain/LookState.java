/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lucerna.imaging.ColorMap;

/** How maps are drawn, as texts for the workspace. */
final class LookState {

  private LookState() {}

  static Map<String, String> state(Look look) {
    Map<String, String> state = new LinkedHashMap<>();
    state.put("opacity", String.valueOf(look.opacity()));
    state.put("colors", look.colors().map(Enum::name).orElse(""));
    state.put("style", look.style().name());
    state.put("scale", look.scale().name());
    state.put("signs", look.signs().name());
    return state;
  }

  /** What cannot be read is as usual. */
  static Look of(Map<String, String> state) {
    Look usual = Look.usual();
    try {
      return new Look(
          Double.parseDouble(state.getOrDefault("opacity", String.valueOf(usual.opacity()))),
          Optional.of(state.getOrDefault("colors", ""))
              .filter(c -> !c.isEmpty())
              .map(ColorMap::valueOf),
          Look.Style.valueOf(state.getOrDefault("style", usual.style().name())),
          Look.Scale.valueOf(state.getOrDefault("scale", usual.scale().name())),
          Look.Signs.valueOf(state.getOrDefault("signs", usual.signs().name())),
          true);
    } catch (IllegalArgumentException e) {
      return usual;
    }
  }
}
