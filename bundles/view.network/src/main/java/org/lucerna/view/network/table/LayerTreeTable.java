/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.table;

import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import org.lucerna.view.network.structure.LayerTree;
import org.lucerna.vision.api.network.LayerId;

/** A tree of layers with columns. Left and right close and open, clicking chooses. */
public final class LayerTreeTable extends JTable {

  private static final long serialVersionUID = 1L;
  private static final int[] WIDTHS = {16, 13, 8, 7, 8, 7};

  private final transient LayerTreeModel layers;
  private final transient Consumer<LayerTree.Branch> chosen;
  private transient Set<String> found = Set.of();
  private boolean quiet;

  /**
   * @param headings of the {@link LayerTreeModel.Column}s
   * @param chosen told when people choose a row
   */
  public LayerTreeTable(List<String> headings, Consumer<LayerTree.Branch> chosen) {
    super(new LayerTreeModel(headings));
    this.layers = (LayerTreeModel) getModel();
    this.chosen = chosen;
    setName("network.layers");
    setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    setAutoResizeMode(JTable.AUTO_RESIZE_OFF);
    setDefaultRenderer(Object.class, new LayerCell(layers, () -> found));
    getTableHeader().setReorderingAllowed(false);
    if (getTableHeader().getDefaultRenderer() instanceof JLabel heading) {
      heading.setHorizontalAlignment(SwingConstants.LEADING);
    }
    setFillsViewportHeight(true);
    for (int column = 0; column < WIDTHS.length; column++) {
      getColumnModel().getColumn(column).setPreferredWidth(WIDTHS[column] * getFont().getSize());
    }
    getSelectionModel().addListSelectionListener(e -> changed(e.getValueIsAdjusting()));
    addMouseListener(new Mouse());
    on("RIGHT", () -> fold(true));
    on("LEFT", () -> fold(false));
    on("SPACE", this::toggle);
    on("ENTER", this::toggle);
  }

  private void on(String key, Runnable action) {
    getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(key), key);
    getActionMap()
        .put(
            key,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                if (getSelectedRow() >= 0) {
                  action.run();
                }
              }
            });
  }

  public LayerTreeModel layers() {
    return layers;
  }

  private void changed(boolean adjusting) {
    int row = getSelectedRow();
    if (!adjusting && !quiet && row >= 0) {
      chosen.accept(layers.row(row));
    }
  }

  /** Shows another network. */
  public void show(Optional<LayerTree> tree) {
    quietly(() -> layers.show(tree));
  }

  /**
   * Selects a layer without telling; what is around it is opened, unless a container is selected
   * that ends in it.
   */
  public void choose(LayerId layer) {
    int now = getSelectedRow();
    if (now >= 0 && layers.row(now).output().path().equals(layer.path())) {
      return;
    }
    quietly(
        () -> {
          int row = layers.reveal(layer.path());
          if (row >= 0) {
            setRowSelectionInterval(row, row);
            scrollTo(row);
          }
        });
  }

  public void chooseNone() {
    quietly(this::clearSelection);
  }

  /** Marks layers; the first is brought into sight. */
  public void markFound(Collection<LayerId> matches) {
    Set<String> paths = new HashSet<>();
    for (LayerId match : matches) {
      paths.add(match.path());
      paths.addAll(LayerTree.around(match.path()));
    }
    found = Set.copyOf(paths);
    Optional<LayerId> first = matches.stream().findFirst();
    first.ifPresent(layer -> keepSelection(() -> layers.reveal(layer.path())));
    first.ifPresent(layer -> scrollTo(layers.indexOf(layer.path())));
    repaint();
  }

  private void scrollTo(int row) {
    if (row >= 0) {
      scrollRectToVisible(getCellRect(row, 0, true));
    }
  }

  private void quietly(Runnable change) {
    boolean before = quiet;
    quiet = true;
    try {
      change.run();
    } finally {
      quiet = before;
    }
  }

  private void keepSelection(Runnable change) {
    int row = getSelectedRow();
    String path = row < 0 ? "" : layers.row(row).path();
    quietly(
        () -> {
          change.run();
          int now = layers.indexOf(path);
          if (now >= 0) {
            setRowSelectionInterval(now, now);
          }
        });
  }

  private void toggle() {
    int row = getSelectedRow();
    setOpen(row, !layers.isOpen(row));
  }

  private void setOpen(int row, boolean open) {
    keepSelection(() -> layers.setOpen(row, open));
  }

  /** Right opens, or goes inside; left closes, or goes outside. */
  private void fold(boolean open) {
    int row = getSelectedRow();
    boolean container = layers.row(row).isContainer();
    int next = row;
    if (container && layers.isOpen(row) != open) {
      setOpen(row, open);
    } else if (open && container) {
      next = row + 1;
    } else if (!open && layers.parent(row) >= 0) {
      next = layers.parent(row);
    }
    if (next != row) {
      changeSelection(next, 0, false, false);
    }
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return new Dimension(40 * getFont().getSize(), 30 * getRowHeight());
  }

  @Override
  public String getToolTipText(MouseEvent e) {
    int row = rowAtPoint(e.getPoint());
    return row < 0 ? null : layers.row(row).path();
  }

  /** Clicks on the sign of a container, or two on its name, open and close it. */
  private final class Mouse extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      int row = rowAtPoint(e.getPoint());
      if (row < 0) {
        return;
      }
      if (SwingUtilities.isRightMouseButton(e)) {
        setRowSelectionInterval(row, row);
        return;
      }
      int step = LayerCell.indent(LayerTreeTable.this);
      int left = layers.row(row).depth() * step;
      boolean sign =
          columnAtPoint(e.getPoint()) == 0 && e.getX() >= left && e.getX() < left + step + 4;
      if (sign || e.getClickCount() == 2) {
        setOpen(row, !layers.isOpen(row));
      }
    }
  }
}
