/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.lucerna.view.network.structure.LayerFact;
import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.view.network.structure.OpKind;

/**
 * What the colours of boxes mean, broken into lines.
 *
 * @param names of kinds
 */
record Legend(Font font, List<OpKind> kinds, Function<OpKind, String> names) {

  static Legend of(NetworkFacts facts, Font font, Function<OpKind, String> names) {
    Set<OpKind> kinds = new TreeSet<>();
    facts.layers().stream().map(LayerFact::kind).forEach(kinds::add);
    return new Legend(font, List.copyOf(kinds), names);
  }

  private record Entry(OpKind kind, double x, double y) {}

  private double em() {
    return font.getSize2D();
  }

  private List<Entry> entries(double width) {
    List<Entry> entries = new ArrayList<>();
    double x = 0;
    double y = 0;
    for (OpKind kind : kinds) {
      double needed = 2.6 * em() + Sizes.width(font, names.apply(kind));
      if (x > 0 && x + needed > width) {
        x = 0;
        y += 1.5 * em();
      }
      entries.add(new Entry(kind, x, y));
      x += needed;
    }
    return entries;
  }

  double height(double width) {
    List<Entry> entries = entries(width);
    return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).y() + 1.5 * em();
  }

  /** With its corner at the origin. */
  void paint(Graphics2D g, Palette palette, double width) {
    g.setFont(font);
    g.setStroke(new BasicStroke((float) (0.08 * em())));
    for (Entry entry : entries(width)) {
      Color hue = new Color(entry.kind().hue());
      RoundRectangle2D swatch =
          new RoundRectangle2D.Double(
              entry.x(), entry.y() + 0.25 * em(), 1.3 * em(), em(), 0.3 * em(), 0.3 * em());
      g.setColor(palette.tint(hue, 0.22));
      g.fill(swatch);
      g.setColor(palette.tint(hue, 0.75));
      g.draw(swatch);
      g.setColor(palette.text());
      g.drawString(
          names.apply(entry.kind()),
          (float) (entry.x() + 1.7 * em()),
          (float) (entry.y() + 1.1 * em()));
    }
  }
}
