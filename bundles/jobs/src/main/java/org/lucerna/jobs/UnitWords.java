/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.compute.LargestUnitTarget;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Shape;

/**
 * Units of a network: {@code LAYER/CHANNEL} (the mean over its plane), {@code LAYER/CHANNEL@y,x},
 * {@code LAYER/max}.
 */
final class UnitWords {

  private static final Pattern UNIT =
      Pattern.compile("(.+)/(?:(max)|(\\d{1,7})(?:@(\\d{1,5}),(\\d{1,5}))?)");

  /** What a list separated by commas leaves of {@code LAYER/CHANNEL@y,x}. */
  private static final Pattern CUT = Pattern.compile(".+/\\d{1,7}@\\d{1,5}");

  private UnitWords() {}

  /** Undoes the splitting at commas inside a unit's place. */
  static List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean cut =
          CUT.matcher(words.get(i)).matches()
              && i + 1 < words.size()
              && words.get(i + 1).strip().matches("\\d{1,5}");
      joined.add(cut ? words.get(i) + "," + words.get(i + 1).strip() : words.get(i));
      i += cut ? 1 : 0;
    }
    return joined;
  }

  /** Where layers are found by name, with their shapes. */
  interface Layers {
    LayerId layer(String name);

    Shape shape(LayerId layer);

    String displayName(LayerId layer);
  }

  static Optional<Wanted> parse(String word, Layers layers) {
    Matcher m = UNIT.matcher(word);
    if (!m.matches()) {
      return Optional.empty();
    }
    LayerId layer = layers.layer(m.group(1));
    String name = layers.displayName(layer);
    if (m.group(2) != null) {
      return Optional.of(
          new Wanted(
              new LargestUnitTarget(layer),
              Optional.of(new Wanted.Name(Aims.slug(name) + "_max", "strongest unit of " + name))));
    }
    Shape shape = layers.shape(layer);
    int channel = within("channel", m.group(3), shape.channels(), name);
    int plane = shape.elements() / shape.channels();
    if (m.group(4) == null) {
      return Optional.of(
          named(RegionTarget.channel(layer, channel, plane), name, String.valueOf(channel)));
    }
    if (!shape.isSpatial()) {
      throw new ParamException(
          Targets.KEY, "layer %s has no places: ask for %s/%d".formatted(name, name, channel));
    }
    int y = within("row", m.group(4), shape.height(), name);
    int x = within("column", m.group(5), shape.width(), name);
    RegionTarget unit = RegionTarget.unit(layer, channel * plane + y * shape.width() + x);
    return Optional.of(named(unit, name, "%d@%d,%d".formatted(channel, y, x)));
  }

  private static Wanted named(RegionTarget target, String layer, String unit) {
    String id = Aims.slug(layer) + "_" + unit.replace('@', '_').replace(',', '_');
    return new Wanted(target, Optional.of(new Wanted.Name(id, "unit " + layer + "/" + unit)));
  }

  private static int within(String what, String text, int count, String layer) {
    int index = Integer.parseInt(text);
    if (index >= count) {
      throw new ParamException(
          Targets.KEY,
          "there is no %s %d at layer %s: it has %s 0 to %d"
              .formatted(what, index, layer, what + "s", count - 1));
    }
    return index;
  }
}
