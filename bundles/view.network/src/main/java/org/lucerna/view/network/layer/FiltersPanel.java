/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import org.lucerna.view.network.structure.Counts;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.workbench.kit.Texts;

/** The weights of a layer as tiles. */
final class FiltersPanel extends JPanel {

  private static final long serialVersionUID = 1L;

  /** What people do. */
  interface Listener {

    /** The mouse stands over a weight; what is said of it, or empty. */
    void said(String text);

    /** Another layer's filters are to be shown. */
    void go(LayerId layer);
  }

  private final transient Texts texts;
  private final transient Listener listener;
  private final TileGrid grid = new TileGrid(new Hand());
  private final ColorBar colors = new ColorBar();
  private final JComboBox<String> scale = new JComboBox<>();
  private final JSpinner input = new JSpinner(new SpinnerNumberModel(0, 0, 0, 1));
  private final JLabel inputLabel;
  private final JLabel note = new JLabel(" ");
  private final JLabel empty = Parts.empty("layer.filters.empty");
  private final JButton go = new JButton();
  private final JPanel cards = new JPanel(new CardLayout());
  private transient Optional<Kernels> kernels = Optional.empty();
  private transient Optional<LayerId> elsewhere = Optional.empty();

  FiltersPanel(Texts texts, Listener listener) {
    super(new BorderLayout());
    this.texts = texts;
    this.listener = listener;
    grid.setName("layer.filters");
    grid.getAccessibleContext().setAccessibleName(texts.of("filters.name"));
    scale.addItem(texts.of("scale.shared"));
    scale.addItem(texts.of("scale.own"));
    Parts.name(scale, "layer.filters.scale", texts.of("scale.tip"));
    Parts.name(input, "layer.filters.input", texts.of("filters.input.tip"));
    inputLabel = new JLabel(texts.of("filters.input"));
    inputLabel.setLabelFor(input);
    scale.addActionListener(e -> fill());
    input.addChangeListener(e -> fill());
    go.setName("layer.filters.go");
    go.addActionListener(e -> elsewhere.ifPresent(listener::go));
    note.setName("layer.filters.note");
    note.setBorder(BorderFactory.createEmptyBorder(3, 6, 3, 6));
    cards.add(nothing(), "empty");
    cards.add(some(), "filters");
    add(cards, BorderLayout.CENTER);
  }

  private JPanel nothing() {
    JPanel inner = new JPanel();
    inner.setLayout(new javax.swing.BoxLayout(inner, javax.swing.BoxLayout.Y_AXIS));
    empty.setAlignmentX(CENTER_ALIGNMENT);
    go.setAlignmentX(CENTER_ALIGNMENT);
    inner.add(javax.swing.Box.createVerticalGlue());
    inner.add(empty);
    inner.add(go);
    inner.add(javax.swing.Box.createVerticalGlue());
    return inner;
  }

  private JPanel some() {
    JScrollPane scroll = new JScrollPane(grid);
    scroll.setBorder(null);
    JPanel below = new JPanel(new BorderLayout());
    JPanel bar = new JPanel(new BorderLayout());
    bar.setBorder(BorderFactory.createEmptyBorder(2, 6, 0, 6));
    bar.add(colors, BorderLayout.CENTER);
    below.add(bar, BorderLayout.NORTH);
    below.add(note, BorderLayout.SOUTH);
    JPanel panel = new JPanel(new BorderLayout());
    panel.add(Parts.row(scale, inputLabel, input), BorderLayout.NORTH);
    panel.add(scroll, BorderLayout.CENTER);
    panel.add(below, BorderLayout.SOUTH);
    return panel;
  }

  /**
   * Says why there is nothing.
   *
   * @param other a layer nearby that has filters
   */
  void showNothing(String why, Optional<LayerId> other) {
    kernels = Optional.empty();
    elsewhere = other;
    grid.show(Tiles.none());
    empty.setText(Parts.wrapped(why));
    go.setVisible(other.isPresent());
    other.ifPresent(layer -> go.setText(texts.of("filters.go", layer.path())));
    ((CardLayout) cards.getLayout()).show(cards, "empty");
  }

  void show(Kernels next) {
    boolean another = kernels.map(k -> k.weights() != next.weights()).orElse(true);
    kernels = Optional.of(next);
    boolean slices = next.kind() == Kernels.Kind.SLICE && next.inputs() > 1;
    input.setVisible(slices);
    inputLabel.setVisible(slices);
    scale.setVisible(next.kind() != Kernels.Kind.MATRIX);
    if (another) {
      grid.forget();
      input.setModel(new SpinnerNumberModel(0, 0, Math.max(0, next.inputs() - 1), 1));
    }
    fill();
    ((CardLayout) cards.getLayout()).show(cards, "filters");
  }

  private void fill() {
    kernels.ifPresent(
        k -> {
          Kernels shown = k.showing((Integer) input.getValue(), scale.getSelectedIndex() == 0);
          grid.show(shown);
          boolean color = k.kind() == Kernels.Kind.COLOR;
          colors.setVisible(!color);
          colors.show(Optional.of(Shades.signed(k.reach())), !shown.shared());
          note.setText(note(k));
        });
  }

  private String note(Kernels k) {
    return switch (k.kind()) {
      case COLOR -> texts.of("filters.color", k.outputs(), Counts.value(k.reach()));
      case SLICE -> texts.of("filters.slice", k.outputs(), k.inputs());
      case MATRIX -> texts.of("filters.matrix", k.outputs(), k.inputs());
    };
  }

  /** What is drawn now. */
  Optional<Kernels> shown() {
    return kernels.map(k -> k.showing((Integer) input.getValue(), scale.getSelectedIndex() == 0));
  }

  private final class Hand implements TileGrid.Listener {
    @Override
    public void chosen(Optional<Integer> number) {
      listener.said(number.map(n -> texts.of("filters.chosen", n)).orElse(""));
    }

    @Override
    public void hovered(Optional<TileGrid.Cell> cell) {
      listener.said(
          cell.flatMap(c -> shown().map(k -> k.value(c.tile(), c.row(), c.column()))).orElse(""));
    }
  }
}
