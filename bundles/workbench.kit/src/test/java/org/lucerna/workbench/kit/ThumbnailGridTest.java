/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.testkit.TestSite;

class ThumbnailGridTest {

  private static final int MANY = 10_000;
  private static final long ROOM = 12 << 20;

  @TempDir Path folder;
  private final Set<Integer> read = new ConcurrentSkipListSet<>();
  private final BufferedImage screen = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
  private CountDownLatch gate = new CountDownLatch(0);
  private TestSite site;
  private ThumbnailGrid grid;
  private JScrollPane pane;
  private Thumbnails thumbnails;

  private record Numbers(int count) implements ThumbnailCells {
    @Override
    public int picture(int cell) {
      return cell;
    }

    @Override
    public String caption(int cell) {
      return "class " + cell % 7;
    }

    @Override
    public List<Badge> badges(int cell) {
      return List.of(
          new Badge(Corner.TOP_LEFT, "test", Tone.NEUTRAL),
          new Badge(Corner.TOP_RIGHT, "97 %", cell % 2 == 0 ? Tone.RIGHT : Tone.WRONG));
    }
  }

  @BeforeEach
  void open() throws Exception {
    site = new TestSite(folder);
    EventQueue.invokeAndWait(
        () -> {
          thumbnails = new Thumbnails(site, this::picture, ROOM);
          grid = new ThumbnailGrid();
          thumbnails.onLoaded(p -> grid.loaded());
          pane = new JScrollPane(grid);
          pane.setSize(800, 600);
          grid.show(new Numbers(MANY), Optional.of(thumbnails));
          layout();
        });
  }

  private RgbImage picture(int number) throws IOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    read.add(number);
    if (number == 3) {
      throw new IOException("picture 3 is broken");
    }
    int[] rgb = new int[160 * 120];
    Arrays.fill(rgb, 0xFF0000 | number & 0xFF);
    return RgbImage.wrap(160, 120, rgb);
  }

  private void layout() {
    pane.doLayout();
    pane.getViewport().doLayout();
    pane.doLayout();
    pane.getViewport().doLayout();
  }

  private void paint() {
    Graphics2D g = screen.createGraphics();
    pane.paint(g);
    g.dispose();
  }

  private void press(String stroke) {
    Object name = grid.getInputMap().get(KeyStroke.getKeyStroke(stroke));
    grid.getActionMap().get(name).actionPerformed(new ActionEvent(grid, 0, ""));
  }

  private void click(int cell, int modifiers, int count) {
    Point at = grid.bounds(cell).getLocation();
    at.translate(20, 20);
    for (int id : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_CLICKED}) {
      grid.dispatchEvent(
          new MouseEvent(grid, id, 0, modifiers, at.x, at.y, count, false, MouseEvent.BUTTON1));
    }
  }

  @Test
  void ofTenThousandOnlyTheSeenArePaintedAndRead() throws Exception {
    EventQueue.invokeAndWait(this::paint);
    site.settle();
    int rows = 600 / grid.cellHeight() + 2;
    assertTrue(grid.painted() <= rows * grid.columns(), grid.painted() + " cells painted");
    assertTrue(grid.painted() >= 20, grid.painted() + " cells painted");
    assertTrue(read.size() <= 2 * rows * grid.columns(), read.size() + " pictures read");
    assertTrue(read.contains(0) && !read.contains(MANY / 2));
  }

  @Test
  void whatWasScrolledPastIsNotRead() throws Exception {
    gate = new CountDownLatch(1);
    EventQueue.invokeAndWait(
        () -> {
          for (int step = 0; step <= 40; step++) {
            int y = (grid.getHeight() - 600) * step / 40;
            pane.getViewport().setViewPosition(new Point(0, y));
            paint();
          }
        });
    gate.countDown();
    site.settle();
    int page = (600 / grid.cellHeight() + 2) * grid.columns();
    assertTrue(read.contains(MANY - 1), "the last page is read");
    assertTrue(read.size() < 3 * page, read.size() + " pictures read");
  }

  @Test
  void thumbnailsTakeNoMoreRoomThanTheyMay() throws Exception {
    for (int turn = 0; turn < 5; turn++) {
      int y = turn * 5000;
      EventQueue.invokeAndWait(
          () -> {
            pane.getViewport().setViewPosition(new Point(0, y));
            paint();
          });
      site.settle();
    }
    assertTrue(read.size() > 100, read.size() + " pictures read");
    assertTrue(thumbnails.bytes() <= ROOM, thumbnails.bytes() + " bytes");
  }

  @Test
  void picturesAppearAndBrokenOnesSayWhy() throws Exception {
    EventQueue.invokeAndWait(this::paint);
    site.settle();
    EventQueue.invokeAndWait(this::paint);
    Point middle = grid.bounds(0).getLocation();
    middle.translate(grid.cellWidth() / 2, grid.cellWidth() / 2);
    assertEquals(0xFF0000, screen.getRGB(middle.x, middle.y) & 0xFFFFFF);
    assertEquals(Optional.of("picture 3 is broken"), thumbnails.problem(3));
    assertEquals(160, thumbnails.size(5).orElseThrow().width);
    assertTrue(site.failures.isEmpty());
  }

  @Test
  void keysMoveThroughRowsAndPages() throws Exception {
    List<Integer> leads = new ArrayList<>();
    grid.onLead(leads::add);
    EventQueue.invokeAndWait(
        () -> {
          press("RIGHT");
          press("RIGHT");
          press("DOWN");
          press("END");
          press("HOME");
          press("PAGE_DOWN");
          press("UP");
          press("LEFT");
        });
    int columns = grid.columns();
    int page = grid.page();
    assertEquals(
        List.of(
            0,
            1,
            1 + columns,
            MANY - 1,
            0,
            page * columns,
            (page - 1) * columns,
            (page - 1) * columns - 1),
        leads);
  }

  @Test
  void severalAreSelectedWithShiftAndControl() throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          click(2, 0, 1);
          click(4, InputEvent.SHIFT_DOWN_MASK, 1);
          click(9, InputEvent.CTRL_DOWN_MASK, 1);
          click(3, InputEvent.CTRL_DOWN_MASK, 1);
        });
    assertEquals(List.of(2, 4, 9), grid.selectedPictures());
  }

  @Test
  void enterAndDoubleClickOpen() throws Exception {
    List<Integer> opened = new ArrayList<>();
    grid.onOpen(opened::add);
    EventQueue.invokeAndWait(
        () -> {
          click(2, 0, 1);
          press("ENTER");
          click(5, 0, 2);
        });
    assertEquals(List.of(2, 5), opened);
  }

  @Test
  void largerThumbnailsMakeFewerColumns() throws Exception {
    int before = grid.columns();
    EventQueue.invokeAndWait(
        () -> {
          grid.setSide(240);
          layout();
        });
    assertTrue(grid.columns() < before);
    assertEquals(
        (MANY + grid.columns() - 1) / grid.columns() * grid.cellHeight(), grid.getHeight());
  }

  /** Says how long painting takes; asserts nothing of it, which belongs to a quiet machine. */
  @Test
  void paintingWhileScrollingIsMeasured() throws Exception {
    int turns = 200;
    double[] millis = new double[turns];
    for (int warm = 0; warm < 2; warm++) {
      for (int turn = 0; turn < turns; turn++) {
        int y = turn * 60;
        int at = turn;
        EventQueue.invokeAndWait(
            () -> {
              pane.getViewport().setViewPosition(new Point(0, y));
              var thread = java.lang.management.ManagementFactory.getThreadMXBean();
              long begin = thread.getCurrentThreadCpuTime();
              paint();
              millis[at] = (thread.getCurrentThreadCpuTime() - begin) / 1e6;
            });
        if (turn % 25 == 0) {
          site.settle();
        }
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "grid of %d, %d cells seen: painting takes %.1f ms (median), %.1f ms (p95) of CPU%n",
        MANY, grid.painted(), millis[turns / 2], millis[turns * 95 / 100]);
    assertTrue(read.size() > 400, "it scrolled through " + read.size());
  }
}
