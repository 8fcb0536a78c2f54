/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Locale;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;

/** The tree on the right of a matrix: a join lies as far right as its parts lie apart. */
final class Dendrogram {

  private static final int GAP = 10;
  private static final int WIDTH = 170;
  private static final int MARGIN = 28;
  private static final Font TICK = TextBlock.font(Font.PLAIN, 12);

  private final Clustering.Cluster tree;
  private final MatrixLayout matrix;
  private final Theme theme;

  Dendrogram(Clustering.Cluster tree, MatrixLayout matrix, Theme theme) {
    this.tree = tree;
    this.matrix = matrix;
    this.theme = theme;
  }

  int right() {
    return matrix.right() + GAP + WIDTH + MARGIN;
  }

  void paint(Graphics2D g) {
    if (tree.members().size() < 2) {
      return;
    }
    g.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
    g.setColor(theme.text());
    paint(g, tree, 0);
    double bottom = matrix.top() + (double) matrix.cell() * tree.members().size();
    g.setColor(theme.rule());
    g.draw(new Line2D.Double(x(0), bottom, x(tree.height()), bottom));
    g.setColor(theme.muted());
    tick(g, 0, bottom);
    tick(g, tree.height(), bottom);
  }

  /** Draws a cluster whose first member is in {@code row}; returns the y of its stem. */
  private double paint(Graphics2D g, Clustering.Cluster cluster, int row) {
    if (cluster.parts().isEmpty()) {
      return matrix.top() + (row + 0.5) * matrix.cell();
    }
    Clustering.Cluster upper = cluster.parts().get(0);
    Clustering.Cluster lower = cluster.parts().get(1);
    double first = paint(g, upper, row);
    double second = paint(g, lower, row + upper.members().size());
    double at = x(cluster.height());
    g.draw(new Line2D.Double(x(upper.height()), first, at, first));
    g.draw(new Line2D.Double(x(lower.height()), second, at, second));
    g.draw(new Line2D.Double(at, first, at, second));
    return (first + second) / 2;
  }

  private void tick(Graphics2D g, double height, double bottom) {
    TextBlock text = TextBlock.line(TICK, String.format(Locale.ROOT, "%.2f", height));
    text.draw(g, x(height) - text.width() / 2, bottom + 4, text.width(), Align.CENTER);
  }

  private double x(double height) {
    double share = tree.height() == 0 ? 0 : height / tree.height();
    return matrix.right() + GAP + share * WIDTH;
  }
}
