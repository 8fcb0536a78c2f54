/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Font;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import org.lucerna.view.network.graph.GraphPane;
import org.lucerna.view.network.graph.LegendPane;
import org.lucerna.view.network.graph.Scene;
import org.lucerna.view.network.structure.Counts;
import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.view.network.table.LayerTreeTable;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.kit.Texts;

/** Tree and graph side by side, what is chosen and found above, totals below. */
final class NetworkPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final String DIVIDER = "divider";

  /** What people do. */
  interface Listener {

    /** A layer was chosen in the tree or by searching. */
    void chosen(LayerId layer);

    /** All containers are to be opened or closed. */
    void all(boolean opened);
  }

  private final transient Texts texts;
  private final LayerTreeTable table;
  private final GraphPane graph;
  private final FindBar find;
  private final NetworkBar bar;
  private final LegendPane legend;
  private final JLabel totals = new JLabel();
  private final JLabel empty = new JLabel("", SwingConstants.CENTER);
  private final JPanel cards = new JPanel(new CardLayout());
  private final JSplitPane split;
  private transient Optional<Scene> scene = Optional.empty();
  private transient Optional<LayerId> chosen = Optional.empty();

  /** Null while the constructor of the superclass asks for the look. */
  private transient Runnable restyled;

  <L extends Listener & GraphPane.Listener> NetworkPanel(
      Texts texts, NetworkChoice choice, L listener) {
    super(new BorderLayout());
    this.texts = texts;
    setName("network.view");
    table = new LayerTreeTable(headings(texts), b -> listener.chosen(b.output().node().id()));
    table.getAccessibleContext().setAccessibleName(texts.of("tree.name"));
    graph = new GraphPane(listener);
    graph.getAccessibleContext().setAccessibleName(texts.of("graph.name"));
    find = new FindBar(texts, new FindBar.Place(this::search, this::mark, listener::chosen));
    bar = new NetworkBar(texts, List.of(choice, find), graph);
    legend = new LegendPane(kind -> NetworkExhibits.kind(texts, kind));
    split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, scrolled(table), right());
    split.setName("network.split");
    split.setResizeWeight(0.5);
    split.setBorder(null);
    empty.setName("network.empty");
    empty.setEnabled(false);
    cards.add(empty, "empty");
    cards.add(split, "network");
    totals.setName("network.totals");
    totals.setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
    add(bar, BorderLayout.NORTH);
    add(cards, BorderLayout.CENTER);
    add(totals, BorderLayout.SOUTH);
    NetworkMenu.install(
        new NetworkMenu.Parts(texts, table, graph, () -> chosen.flatMap(this::name)), listener);
    getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke("ctrl F"), "find");
    getActionMap().put("find", NetworkMenu.action("find", find::begin));
    show(Optional.empty());
  }

  private static List<String> headings(Texts texts) {
    return List.of(
        texts.of("column.layer"),
        texts.of("column.operation"),
        texts.of("column.shape"),
        texts.of("column.parameters"),
        texts.of("column.field"),
        texts.of("column.macs"));
  }

  private static JScrollPane scrolled(JComponent inner) {
    JScrollPane pane = new JScrollPane(inner);
    pane.setBorder(null);
    return pane;
  }

  private JComponent right() {
    JScrollPane scroll = scrolled(graph);
    scroll.setWheelScrollingEnabled(false);
    JPanel panel = new JPanel(new BorderLayout());
    panel.add(scroll, BorderLayout.CENTER);
    panel.add(legend, BorderLayout.SOUTH);
    return panel;
  }

  private Optional<String> name(LayerId layer) {
    return scene.map(s -> s.facts().network().displayName(layer));
  }

  /** The drawing's font: that of labels now. */
  Font drawingFont() {
    Font font = UIManager.getFont("Label.font");
    return font == null ? getFont() : font.deriveFont(Font.PLAIN);
  }

  /** Called when the theme, and perhaps its font, has changed. */
  void onRestyle(Runnable action) {
    restyled = action;
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (restyled != null) {
      restyled.run();
    }
  }

  /** Says that a network is on its way, or that there is none. */
  void working(boolean coming) {
    empty.setText(coming ? texts.of("drawing") : texts.of("empty"));
  }

  /** Shows another network. */
  void show(Optional<Scene> next) {
    scene = next;
    table.show(next.map(Scene::tree));
    graph.show(next);
    legend.show(next.map(Scene::facts));
    totals.setText(next.map(s -> totals(s.facts())).orElse(" "));
    totals.setToolTipText(totals.getText());
    empty.setText(texts.of("empty"));
    ((CardLayout) cards.getLayout()).show(cards, next.isPresent() ? "network" : "empty");
    find.again();
  }

  /** Shows the same network with other containers open. */
  void reshape(Scene next, String anchor) {
    scene = Optional.of(next);
    graph.reshape(next, anchor);
    find.again();
  }

  private String totals(NetworkFacts facts) {
    return texts.of(
        "totals",
        facts.network().id(),
        facts.layers().size(),
        Counts.exact(facts.parameters()),
        Counts.brief(facts.macs()),
        facts.network().input().shape().toString());
  }

  /** Marks a layer in tree and graph. */
  void choose(Optional<LayerId> layer) {
    chosen = layer;
    if (layer.isPresent()) {
      table.choose(layer.get());
      graph.choose(layer.get());
    } else {
      table.chooseNone();
      graph.chooseNone();
    }
  }

  private List<LayerId> search(String words) {
    return scene.map(s -> s.facts().matching(words)).orElse(List.of());
  }

  private void mark(List<LayerId> found) {
    table.markFound(found);
    graph.markFound(found);
  }

  /** Lets people write what is shown to files. */
  void setExport(Supplier<List<Exhibit>> exhibits, Consumer<Exhibit> export) {
    bar.setExport(exhibits, export);
  }

  void restore(Map<String, String> state) {
    String divider = state.getOrDefault(DIVIDER, "");
    if (divider.matches("\\d{1,5}")) {
      split.setDividerLocation(Integer.parseInt(divider));
    }
  }

  Map<String, String> state() {
    return split.getDividerLocation() > 0
        ? Map.of(DIVIDER, String.valueOf(split.getDividerLocation()))
        : Map.of();
  }
}
