/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JPanel;
import org.lucerna.imaging.Painting;
import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.view.network.structure.OpKind;

/** What the colours of the boxes mean. */
public final class LegendPane extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Function<OpKind, String> names;
  private transient Optional<NetworkFacts> facts = Optional.empty();

  public LegendPane(Function<OpKind, String> names) {
    this.names = names;
    setName("network.legend");
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent e) {
            revalidate();
          }
        });
  }

  public void show(Optional<NetworkFacts> next) {
    facts = next;
    revalidate();
    repaint();
  }

  private Optional<Legend> legend() {
    return facts.map(f -> Legend.of(f, getFont(), names));
  }

  private int edge() {
    return getFont().getSize() / 2;
  }

  @Override
  public Dimension getPreferredSize() {
    int room = Math.max(getWidth(), 20 * getFont().getSize()) - 2 * edge();
    double height = legend().map(l -> l.height(room) + 2 * edge()).orElse(0.0);
    return new Dimension(0, (int) Math.ceil(height));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      Painting.prepare(g);
      g.translate(edge(), edge());
      legend().ifPresent(l -> l.paint(g, Palette.screen(), getWidth() - 2.0 * edge()));
    } finally {
      g.dispose();
    }
  }
}
