/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.BorderLayout;
import java.awt.Font;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import org.lucerna.core.api.data.Box;
import org.lucerna.view.network.structure.LayerFact;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/** The picture above, maps, filters and facts of the layer below. */
final class LayerPanel extends JPanel {

  private static final long serialVersionUID = 1L;

  /** What people do. */
  interface Listener {

    /** Other things than before are in sight. */
    void turned();

    void go(LayerId layer);

    /** The commands for this layer are wanted. */
    void analyse();
  }

  private final transient Texts texts;
  private final JLabel title = new JLabel(" ");
  private final JLabel subtitle = new JLabel(" ");
  private final JLabel under = new JLabel(" ");
  private final JButton analyse;
  private final PicturePane picture;
  private final MapsPanel maps;
  private final FiltersPanel filters;
  private final FactsPanel facts;
  private final JTabbedPane tabs = new JTabbedPane();
  private transient Optional<Shown> shown = Optional.empty();
  private transient Optional<Integer> channel = Optional.empty();

  LayerPanel(Texts texts, Listener listener) {
    super(new BorderLayout());
    this.texts = texts;
    setName("layer.view");
    picture = new PicturePane(texts.of("picture.name"));
    maps = new MapsPanel(texts, new Pointing());
    filters = new FiltersPanel(texts, new Weighing(listener));
    facts = new FactsPanel(texts);
    analyse = new JButton(texts.of("analyse"), Icons.of("icons/menu.svg", LayerPanel.class));
    analyse.setName("layer.analyse");
    analyse.setMnemonic(texts.of("analyse.mnemonic").charAt(0));
    analyse.setToolTipText(texts.of("analyse.tip"));
    analyse.addActionListener(e -> listener.analyse());
    tabs.setName("layer.tabs");
    tabs.addTab(texts.of("tab.maps"), maps);
    tabs.addTab(texts.of("tab.filters"), filters);
    tabs.addTab(texts.of("tab.facts"), facts);
    tabs.addChangeListener(e -> listener.turned());
    JPanel above = new JPanel(new BorderLayout());
    above.add(picture, BorderLayout.CENTER);
    above.add(under, BorderLayout.SOUTH);
    under.setName("layer.value");
    under.setBorder(BorderFactory.createEmptyBorder(3, 6, 3, 6));
    JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, above, tabs);
    split.setResizeWeight(0.4);
    split.setBorder(null);
    add(head(), BorderLayout.NORTH);
    add(split, BorderLayout.CENTER);
    showNothing(texts.of("layer.none"));
  }

  private JPanel head() {
    title.setName("layer.title");
    title.putClientProperty("FlatLaf.styleClass", "h4");
    subtitle.setName("layer.subtitle");
    JPanel names = new JPanel(new BorderLayout());
    names.add(title, BorderLayout.NORTH);
    names.add(subtitle, BorderLayout.SOUTH);
    JPanel head = new JPanel(new BorderLayout(6, 0));
    head.setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 6));
    head.add(names, BorderLayout.CENTER);
    JPanel right = new JPanel(new BorderLayout());
    right.add(analyse, BorderLayout.NORTH);
    head.add(right, BorderLayout.EAST);
    return head;
  }

  Shown.Tab tab() {
    return Shown.Tab.values()[tabs.getSelectedIndex()];
  }

  /** Says what to do. */
  void showNothing(String sentence) {
    shown = Optional.empty();
    channel = Optional.empty();
    title.setText(texts.of("layer.title"));
    subtitle.setText(" ");
    analyse.setEnabled(false);
    picture.show(Optional.empty());
    picture.showMap(Optional.empty(), Shades.signed(1));
    picture.showField(Optional.empty());
    maps.showNothing(sentence);
    filters.showNothing(sentence, Optional.empty());
    facts.show(Optional.empty(), Optional.empty());
    under.setText(" ");
  }

  void show(Shown next) {
    boolean another = shown.map(s -> !s.isLayerOf(next.subject())).orElse(true);
    shown = Optional.of(next);
    LayerFact layer = next.layer();
    title.setText(layer.name());
    title.setToolTipText(layer.path());
    subtitle.setText(layer.operation() + " \u2192 " + layer.shape());
    subtitle.setToolTipText(subtitle.getText());
    analyse.setEnabled(next.subject().session().isPresent());
    picture.show(next.maps().map(FeatureMaps::crop));
    if (another) {
      channel = Optional.empty();
    }
    if (next.maps().isPresent()) {
      maps.show(next.maps().get(), another);
    } else {
      picture.showMap(Optional.empty(), Shades.signed(1));
      boolean weights = next.subject().session().isPresent();
      maps.showNothing(texts.of(weights ? "maps.picture" : "maps.weights"));
    }
    showFilters(next);
    facts.show(Optional.of(layer), Optional.of(next.known().facts()));
    point(Optional.empty());
  }

  private void showFilters(Shown next) {
    if (next.kernels().isPresent()) {
      filters.show(next.kernels().get());
    } else if (next.subject().session().isEmpty()) {
      filters.showNothing(texts.of("maps.weights"), Optional.empty());
    } else if (next.weight().isEmpty()) {
      filters.showNothing(texts.of("filters.none"), next.subject().nearestWeights());
    } else {
      ParameterSpec weight = next.weight().get();
      boolean large = weight.elements() > Subject.MOST_WEIGHTS;
      filters.showNothing(
          large ? texts.of("filters.large", weight.elements()) : texts.of("filters.reading"),
          Optional.empty());
    }
  }

  Optional<Shown> shown() {
    return shown;
  }

  Optional<MapTiles> tiles() {
    return maps.tiles();
  }

  Optional<Kernels> kernels() {
    return filters.shown();
  }

  /** Frames what a value depends on; without one, what the middle cell does. */
  private void point(Optional<MapsPanel.Value> value) {
    if (shown.isEmpty() || shown.get().maps().isEmpty()) {
      picture.showField(Optional.empty());
      under.setText(" ");
      return;
    }
    FeatureMaps now = shown.get().maps().get();
    Planes planes = now.planes();
    boolean stale =
        value
            .map(
                v ->
                    v.channel() >= planes.channels()
                        || v.row() >= planes.rows()
                        || v.column() >= planes.columns())
            .orElse(false);
    if (value.isEmpty() || stale) {
      picture.showField(Optional.empty());
      under.setText(
          channel.map(c -> texts.of("picture.channel", c)).orElse(texts.of("picture.hint")));
      return;
    }
    MapsPanel.Value v = value.get();
    Optional<Box> seen =
        shown.get().known().regions().of(now.layer().node().id(), v.channel(), v.row(), v.column());
    picture.showField(seen);
    under.setText(Spoken.of(texts, shown.get(), v, seen));
    under.setToolTipText(under.getText());
  }

  private void overlay() {
    Optional<FeatureMaps> now = shown.flatMap(Shown::maps).filter(m -> !m.planes().isFlat());
    Optional<Integer> one = channel.filter(c -> now.isPresent());
    picture.showMap(
        one.map(c -> now.get().planes().values().slice(c)),
        one.map(c -> Shades.of(now.get().channels().get(c))).orElse(Shades.signed(1)));
  }

  boolean hasOverlay() {
    return picture.hasMap();
  }

  /** Shows the commands; none says so. */
  void offer(List<Analyses.Entry> entries, Consumer<Analyses.Entry> chosen) {
    JPopupMenu menu = menu(entries, chosen);
    if (analyse.isShowing()) {
      menu.show(analyse, 0, analyse.getHeight());
    }
  }

  JPopupMenu menu(List<Analyses.Entry> entries, Consumer<Analyses.Entry> chosen) {
    JPopupMenu menu = new JPopupMenu();
    for (Analyses.Entry entry : entries) {
      JMenuItem item = new JMenuItem(entry.label() + "...");
      item.setName("layer.analyse." + entry.command());
      item.setToolTipText(entry.command());
      item.addActionListener(e -> chosen.accept(entry));
      menu.add(item);
    }
    if (entries.isEmpty()) {
      menu.add(new JMenuItem(texts.of("analyse.none"))).setEnabled(false);
    }
    return menu;
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (title != null) {
      title.setFont(title.getFont().deriveFont(Font.BOLD));
    }
  }

  /** The mouse over maps. */
  private final class Pointing implements MapsPanel.Listener {
    @Override
    public void channel(Optional<Integer> chosen) {
      channel = chosen;
      overlay();
      point(Optional.empty());
    }

    @Override
    public void hovered(Optional<MapsPanel.Value> value) {
      point(value);
    }
  }

  /** The mouse over filters. */
  private final class Weighing implements FiltersPanel.Listener {
    private final Listener listener;

    Weighing(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void said(String text) {
      under.setText(text.isEmpty() ? " " : text);
    }

    @Override
    public void go(LayerId layer) {
      listener.go(layer);
    }
  }
}
