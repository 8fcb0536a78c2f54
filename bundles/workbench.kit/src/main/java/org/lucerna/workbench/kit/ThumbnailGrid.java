/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.DefaultListSelectionModel;
import javax.swing.JComponent;
import javax.swing.ListSelectionModel;
import javax.swing.Scrollable;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;

/**
 * Thumbnails in rows, for the inside of a scroll pane: of any number only those that are seen are
 * painted and read. Arrows, Home, End, Page Up and Page Down move, with Shift they extend the
 * selection; Ctrl+A selects all; Enter or a double click opens.
 */
public final class ThumbnailGrid extends JComponent implements Scrollable {

  private static final long serialVersionUID = 1L;
  private static final long TILES = 48L << 20;

  private final transient List<IntConsumer> leads = new ArrayList<>();
  private final transient List<IntConsumer> openings = new ArrayList<>();
  private final ListSelectionModel selection = new DefaultListSelectionModel();
  private final transient ScaledTiles tiles = new ScaledTiles(TILES);
  private transient ThumbnailCells cells = ThumbnailCells.NONE;
  private transient Optional<Thumbnails> thumbnails = Optional.empty();
  private String nothing = "";
  private int side = 112;
  private transient Optional<Rectangle> requested = Optional.empty();
  private int painted;

  public ThumbnailGrid() {
    setFocusable(true);
    setFont(UIManager.getFont("Label.font"));
    GridHand.install(this);
    ToolTipManager.sharedInstance().registerComponent(this);
    selection.addListSelectionListener(e -> repaint());
  }

  /** Shows these cells; what was selected is selected no longer. */
  public void show(ThumbnailCells next, Optional<Thumbnails> pictures) {
    if (!pictures.equals(thumbnails)) {
      tiles.clear();
    }
    cells = next;
    thumbnails = pictures;
    selection.setValueIsAdjusting(true);
    selection.clearSelection();
    selection.setAnchorSelectionIndex(-1);
    selection.setLeadSelectionIndex(-1);
    selection.setValueIsAdjusting(false);
    requested = Optional.empty();
    revalidate();
    repaint();
  }

  /** To be called when thumbnails have come: their listener belongs to whoever made them. */
  public void loaded() {
    repaint();
  }

  /** What is said where there are no cells. */
  public void setEmptyText(String text) {
    nothing = text;
    repaint();
  }

  public ThumbnailCells cells() {
    return cells;
  }

  /** The square of a picture, at scale 1 of the font. */
  public void setSide(int pixels) {
    int lead = selection.getLeadSelectionIndex();
    side = pixels;
    requested = Optional.empty();
    revalidate();
    repaint();
    if (lead >= 0) {
      java.awt.EventQueue.invokeLater(() -> reveal(lead));
    }
  }

  public int side() {
    return side;
  }

  public ListSelectionModel selection() {
    return selection;
  }

  /** Pictures of the selected cells, in the order in which they stand. */
  public List<Integer> selectedPictures() {
    List<Integer> found = new ArrayList<>();
    for (int i = Math.max(0, selection.getMinSelectionIndex());
        i <= selection.getMaxSelectionIndex() && i < cells.count();
        i++) {
      if (selection.isSelectedIndex(i)) {
        found.add(cells.picture(i));
      }
    }
    return found;
  }

  /** Told the cell that the user went to. */
  public void onLead(IntConsumer listener) {
    leads.add(listener);
  }

  /** Told the cell that the user opens. */
  public void onOpen(IntConsumer listener) {
    openings.add(listener);
  }

  /** Selects a cell alone and shows it, without telling anybody. */
  public void select(int cell) {
    selection.setSelectionInterval(cell, cell);
    reveal(cell);
  }

  void goTo(int cell, boolean extend) {
    int to = Math.max(0, Math.min(cells.count() - 1, cell));
    if (cells.count() == 0) {
      return;
    }
    if (extend && selection.getAnchorSelectionIndex() >= 0) {
      selection.setSelectionInterval(selection.getAnchorSelectionIndex(), to);
    } else {
      selection.setSelectionInterval(to, to);
    }
    reveal(to);
    tellLead(to);
  }

  void tellLead(int cell) {
    getAccessibleContext().setAccessibleDescription(cells.tip(cell));
    leads.forEach(l -> l.accept(cell));
  }

  /** Opens a cell as a double click does; nothing where there is none. */
  public void open(int cell) {
    if (cell >= 0 && cell < cells.count()) {
      openings.forEach(l -> l.accept(cell));
    }
  }

  private void reveal(int cell) {
    if (cell < cells.count()) {
      scrollRectToVisible(bounds(cell));
    }
  }

  private int pad() {
    return UIScale.scale(6);
  }

  private int square() {
    return UIScale.scale(side);
  }

  /** What a column takes at least. */
  public int columnWidth() {
    return cellWidth();
  }

  int cellWidth() {
    return square() + 2 * pad();
  }

  int cellHeight() {
    return square() + 2 * pad() + line();
  }

  private int line() {
    return getFontMetrics(getFont()).getHeight() + UIScale.scale(4);
  }

  /** How many cells a row has now. */
  public int columns() {
    int width = getParent() == null ? getWidth() : getParent().getWidth();
    return Math.max(1, width / cellWidth());
  }

  private int rows() {
    return (cells.count() + columns() - 1) / columns();
  }

  /** How many rows are seen at once. */
  int page() {
    return Math.max(1, getVisibleRect().height / cellHeight());
  }

  /** Where a cell lies. */
  public Rectangle bounds(int cell) {
    int columns = columns();
    int gap = Math.max(0, getWidth() - columns * cellWidth()) / (columns + 1);
    int column = cell % columns;
    return new Rectangle(
        gap + column * (cellWidth() + gap),
        cell / columns * cellHeight(),
        cellWidth(),
        cellHeight());
  }

  /** The cell at a point, if there is one. */
  public Optional<Integer> at(java.awt.Point point) {
    int columns = columns();
    int gap = Math.max(0, getWidth() - columns * cellWidth()) / (columns + 1);
    int column = (point.x - gap) / (cellWidth() + gap);
    int cell = point.y / cellHeight() * columns + column;
    boolean inside = column >= 0 && column < columns && point.y >= 0 && cell < cells.count();
    return inside && bounds(cell).contains(point) ? Optional.of(cell) : Optional.empty();
  }

  /** Cells that are seen now, row by row. */
  public List<Integer> seen() {
    Rectangle visible = getVisibleRect();
    int first = visible.y / cellHeight() * columns();
    int end = ((visible.y + visible.height - 1) / cellHeight() + 1) * columns();
    List<Integer> found = new ArrayList<>();
    for (int cell = first; cell < Math.min(cells.count(), end); cell++) {
      found.add(cell);
    }
    return found;
  }

  /** How many cells the last painting painted. */
  int painted() {
    return painted;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(cellWidth(), rows() * cellHeight());
  }

  @Override
  public void updateUI() {
    setFont(UIManager.getFont("Label.font"));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      CellPainter painter = new CellPainter(this, g, tiles);
      if (cells.count() == 0) {
        painter.empty(nothing);
        return;
      }
      Rectangle clip = g.getClipBounds() == null ? getVisibleRect() : g.getClipBounds();
      double density = g.getTransform().getScaleX();
      int columns = columns();
      int first = Math.max(0, clip.y / cellHeight() * columns);
      int last = Math.min(cells.count(), ((clip.y + clip.height) / cellHeight() + 1) * columns);
      for (int cell = first; cell < last; cell++) {
        paint(painter, cell, (int) Math.ceil(square() * density));
      }
      painted = Math.max(0, last - first);
      request((int) Math.ceil(square() * density));
    } finally {
      g.dispose();
    }
  }

  private void paint(CellPainter painter, int cell, int pixels) {
    Rectangle at = bounds(cell);
    CellPainter.Look look =
        new CellPainter.Look(
            selection.isSelectedIndex(cell),
            selection.getLeadSelectionIndex() == cell,
            isFocusOwner());
    painter.frame(at, look);
    Rectangle square = new Rectangle(at.x + pad(), at.y + pad(), square(), square());
    int picture = cells.picture(cell);
    Rectangle shown =
        painter.picture(
            square,
            thumbnails.flatMap(t -> t.get(picture, pixels)),
            thumbnails.flatMap(t -> t.problem(picture)).isPresent());
    painter.caption(
        new Rectangle(square.x, square.y + square.height, square.width, line()),
        cells.caption(cell),
        look);
    cells.badges(cell).forEach(badge -> painter.badge(shown, badge));
  }

  /** Wishes for what is seen, then for the page after it; once for every place. */
  private void request(int pixels) {
    Rectangle seen = getVisibleRect();
    if (thumbnails.isEmpty() || requested.filter(seen::equals).isPresent()) {
      return;
    }
    requested = Optional.of(seen);
    int columns = columns();
    int first = seen.y / cellHeight() * columns;
    int rows = seen.height / cellHeight() + 2;
    List<Integer> wanted = new ArrayList<>();
    for (int cell = first; cell < Math.min(cells.count(), first + 2 * rows * columns); cell++) {
      wanted.add(cells.picture(cell));
    }
    thumbnails.get().want(wanted, pixels);
  }

  @Override
  public String getToolTipText(MouseEvent event) {
    return at(event.getPoint())
        .map(
            cell ->
                thumbnails
                    .flatMap(t -> t.problem(cells.picture(cell)))
                    .orElseGet(() -> cells.tip(cell)))
        .orElse(null);
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return new Dimension(5 * cellWidth(), 4 * cellHeight());
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return cellHeight() / 2;
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return page() * cellHeight();
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return getParent() != null && getParent().getHeight() > rows() * cellHeight();
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new Accessible();
    }
    return accessibleContext;
  }

  private final class Accessible extends AccessibleJComponent {
    private static final long serialVersionUID = 1L;

    @Override
    public AccessibleRole getAccessibleRole() {
      return AccessibleRole.LIST;
    }
  }
}
