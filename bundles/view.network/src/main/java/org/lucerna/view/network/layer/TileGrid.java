/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JPanel;
import javax.swing.JViewport;
import javax.swing.KeyStroke;
import javax.swing.Scrollable;
import javax.swing.UIManager;

/**
 * Many small maps, of which those in sight alone are painted. At most four million pixels of
 * painted tiles are kept.
 */
final class TileGrid extends JPanel implements Scrollable {

  private static final long serialVersionUID = 1L;
  private static final int KEPT_PIXELS = 4_000_000;

  /** A value under the mouse. */
  record Cell(int tile, int row, int column) {}

  /** What people do with tiles. */
  interface Listener {

    /** A tile was chosen; its number, or empty for none. */
    void chosen(Optional<Integer> number);

    /** The mouse stands over a value, or over none. */
    void hovered(Optional<Cell> cell);
  }

  private final transient Listener listener;
  private transient Tiles tiles = Tiles.none();
  private final transient Map<Integer, BufferedImage> painted =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, BufferedImage> eldest) {
          return (long) size() * tiles.rows() * tiles.columns() > KEPT_PIXELS && size() > 1;
        }
      };
  private transient Optional<Integer> chosen = Optional.empty();
  private double side = 5;

  TileGrid(Listener listener) {
    this.listener = listener;
    setFocusable(true);
    TileMouse mouse = new TileMouse(this);
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    addMouseWheelListener(mouse);
    on("LEFT", () -> move(-1));
    on("RIGHT", () -> move(1));
    on("UP", () -> move(-columns()));
    on("DOWN", () -> move(columns()));
    on("HOME", () -> move(-tiles.count()));
    on("END", () -> move(tiles.count()));
    on("ESCAPE", () -> choose(Optional.empty()));
    on("typed +", () -> resizeTiles(1.25));
    on("typed -", () -> resizeTiles(0.8));
  }

  private void on(String key, Runnable action) {
    getInputMap().put(KeyStroke.getKeyStroke(key), key);
    getActionMap()
        .put(
            key,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  Listener listener() {
    return listener;
  }

  Tiles tiles() {
    return tiles;
  }

  /** Shows other tiles; the chosen number stays chosen. */
  void show(Tiles next) {
    tiles = next;
    painted.clear();
    revalidate();
    repaint();
  }

  /** Chooses by number, and tells. */
  void choose(Optional<Integer> number) {
    chosen = number;
    listener.chosen(number);
    repaint();
  }

  /** Without telling. */
  void forget() {
    chosen = Optional.empty();
    repaint();
  }

  Optional<Integer> chosen() {
    return chosen;
  }

  private int chosenTile() {
    for (int tile = 0; tile < tiles.count(); tile++) {
      if (chosen.equals(Optional.of(tiles.number(tile)))) {
        return tile;
      }
    }
    return -1;
  }

  private void move(int by) {
    if (tiles.count() == 0) {
      return;
    }
    int now = chosenTile();
    int next = now < 0 ? 0 : Math.max(0, Math.min(tiles.count() - 1, now + by));
    choose(Optional.of(tiles.number(next)));
    scrollRectToVisible(place(next));
  }

  /** Sets how large tiles are drawn, by a factor. */
  void resizeTiles(double factor) {
    side = Math.max(2, Math.min(30, side * factor));
    revalidate();
    repaint();
  }

  private int gap() {
    return Math.max(3, getFont().getSize() / 3);
  }

  /** One alone takes all the room. */
  private int tileWidth() {
    if (tiles.count() == 1) {
      return Math.max(1, room() - 2 * gap());
    }
    return (int) Math.round(side * getFont().getSize());
  }

  private int mapHeight() {
    return Math.max(1, tileWidth() * tiles.rows() / Math.max(1, tiles.columns()));
  }

  private int tileHeight() {
    return mapHeight() + getFontMetrics(captionFont()).getHeight();
  }

  private java.awt.Font captionFont() {
    return getFont().deriveFont(getFont().getSize2D() * 0.8f);
  }

  private int room() {
    return getParent() instanceof JViewport port ? port.getWidth() : getWidth();
  }

  int columns() {
    return Math.max(1, (room() - gap()) / (tileWidth() + gap()));
  }

  /** Where a tile lies, its caption included. */
  Rectangle place(int tile) {
    int column = tile % columns();
    int row = tile / columns();
    return new Rectangle(
        gap() + column * (tileWidth() + gap()),
        gap() + row * (tileHeight() + gap()),
        tileWidth(),
        tileHeight());
  }

  /** The value under a point of the grid. */
  Optional<Cell> cellAt(Point point) {
    int column = (point.x - gap()) / (tileWidth() + gap());
    int tile = (point.y - gap()) / (tileHeight() + gap()) * columns() + column;
    if (point.x < gap() || point.y < gap() || column >= columns() || tile >= tiles.count()) {
      return Optional.empty();
    }
    Rectangle place = place(tile);
    int x = (point.x - place.x) * tiles.columns() / tileWidth();
    int y = (point.y - place.y) * tiles.rows() / mapHeight();
    return x >= 0 && x < tiles.columns() && y >= 0 && y < tiles.rows()
        ? Optional.of(new Cell(tile, y, x))
        : Optional.empty();
  }

  @Override
  public Dimension getPreferredSize() {
    int rows = (tiles.count() + columns() - 1) / columns();
    return new Dimension(
        tileWidth() + 2 * gap(), gap() + Math.max(1, rows) * (tileHeight() + gap()));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION,
          tiles.columns() > 2 * tileWidth()
              ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
              : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setFont(captionFont());
      Rectangle clip = g.getClipBounds();
      int step = tileHeight() + gap();
      int first = Math.max(0, (clip.y - gap()) / step) * columns();
      int last = Math.min(tiles.count(), ((clip.y + clip.height) / step + 1) * columns());
      for (int tile = first; tile < last; tile++) {
        paint(g, tile);
      }
    } finally {
      g.dispose();
    }
  }

  private void paint(Graphics2D g, int tile) {
    Rectangle place = place(tile);
    BufferedImage image = painted.computeIfAbsent(tile, tiles::image);
    g.drawImage(image, place.x, place.y, place.width, mapHeight(), null);
    boolean marked = chosen.equals(Optional.of(tiles.number(tile)));
    if (marked) {
      Color accent = UIManager.getColor("Actions.Blue");
      g.setColor(accent == null ? getForeground() : accent);
      g.setStroke(new java.awt.BasicStroke(gap()));
      g.drawRect(place.x, place.y, place.width, mapHeight());
    }
    FontMetrics metrics = g.getFontMetrics();
    g.setColor(getForeground());
    Graphics2D cut = (Graphics2D) g.create();
    cut.clipRect(place.x, place.y, place.width + gap() - 1, place.height);
    cut.drawString(tiles.caption(tile), place.x, place.y + mapHeight() + metrics.getAscent());
    cut.dispose();
  }

  /** How many painted tiles are kept. */
  int kept() {
    return painted.size();
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return new Dimension(20 * getFont().getSize(), 20 * getFont().getSize());
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return Math.max(1, (tileHeight() + gap()) / 3);
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return Math.max(1, visible.height - gap());
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return false;
  }
}
