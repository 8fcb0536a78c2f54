/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import java.util.LinkedHashMap;
import java.util.Map;

/** The brush as texts for the workspace. */
final class BrushState {

  private BrushState() {}

  static Map<String, String> state(Brush brush) {
    Map<String, String> state = new LinkedHashMap<>();
    state.put("tool", brush.tool().name());
    state.put("radius", String.valueOf(brush.radius()));
    state.put("hardness", String.valueOf(brush.hardness()));
    state.put("rgb", String.valueOf(brush.rgb()));
    return state;
  }

  /** What cannot be read is as usual: an eraser of medium size. */
  static Brush of(Map<String, String> state) {
    Brush usual = new Brush(Tool.ERASE, 16, 0.6, 0xE53935);
    try {
      return new Brush(
          Tool.valueOf(state.getOrDefault("tool", usual.tool().name())),
          Double.parseDouble(state.getOrDefault("radius", String.valueOf(usual.radius()))),
          Double.parseDouble(state.getOrDefault("hardness", String.valueOf(usual.hardness()))),
          Integer.parseInt(state.getOrDefault("rgb", String.valueOf(usual.rgb()))));
    } catch (IllegalArgumentException e) {
      return usual;
    }
  }
}
