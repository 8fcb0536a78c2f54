/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.JViewport;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/**
 * The grid on the screen. A click chooses a map, Ctrl or Shift and a click a second one, a double
 * click or Enter shows it large; Ctrl and the wheel make all larger or smaller.
 */
final class GridPane extends JPanel implements Scrollable {

  private static final long serialVersionUID = 1L;
  private static final double STEP = 1.12;

  /** Hears what the mouse does; event thread. */
  interface Listener {

    /** Nothing is under the mouse where it is empty. */
    void under(Optional<Readout> readout, Optional<Drawn> drawn);

    void chosen(List<Drawn> maps);

    void opened(Drawn map);
  }

  private final transient Grid grid;
  private final transient Listener listener;
  private final transient CellPainter painter = new CellPainter();
  private final transient Captions captions = new Captions();
  private final transient List<Cell> chosen = new ArrayList<>();
  private transient Look look = Look.usual();
  private transient Places places = new Places(List.of(), new Dimension(), false);
  private transient Dimension room = new Dimension();
  private double zoom = 1;

  GridPane(Grid grid, Listener listener) {
    this.grid = grid;
    this.listener = listener;
    setName("explain.grid");
    setFocusable(true);
    setToolTipText("");
    getAccessibleContext().setAccessibleName("Maps");
    Mouse mouse = new Mouse();
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    addMouseWheelListener(mouse);
  }

  /** Shows what the grid holds now. */
  void changed() {
    painter.forget();
    chosen.removeIf(c -> grid.cells().stream().noneMatch(d -> d.cell() == c));
    arrange();
    getAccessibleContext()
        .setAccessibleDescription(
            String.join("; ", grid.cells().stream().map(d -> d.cell().title()).toList()));
    repaint();
  }

  /** Says which maps are the same. */
  void show(Groups groups) {
    captions.show(groups);
    repaint();
  }

  void look(Look next) {
    boolean places = (next.style() == Look.Style.SIDE_BY_SIDE) != isWide();
    look = next;
    if (places) {
      arrange();
    }
    repaint();
  }

  private boolean isWide() {
    return look.style() == Look.Style.SIDE_BY_SIDE;
  }

  /** The chosen maps in the order in which they were chosen. */
  List<Drawn> chosen() {
    List<Drawn> maps = new ArrayList<>();
    for (Cell cell : chosen) {
      grid.cells().stream().filter(d -> d.cell() == cell).forEach(maps::add);
    }
    return maps;
  }

  /** Chooses the next or previous map. */
  void step(int by) {
    List<Drawn> all = grid.cells();
    if (all.isEmpty()) {
      return;
    }
    List<Cell> cells = all.stream().map(Drawn::cell).toList();
    int at = chosen.isEmpty() ? -1 : cells.indexOf(chosen.get(chosen.size() - 1));
    int next = at < 0 ? 0 : Math.floorMod(at + by, cells.size());
    chosen.clear();
    chosen.add(cells.get(next));
    places.items().stream()
        .filter(i -> drawn(i).map(d -> d.cell() == cells.get(next)).orElse(false))
        .findFirst()
        .ifPresent(i -> scrollRectToVisible(i.bounds()));
    listener.chosen(chosen());
    repaint();
  }

  void zoom(double factor) {
    zoom = Math.max(0.4, Math.min(4, zoom * factor));
    painter.forget();
    arrange();
    repaint();
  }

  private void arrange() {
    JViewport port = (JViewport) SwingUtilities.getAncestorOfClass(JViewport.class, this);
    room = port == null ? getSize() : port.getExtentSize();
    Places.Measures measures =
        new Places.Measures(
            UIScale.scale(10),
            captions.height(this),
            UIScale.scale(132),
            UIScale.scale(620),
            isWide() ? 3 : 1,
            zoom);
    places = Places.of(grid, room, measures);
    revalidate();
  }

  Places places() {
    return places;
  }

  private Optional<Drawn> drawn(Places.Item item) {
    return item.column().flatMap(c -> grid.cell(item.row(), c));
  }

  /** The room for it has another size. */
  void resized() {
    arrangeFor();
    repaint();
  }

  /** What is written under a map. */
  List<String> lines(Cell cell) {
    return captions.lines(cell, grid.rows().size() == 1);
  }

  Captions captions() {
    return captions;
  }

  /** Sizes follow the window. */
  private void arrangeFor() {
    JViewport port = (JViewport) SwingUtilities.getAncestorOfClass(JViewport.class, this);
    Dimension now = port == null ? getSize() : port.getExtentSize();
    if (!now.equals(room)) {
      painter.forget();
      arrange();
    }
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    arrangeFor();
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    Rectangle visible = g.getClipBounds();
    for (Places.Item item : places.items()) {
      if (item.column().isPresent() && (visible == null || visible.intersects(item.bounds()))) {
        map(g, item);
      }
    }
    places.items().stream().filter(i -> i.column().isEmpty()).forEach(i -> leader(g, i));
    g.dispose();
  }

  private void map(Graphics2D g, Places.Item item) {
    Optional<Drawn> drawn = drawn(item);
    if (drawn.isPresent()) {
      painter.map(g, drawn.get(), item.image(), look);
      frame(g, item, drawn.get().cell());
      captions.paint(g, item, lines(drawn.get().cell()));
    } else {
      Columns.Column column = item.column().orElseThrow();
      painter.dimmed(g, item.row().subject().image(), item.image());
      painter.message(g, item.image(), waiting(column));
      captions.paint(g, item, List.of(column.label(), column.layer(), ""));
    }
  }

  private String waiting(Columns.Column column) {
    return grid.note(column.method()).or(() -> grid.note(column.label())).orElse("\u2026");
  }

  /** The picture itself stays in sight while maps are scrolled to the side. */
  private void leader(Graphics2D g, Places.Item item) {
    Rectangle image = new Rectangle(item.image());
    Rectangle bounds = new Rectangle(item.bounds());
    int shift = places.matrix() ? Math.max(0, getVisibleRect().x) : 0;
    image.x += shift;
    bounds.x += shift;
    if (shift > 0) {
      g.setColor(UIManager.getColor("Panel.background"));
      int gap = UIScale.scale(10);
      g.fillRect(bounds.x - gap, bounds.y, bounds.width + 2 * gap, bounds.height);
    }
    Subject subject = item.row().subject();
    painter.picture(g, subject.image(), image);
    captions.paint(
        g,
        new Places.Item(item.row(), item.column(), image, bounds),
        captions.leader(item, places, grid.rows().size() == 1));
  }

  private void frame(Graphics2D g, Places.Item item, Cell cell) {
    int order = chosen.indexOf(cell);
    if (order < 0) {
      return;
    }
    Color accent = UIManager.getColor("Component.accentColor");
    g.setColor(accent == null ? Color.BLUE : accent);
    g.setStroke(new java.awt.BasicStroke(UIScale.scale(3f)));
    Rectangle r = item.image();
    g.drawRect(r.x - 1, r.y - 1, r.width + 1, r.height + 1);
  }

  @Override
  public Dimension getPreferredSize() {
    return places.size();
  }

  @Override
  public void updateUI() {
    super.updateUI();
    setOpaque(false);
  }

  @Override
  public String getToolTipText(MouseEvent e) {
    return item(e.getPoint()).flatMap(i -> drawn(i)).map(d -> captions.tip(d.cell())).orElse(null);
  }

  private Optional<Places.Item> item(Point at) {
    return places.items().stream().filter(i -> i.bounds().contains(at)).findFirst();
  }

  private Optional<Readout> readout(Places.Item item, Point at) {
    Rectangle image = item.image();
    int side = isWide() ? image.height : image.width;
    int step = isWide() ? (image.width - side) / 2 : side;
    double inside = step == 0 ? 0 : (at.x - image.x) % step;
    if (inside >= side || !image.contains(at)) {
      return Optional.empty();
    }
    return drawn(item)
        .map(
            d -> {
              int width = d.cell().subject().crop().width();
              int height = d.cell().subject().crop().height();
              int x = (int) Math.min(width - 1, inside * width / side);
              int y =
                  (int) Math.min(height - 1.0, (at.y - image.y) * (double) height / image.height);
              return Readout.at(d, x, y);
            });
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return new Dimension(UIScale.scale(480), UIScale.scale(360));
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return UIScale.scale(40);
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return Math.max(1, orientation == 1 ? visible.height : visible.width);
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return getParent() == null || getParent().getWidth() > places.size().width;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return getParent() == null || getParent().getHeight() > places.size().height;
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      requestFocusInWindow();
      Optional<Drawn> map = item(e.getPoint()).flatMap(GridPane.this::drawn);
      boolean more = e.isControlDown() || e.isShiftDown() || e.isMetaDown();
      if (!more) {
        chosen.clear();
      }
      map.ifPresent(
          d -> {
            if (!chosen.remove(d.cell())) {
              chosen.add(d.cell());
            }
            while (chosen.size() > 2) {
              chosen.remove(0);
            }
          });
      listener.chosen(chosen());
      repaint();
      if (e.getClickCount() == 2 && !more) {
        map.ifPresent(listener::opened);
      }
    }

    @Override
    public void mouseMoved(MouseEvent e) {
      Optional<Places.Item> item = item(e.getPoint());
      listener.under(
          item.flatMap(i -> readout(i, e.getPoint())), item.flatMap(GridPane.this::drawn));
    }

    @Override
    public void mouseExited(MouseEvent e) {
      listener.under(Optional.empty(), Optional.empty());
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent e) {
      if (e.isControlDown()) {
        zoom(Math.pow(STEP, -e.getPreciseWheelRotation()));
      } else if (getParent() != null) {
        getParent().dispatchEvent(SwingUtilities.convertMouseEvent(GridPane.this, e, getParent()));
      }
    }
  }
}
