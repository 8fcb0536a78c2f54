/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.structure;

import java.util.function.ToIntFunction;
import org.lucerna.vision.api.network.ReceptiveField;

/** A receptive field in words: one number where height and width agree, else height×width. */
public final class Fields {

  private Fields() {}

  /** In pixels of the picture. */
  public static String size(ReceptiveField field) {
    return pair(field, ReceptiveField.Axis::size);
  }

  /** Pixels from one cell's field to the next. */
  public static String stride(ReceptiveField field) {
    return pair(field, ReceptiveField.Axis::stride);
  }

  /** First pixel of the first cell's field; negative in the padding. */
  public static String offset(ReceptiveField field) {
    return pair(field, ReceptiveField.Axis::start);
  }

  /** All three, for a column: {@code 63, /8, −27}. */
  public static String brief(ReceptiveField field) {
    return size(field) + ", /" + stride(field) + ", " + offset(field);
  }

  private static String pair(ReceptiveField field, ToIntFunction<ReceptiveField.Axis> part) {
    String y = text(part.applyAsInt(field.y()));
    String x = text(part.applyAsInt(field.x()));
    return y.equals(x) ? y : y + "×" + x;
  }

  private static String text(int value) {
    return value < 0 ? "\u2212" + -value : String.valueOf(value);
  }
}
