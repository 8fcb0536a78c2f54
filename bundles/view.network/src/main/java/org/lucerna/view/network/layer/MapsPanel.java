/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import org.lucerna.view.network.layer.FeatureMaps.Sorting;
import org.lucerna.view.network.structure.Counts;
import org.lucerna.workbench.kit.Texts;

/** The channels of a layer for the current picture, as maps or as bars. */
final class MapsPanel extends JPanel {

  private static final long serialVersionUID = 1L;

  /** What is pointed at or chosen. */
  interface Listener {

    /** A channel is to be shown large, or none. */
    void channel(Optional<Integer> channel);

    /** The mouse stands over a value of a channel, or over none. */
    void hovered(Optional<Value> value);
  }

  /** One value of the layer. */
  record Value(int channel, int row, int column) {}

  private final transient Texts texts;
  private final transient Listener listener;
  private final TileGrid grid = new TileGrid(new Hand());
  private final BarsPane bars = new BarsPane(this::bar);
  private final ColorBar colors = new ColorBar();
  private final JComboBox<Sorting> sort = new JComboBox<>();
  private final JComboBox<String> scale = new JComboBox<>();
  private final JLabel statistics = new JLabel(" ");
  private final JPanel cards = new JPanel(new CardLayout());
  private final JLabel empty;
  private transient Optional<FeatureMaps> maps = Optional.empty();
  private transient List<Integer> order = List.of();

  MapsPanel(Texts texts, Listener listener) {
    super(new BorderLayout());
    this.texts = texts;
    this.listener = listener;
    this.empty = Parts.empty("layer.maps.empty");
    grid.setName("layer.maps");
    grid.getAccessibleContext().setAccessibleName(texts.of("maps.name"));
    bars.setName("layer.bars");
    bars.getAccessibleContext().setAccessibleName(texts.of("bars.name"));
    scale.addItem(texts.of("scale.shared"));
    scale.addItem(texts.of("scale.own"));
    sort.setRenderer(new SortCell(texts, () -> maps));
    Parts.name(sort, "layer.sort", texts.of("sort.tip"));
    Parts.name(scale, "layer.scale", texts.of("scale.tip"));
    sort.addActionListener(e -> fill());
    scale.addActionListener(e -> fill());
    sorts(List.of(Sorting.CHANNEL, Sorting.MEAN, Sorting.MAX));
    cards.add(empty, "empty");
    cards.add(mapCard(), "maps");
    cards.add(barCard(), "bars");
    statistics.setName("layer.statistics");
    add(Parts.halves(sort, scale), BorderLayout.NORTH);
    add(cards, BorderLayout.CENTER);
    add(statistics, BorderLayout.SOUTH);
    statistics.setBorder(BorderFactory.createEmptyBorder(3, 6, 3, 6));
  }

  private JPanel mapCard() {
    JPanel panel = new JPanel(new BorderLayout());
    JScrollPane scroll = new JScrollPane(grid);
    scroll.setBorder(null);
    panel.add(scroll, BorderLayout.CENTER);
    colors.setBorder(BorderFactory.createEmptyBorder(0, 6, 0, 6));
    JPanel below = new JPanel(new BorderLayout());
    below.setBorder(BorderFactory.createEmptyBorder(2, 6, 0, 6));
    below.add(colors, BorderLayout.CENTER);
    panel.add(below, BorderLayout.SOUTH);
    return panel;
  }

  private JPanel barCard() {
    JPanel panel = new JPanel(new BorderLayout());
    panel.setBorder(BorderFactory.createEmptyBorder(6, 6, 6, 6));
    panel.add(bars, BorderLayout.CENTER);
    return panel;
  }

  private void sorts(List<Sorting> all) {
    List<Sorting> now = new ArrayList<>();
    for (int i = 0; i < sort.getItemCount(); i++) {
      now.add(sort.getItemAt(i));
    }
    if (now.equals(all)) {
      sort.repaint();
      return;
    }
    Object selected = sort.getSelectedItem();
    DefaultComboBoxModel<Sorting> model = new DefaultComboBoxModel<>();
    model.addAll(all);
    boolean kept = selected != null && all.contains(selected);
    model.setSelectedItem(kept ? selected : all.get(0));
    sort.setModel(model);
  }

  /** Says why there is nothing. */
  void showNothing(String why) {
    maps = Optional.empty();
    order = List.of();
    grid.show(Tiles.none());
    grid.forget();
    bars.show(List.of());
    empty.setText(Parts.wrapped(why));
    statistics.setText(" ");
    card("empty");
  }

  private void card(String name) {
    ((CardLayout) cards.getLayout()).show(cards, name);
  }

  /**
   * @param another whether it is another layer than before, of which no channel is chosen yet
   */
  void show(FeatureMaps next, boolean another) {
    maps = Optional.of(next);
    if (another) {
      grid.forget();
    }
    List<Sorting> all = new ArrayList<>(List.of(Sorting.CHANNEL, Sorting.MEAN, Sorting.MAX));
    next.contributions().ifPresent(c -> all.add(Sorting.CONTRIBUTION));
    sorts(all);
    fill();
    listener.channel(grid.chosen());
  }

  private void fill() {
    if (maps.isEmpty()) {
      return;
    }
    FeatureMaps now = maps.get();
    Sorting sorting = (Sorting) sort.getSelectedItem();
    order = now.order(sorting);
    scale.setEnabled(!now.planes().isFlat());
    if (now.planes().isFlat()) {
      boolean shares = sorting == Sorting.CONTRIBUTION;
      bars.show(
          order.stream()
              .map(
                  c ->
                      shares
                          ? now.contributions().get().values().get(c)
                          : now.channels().get(c).mean())
              .toList());
      card("bars");
    } else {
      MapTiles tiles = tiles().orElseThrow();
      grid.show(tiles);
      colors.show(Optional.of(tiles.all()), !tiles.shared());
      card("maps");
    }
    say(grid.chosen());
  }

  /** What is drawn now. */
  Optional<MapTiles> tiles() {
    return maps.filter(m -> !m.planes().isFlat())
        .map(m -> MapTiles.of(m, (Sorting) sort.getSelectedItem(), scale.getSelectedIndex() == 0));
  }

  /** Of a channel, or of the layer. */
  private void say(Optional<Integer> channel) {
    maps.ifPresent(
        m -> {
          Planes.Summary s = channel.map(m.channels()::get).orElse(m.all());
          String what =
              channel
                  .map(c -> texts.of("statistics.channel", c))
                  .orElse(texts.of("statistics.all"));
          statistics.setText(
              texts.of(
                  "statistics",
                  what,
                  Counts.value(s.min()),
                  Counts.value(s.mean()),
                  Counts.value(s.max()),
                  Math.round(100 * s.zeros())));
        });
  }

  private void bar(int place) {
    listener.hovered(
        place < 0 || place >= order.size()
            ? Optional.empty()
            : Optional.of(new Value(order.get(place), 0, 0)));
  }

  private final class Hand implements TileGrid.Listener {
    @Override
    public void chosen(Optional<Integer> number) {
      say(number);
      listener.channel(number);
    }

    @Override
    public void hovered(Optional<TileGrid.Cell> cell) {
      listener.hovered(
          cell.filter(c -> c.tile() < order.size())
              .map(c -> new Value(order.get(c.tile()), c.row(), c.column())));
    }
  }
}
