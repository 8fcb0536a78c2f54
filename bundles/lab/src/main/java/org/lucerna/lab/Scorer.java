/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.statistics.Ranks;

/** Scores maps of a picture against the truth; see {@link Measure} for what each is. */
final class Scorer {

  /** Parts of which less is seen are not asked about. */
  static final int FEWEST_PIXELS = 16;

  private static final int FEWEST_PARTS = 3;

  private Scorer() {}

  /**
   * Maps of one method, rectified, on the pixels: {@code [H, W]}.
   *
   * @param own about the picture's class
   * @param other about the second creature's; null where nobody asks
   */
  record Maps(Tensor own, Tensor other) {}

  /** Empty where it is not defined: a map without evidence, a picture without the truth. */
  static OptionalDouble score(Measure measure, Case picture, Maps maps) {
    return switch (measure) {
      case IMPORTANCE -> importance(picture, maps.own());
      case ENERGY -> share(maps.own(), picture.truth().foreground().orElse(null));
      case DISCRIMINATION -> discrimination(picture, maps);
      case FOCUS -> share(maps.own(), cells(picture));
      case MARK -> share(maps.own(), picture.mark().orElse(null));
    };
  }

  /** The maps that the truth would draw for a measure. */
  static Maps oracle(Measure measure, Case picture) {
    return switch (measure) {
      case IMPORTANCE -> new Maps(effects(picture), null);
      case ENERGY -> new Maps(drawn(picture, picture.truth().foreground().orElse(null)), null);
      case DISCRIMINATION ->
          new Maps(
              drawn(picture, picture.own().orElse(null)),
              drawn(picture, picture.others().orElse(null)));
      case FOCUS -> new Maps(drawn(picture, cells(picture)), null);
      case MARK -> new Maps(drawn(picture, picture.mark().orElse(null)), null);
    };
  }

  /** What a map that knows nothing gets on average; NaN where that is not known. */
  static double chance(Measure measure, Case picture) {
    double pixels = (double) picture.width() * picture.height();
    return switch (measure) {
      case IMPORTANCE -> 0;
      case DISCRIMINATION -> 0.5;
      case FOCUS -> cells(picture).area() / pixels;
      case ENERGY -> picture.truth().foreground().map(m -> m.area() / pixels).orElse(Double.NaN);
      case MARK -> picture.mark().map(m -> m.area() / pixels).orElse(Double.NaN);
    };
  }

  private static OptionalDouble share(Tensor map, Mask mask) {
    double all = map.sum();
    return mask == null || !(all > 0)
        ? OptionalDouble.empty()
        : OptionalDouble.of(within(map, mask) / all);
  }

  private static double within(Tensor map, Mask mask) {
    int width = map.size(1);
    double sum = 0;
    for (int i = 0; i < map.length(); i++) {
      if (mask.contains(i % width, i / width)) {
        sum += map.at(i);
      }
    }
    return sum;
  }

  private static OptionalDouble discrimination(Case picture, Maps maps) {
    if (picture.own().isEmpty() || picture.others().isEmpty() || maps.other() == null) {
      return OptionalDouble.empty();
    }
    Mask own = picture.own().get();
    Mask others = picture.others().get();
    double ownOnOwn = within(maps.own(), own);
    double ownOnOther = within(maps.own(), others);
    double otherOnOwn = within(maps.other(), own);
    double otherOnOther = within(maps.other(), others);
    if (!(ownOnOwn + ownOnOther > 0) || !(otherOnOwn + otherOnOther > 0)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        (ownOnOwn / (ownOnOwn + ownOnOther) + otherOnOther / (otherOnOwn + otherOnOther)) / 2);
  }

  private static OptionalDouble importance(Case picture, Tensor map) {
    List<Double> effects = new ArrayList<>();
    List<Double> densities = new ArrayList<>();
    for (Map.Entry<String, Double> drop : picture.drops().entrySet()) {
      Mask mask = picture.truth().parts().get(drop.getKey());
      effects.add(Math.max(0, drop.getValue()) / mask.area());
      densities.add(within(map, mask) / mask.area());
    }
    return effects.size() < FEWEST_PARTS
        ? OptionalDouble.empty()
        : ranks(effects).correlation(ranks(densities));
  }

  private static Ranks ranks(List<Double> values) {
    return Ranks.of(values.stream().mapToDouble(v -> v).toArray());
  }

  /** On each part the fall of the logit, a pixel. */
  private static Tensor effects(Case picture) {
    float[] values = new float[picture.width() * picture.height()];
    for (Map.Entry<String, Double> drop : picture.drops().entrySet()) {
      Mask mask = picture.truth().parts().get(drop.getKey());
      float value = (float) (Math.max(0, drop.getValue()) / mask.area());
      for (int i = 0; i < values.length; i++) {
        if (mask.contains(i % picture.width(), i / picture.width())) {
          values[i] = value;
        }
      }
    }
    return Tensor.wrap(values, picture.height(), picture.width());
  }

  private static Tensor drawn(Case picture, Mask mask) {
    float[] values = new float[picture.width() * picture.height()];
    if (mask != null) {
      for (int i = 0; i < values.length; i++) {
        values[i] = mask.contains(i % picture.width(), i / picture.width()) ? 1 : 0;
      }
    }
    return Tensor.wrap(values, picture.height(), picture.width());
  }

  /** The quarters of the picture in which the middles of the boxes lie. */
  private static Mask cells(Case picture) {
    int width = picture.width();
    int height = picture.height();
    boolean[] shown = new boolean[4];
    for (Bounds box : picture.truth().boxes()) {
      int column = (box.x0() + box.x1()) / 2 < width / 2.0 ? 0 : 1;
      int row = (box.y0() + box.y1()) / 2 < height / 2.0 ? 0 : 1;
      shown[2 * row + column] = true;
    }
    BitSet bits = new BitSet();
    for (int i = 0; i < width * height; i++) {
      int column = i % width < width / 2.0 ? 0 : 1;
      int row = i / width < height / 2.0 ? 0 : 1;
      bits.set(i, shown[2 * row + column]);
    }
    return Mask.of(width, height, bits);
  }

  /** Nothing is positive in it. */
  static boolean isEmpty(Tensor map) {
    return !(map.max() > 0) || Arrays.equals(map.toArray(), new float[map.length()]);
  }
}
