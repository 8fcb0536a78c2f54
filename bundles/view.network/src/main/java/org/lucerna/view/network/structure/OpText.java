/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/** An operation in words. */
public final class OpText {

  private OpText() {}

  /** Short, such as {@code Conv 3×3, 64, /2}. */
  public static String label(Op op) {
    if (op instanceof Op.Conv c) {
      String name = c.groups() > 1 ? "Conv (grouped) " : "Conv ";
      return name + kernel(c.window()) + ", " + c.channels() + stride(c.window());
    } else if (op instanceof Op.Linear l) {
      return "Linear " + l.features();
    } else if (op instanceof Op.MaxPool p) {
      return "MaxPool " + kernel(p.window()) + stride(p.window());
    } else if (op instanceof Op.AvgPool p) {
      return "AvgPool " + kernel(p.window()) + stride(p.window());
    } else if (op instanceof Op.AdaptiveAvgPool p) {
      return "AvgPool to " + p.height() + "×" + p.width();
    } else if (op instanceof Op.Dropout d) {
      return "Dropout " + number(d.rate());
    }
    return spaced(op.name());
  }

  /** One setting. */
  public record Setting(String name, String value) {}

  /** All settings, without those that are always so. */
  public static List<Setting> settings(Op op) {
    List<Setting> all = new ArrayList<>();
    if (op instanceof Op.Conv c) {
      all.add(new Setting("channels", String.valueOf(c.channels())));
      window(c.window(), all);
      all.add(new Setting("groups", String.valueOf(c.groups())));
      all.add(new Setting("bias", c.bias() ? "yes" : "no"));
    } else if (op instanceof Op.Linear l) {
      all.add(new Setting("features", String.valueOf(l.features())));
      all.add(new Setting("bias", l.bias() ? "yes" : "no"));
    } else if (op instanceof Op.MaxPool p) {
      window(p.window(), all);
      all.add(new Setting("size rounded", p.ceil() ? "up" : "down"));
    } else if (op instanceof Op.AvgPool p) {
      window(p.window(), all);
      all.add(new Setting("size rounded", p.ceil() ? "up" : "down"));
      all.add(new Setting("padding counts", p.countPadding() ? "yes" : "no"));
    } else {
      all.addAll(components(op));
    }
    return all;
  }

  /** What a record of plain numbers says of itself. */
  private static List<Setting> components(Op op) {
    List<Setting> all = new ArrayList<>();
    for (var component : op.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(op);
        String text = value instanceof Double d ? number(d) : String.valueOf(value);
        all.add(new Setting(spaced(component.getName()), text));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return all;
  }

  private static void window(Window window, List<Setting> all) {
    all.add(new Setting("kernel", kernel(window)));
    all.add(new Setting("stride", pair(window.y().stride(), window.x().stride())));
    all.add(new Setting("padding", padding(window.y()) + both(window)));
    if (window.y().dilation() > 1 || window.x().dilation() > 1) {
      all.add(new Setting("dilation", pair(window.y().dilation(), window.x().dilation())));
    }
  }

  private static String both(Window window) {
    return padding(window.y()).equals(padding(window.x())) ? "" : ", " + padding(window.x());
  }

  private static String padding(Span span) {
    return span.padBefore() == span.padAfter()
        ? String.valueOf(span.padBefore())
        : span.padBefore() + " before, " + span.padAfter() + " after";
  }

  private static String kernel(Window window) {
    return window.y().kernel() + "×" + window.x().kernel();
  }

  private static String stride(Window window) {
    int y = window.y().stride();
    int x = window.x().stride();
    return y == 1 && x == 1 ? "" : ", /" + pair(y, x);
  }

  private static String pair(int y, int x) {
    return y == x ? String.valueOf(y) : y + "×" + x;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /** {@code LocalResponseNorm} as {@code Local response norm}; names of one hump stay. */
  private static String spaced(String name) {
    StringBuilder text = new StringBuilder();
    for (char c : name.toCharArray()) {
      boolean hump = Character.isUpperCase(c) && text.length() > 0;
      text.append(hump ? " " + String.valueOf(c).toLowerCase(Locale.ROOT) : String.valueOf(c));
    }
    return text.toString();
  }
}
