/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;

/**
 * A raw map made drawable in the order that all references agree on: rectify, resize, normalise.
 *
 * @param unit {@code [height, width]} in 0 to 1: a share of {@code high} for a positive map, 0.5
 *     being neutral for a signed one, from the least to the largest value for a relative one
 * @param low raw value that 0 stands for
 * @param high raw value that 1 stands for
 * @param signed whether 0.5 is neutral
 * @param evidence whether there is anything to draw; without it {@code unit} is neutral throughout
 */
public record MapView(Tensor unit, double low, double high, boolean signed, Evidence evidence) {

  /** What a map has to show. */
  public enum Evidence {
    PRESENT,
    /** Nothing above zero, or, in a signed map, nothing but zero. */
    NONE,
    /** A value is infinite or not a number. */
    NOT_FINITE
  }

  /**
   * Normalises by the map's own largest value after resizing.
   *
   * @param map of values {@code [h, w]}
   * @param resize such as {@code m -> MapScaler.bilinear(m, 224, 224)}
   */
  public static MapView of(Heatmap map, UnaryOperator<Tensor> resize) {
    return of(map, resize, OptionalDouble.empty());
  }

  /**
   * @param top the raw value to be drawn with the last colour, above 0, shared by the maps of a
   *     figure; values beyond it take that colour too
   */
  public static MapView of(Heatmap map, UnaryOperator<Tensor> resize, OptionalDouble top) {
    boolean signed = map.sign() == Heatmap.Sign.SIGNED;
    boolean relative = map.sign() == Heatmap.Sign.RELATIVE;
    if (!isFinite(map.values())) {
      return empty(resize.apply(map.values().times(0)), signed, Evidence.NOT_FINITE);
    }
    Tensor rectified = signed || relative ? map.values() : map.values().relu();
    Tensor resized = resize.apply(rectified);
    if (relative) {
      return relative(resized, top);
    }
    double reach = Math.max(resized.max(), signed ? -resized.min() : 0);
    if (reach <= 0) {
      return empty(resized, signed, Evidence.NONE);
    }
    double high = top.orElse(reach);
    return new MapView(
        normalised(resized, high, signed), signed ? -high : 0, high, signed, Evidence.PRESENT);
  }

  private static MapView relative(Tensor resized, OptionalDouble top) {
    double low = resized.min();
    double high = top.orElse(resized.max());
    if (!(high > low)) {
      return empty(resized.times(0), false, Evidence.NONE);
    }
    float[] unit = resized.toArray();
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) Math.max(0, Math.min(1, (unit[i] - low) / (high - low)));
    }
    return new MapView(Tensor.wrap(unit, resized.shape()), low, high, false, Evidence.PRESENT);
  }

  /** The map in colours, one pixel a value. */
  public RgbImage colored(ColorMap colors) {
    int[] rgb = new int[unit.length()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = colors.rgb(unit.at(i));
    }
    return RgbImage.wrap(unit.size(1), unit.size(0), rgb);
  }

  private static boolean isFinite(Tensor values) {
    for (int i = 0; i < values.length(); i++) {
      if (!Float.isFinite(values.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static MapView empty(Tensor resized, boolean signed, Evidence why) {
    float[] neutral = new float[resized.length()];
    java.util.Arrays.fill(neutral, signed ? 0.5f : 0);
    return new MapView(Tensor.wrap(neutral, resized.shape()), 0, 0, signed, why);
  }

  private static Tensor normalised(Tensor resized, double high, boolean signed) {
    float[] unit = resized.toArray();
    for (int i = 0; i < unit.length; i++) {
      double share = unit[i] / high;
      unit[i] = (float) Math.max(0, Math.min(1, signed ? 0.5 + 0.5 * share : share));
    }
    return Tensor.wrap(unit, resized.shape());
  }
}
