/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JViewport;
import org.lucerna.workbench.kit.EmptyPane;
import org.lucerna.workbench.kit.Keys;
import org.lucerna.workbench.kit.Texts;

/** The large part of the view: the grid or one map of it, and the table of all. */
final class Center extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final String GRID = "grid";
  private static final String LARGE = "large";
  private static final String EMPTY = "empty";

  private final CardLayout cards = new CardLayout();
  private final JPanel maps = new JPanel(cards);
  private final GridPane pane;
  private final LargePane large;
  private final MapTable table;
  private final EmptyPane empty = new EmptyPane("explain", new Texts(Center.class));
  private final JLabel banner = new JLabel();
  private String card = EMPTY;

  Center(Grid grid, GridPane.Listener listener) {
    super(new BorderLayout());
    Texts texts = new Texts(Center.class);
    pane = new GridPane(grid, listener);
    large = new LargePane(this::back, listener);
    table = new MapTable(listener::opened);
    maps.add(scrolled(), GRID);
    maps.add(large, LARGE);
    maps.add(empty, EMPTY);
    cards.show(maps, EMPTY);
    JTabbedPane tabs = new JTabbedPane(JTabbedPane.BOTTOM);
    tabs.setName("explain.tabs");
    tabs.putClientProperty("JTabbedPane.tabHeight", UIScale.scale(26));
    tabs.addTab(texts.of("tab.maps"), maps);
    tabs.addTab(texts.of("tab.table"), table);
    banner.setName("explain.banner");
    banner.setBorder(
        BorderFactory.createEmptyBorder(
            UIScale.scale(4), UIScale.scale(10), UIScale.scale(4), UIScale.scale(10)));
    banner.setVisible(false);
    add(banner, BorderLayout.NORTH);
    add(tabs, BorderLayout.CENTER);
    new Keys(maps)
        .on("ESCAPE", this::back)
        .on("0", () -> large.canvas().fit())
        .on("1", () -> large.canvas().actualSize())
        .on("DOWN", () -> pane.step(1))
        .on("UP", () -> pane.step(-1))
        .on("ctrl PLUS", () -> pane.zoom(1.2))
        .on("ctrl MINUS", () -> pane.zoom(1 / 1.2));
  }

  private JScrollPane scrolled() {
    JScrollPane scroll = new JScrollPane(pane);
    scroll.setBorder(null);
    scroll.getViewport().setScrollMode(JViewport.SIMPLE_SCROLL_MODE);
    scroll
        .getViewport()
        .addComponentListener(
            new ComponentAdapter() {
              @Override
              public void componentResized(ComponentEvent e) {
                pane.resized();
              }
            });
    return scroll;
  }

  GridPane pane() {
    return pane;
  }

  MapTable table() {
    return table;
  }

  /** For keys that must not reach fields for text. */
  JComponent maps() {
    return maps;
  }

  void look(Look look) {
    pane.look(look);
    large.look(look);
  }

  /** One sentence above the maps; empty for none. */
  void say(String sentence) {
    banner.setText(sentence);
    banner.setToolTipText(sentence);
    banner.setVisible(!sentence.isEmpty());
  }

  void empty(String key, Runnable then) {
    empty.show(key, then);
    show(EMPTY);
  }

  /** Shows the grid, or keeps the large map if there is one. */
  void filled() {
    if (card.equals(EMPTY)) {
      show(GRID);
    }
  }

  void open(Drawn drawn) {
    boolean made = drawn.cell().answer().layerName().isEmpty(); // of two others
    large.show(
        drawn,
        made ? drawn.cell().answer().warnings() : pane.captions().lines(drawn.cell(), false));
    show(LARGE);
    large.focus();
  }

  /** The map shown large, if it is. */
  Optional<Drawn> large() {
    return card.equals(LARGE) ? large.shown() : Optional.empty();
  }

  void back() {
    if (card.equals(LARGE)) {
      show(GRID);
      pane.requestFocusInWindow();
    }
  }

  private void show(String next) {
    card = next;
    cards.show(maps, next);
  }
}
