/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where boxes and wires lie. The longest chain runs straight down the middle; every other chain,
 * and every wire that passes rows by, gets a straight column of its own beside what it passes, the
 * short ones inside. So no box lies on another and no wire runs through a box.
 *
 * @param places of the boxes
 * @param wires in the order of their ends
 */
public record GraphLayout(List<Rectangle2D> places, List<Wire> wires, double width, double height) {

  /**
   * From one box down to another. Long wires of one box share their column.
   *
   * @param branch its last part, which it shares with none
   * @param farthest whether it is the longest of its box, along which all others run up to their
   *     branches
   */
  public record Wire(int from, int to, Path2D path, Path2D branch, boolean farthest) {

    Rectangle2D bounds() {
      return path.getBounds2D();
    }
  }

  /** Not for the event thread. */
  public static GraphLayout of(Blocks blocks, Sizes sizes) {
    return new Run(blocks, sizes).layout();
  }

  /** Something that needs a straight column from row to row; the source of a long wire, or -1. */
  private record Column(List<Integer> boxes, int source, int first, int last) {
    static final Comparator<Column> INSIDE_FIRST =
        Comparator.comparingInt(Column::length)
            .thenComparingInt(Column::first)
            .thenComparingInt(Column::box);

    int length() {
      return last - first;
    }

    int box() {
      return boxes.isEmpty() ? source : boxes.get(0);
    }
  }

  /** One layout in the making. */
  private static final class Run {
    private final Blocks blocks;
    private final Sizes sizes;
    private final Chains chains;
    private final double boxWidth;
    private final double[] centres;
    private final Map<Integer, Double> lanes = new HashMap<>();
    private final double[] right;
    private final double[] left;

    Run(Blocks blocks, Sizes sizes) {
      this.blocks = blocks;
      this.sizes = sizes;
      this.chains = Chains.of(blocks);
      this.boxWidth = sizes.boxWidth(blocks);
      this.centres = new double[blocks.boxes().size()];
      this.right = new double[chains.rowCount()];
      this.left = new double[chains.rowCount()];
      Arrays.fill(right, boxWidth / 2);
      Arrays.fill(left, boxWidth / 2);
    }

    GraphLayout layout() {
      List<Column> columns = columns();
      columns.sort(Column.INSIDE_FIRST);
      columns.forEach(this::place);
      double shift = Arrays.stream(left).max().orElse(0) + sizes.margin();
      double[] tops = tops();
      List<Rectangle2D> places = new ArrayList<>();
      for (int box = 0; box < centres.length; box++) {
        centres[box] += shift;
        places.add(
            new Rectangle2D.Double(
                centres[box] - boxWidth / 2,
                tops[chains.rows()[box]],
                boxWidth,
                sizes.boxHeight()));
      }
      lanes.replaceAll((box, x) -> x + shift);
      double width = shift + Arrays.stream(right).max().orElse(0) + sizes.margin();
      double height = tops[tops.length - 1] + sizes.boxHeight() + sizes.gap() + sizes.margin();
      return new GraphLayout(List.copyOf(places), wires(places), width, height);
    }

    private List<Column> columns() {
      List<Column> columns = new ArrayList<>();
      for (List<Integer> chain : chains.chains().subList(1, chains.chains().size())) {
        int end = chain.get(chain.size() - 1);
        int last = Math.max(chains.rows()[end], farthest(end) - 1);
        columns.add(new Column(chain, -1, chains.rows()[chain.get(0)], last));
      }
      for (int box = 0; box < centres.length; box++) {
        int row = chains.rows()[box];
        int last = farthest(box) - 1;
        if (last > row && !endsSideChain(box)) {
          columns.add(new Column(List.of(), box, row + 1, last));
        }
      }
      return columns;
    }

    /** Its long wires go on in its own column. */
    private boolean endsSideChain(int box) {
      for (List<Integer> chain : chains.chains().subList(1, chains.chains().size())) {
        if (chain.get(chain.size() - 1) == box) {
          return true;
        }
      }
      return false;
    }

    private int farthest(int box) {
      return blocks.readers(box).stream().mapToInt(r -> chains.rows()[r]).max().orElse(-1);
    }

    private void place(Column column) {
      double width = column.source() < 0 ? boxWidth : sizes.lane();
      double toRight = reach(right, column) + sizes.space() + width / 2;
      double toLeft = reach(left, column) + sizes.space() + width / 2;
      boolean onRight = isRight(column, toRight - toLeft);
      double x = onRight ? toRight : -toLeft;
      double[] side = onRight ? right : left;
      Arrays.fill(side, column.first(), column.last() + 1, Math.abs(x) + width / 2);
      column.boxes().forEach(box -> centres[box] = x);
      int owner =
          column.source() < 0 ? column.boxes().get(column.boxes().size() - 1) : column.source();
      lanes.put(owner, x);
    }

    /**
     * Wires stay on their source's side. Chains go to the side where the network's own order puts
     * them, unless the other has much more room.
     *
     * @param more how much further out it would be on the right
     */
    private boolean isRight(Column column, double more) {
      if (column.source() >= 0) {
        return centres[column.source()] >= 0;
      } else if (Math.abs(more) > 1.5 * boxWidth) {
        return more < 0;
      }
      return column.boxes().get(0) > chains.chains().get(0).get(column.first());
    }

    private static double reach(double[] side, Column column) {
      double reach = 0;
      for (int row = column.first(); row <= column.last(); row++) {
        reach = Math.max(reach, side[row]);
      }
      return reach;
    }

    /** Rows stand further apart where wires go far to the side between them. */
    private double[] tops() {
      double[] sideways = new double[chains.rowCount()];
      for (int box = 0; box < centres.length; box++) {
        for (int in : blocks.inputs().get(box)) {
          int from = chains.rows()[in];
          int to = chains.rows()[box];
          double lane = to == from + 1 ? centres[in] : lanes.get(in);
          sideways[from] = Math.max(sideways[from], Math.abs(centres[in] - lane));
          sideways[to - 1] = Math.max(sideways[to - 1], Math.abs(centres[box] - lane));
        }
      }
      double[] tops = new double[sideways.length];
      tops[0] = sizes.margin();
      for (int row = 1; row < tops.length; row++) {
        double more = Math.min(0.08 * sideways[row - 1], 3 * sizes.gap());
        tops[row] = tops[row - 1] + sizes.boxHeight() + sizes.gap() + more;
      }
      return tops;
    }

    private List<Wire> wires(List<Rectangle2D> places) {
      List<Wire> wires = new ArrayList<>();
      for (int box = 0; box < places.size(); box++) {
        for (int in : blocks.inputs().get(box)) {
          boolean farthest = farthest(in) == chains.rows()[box];
          wires.add(new Wire(in, box, path(in, box, places), branch(in, box, places), farthest));
        }
      }
      return List.copyOf(wires);
    }

    private Path2D path(int from, int to, List<Rectangle2D> places) {
      Rectangle2D start = places.get(from);
      Rectangle2D end = places.get(to);
      Path2D path = new Path2D.Double();
      path.moveTo(start.getCenterX(), start.getMaxY());
      int row = chains.rows()[from];
      int last = chains.rows()[to];
      if (last > row + 1) {
        double lane = lanes.get(from);
        curve(path, lane, rowTop(places, row + 1));
        path.lineTo(lane, rowTop(places, last - 1) + sizes.boxHeight());
      }
      curve(path, end.getCenterX(), end.getMinY());
      return path;
    }

    private Path2D branch(int from, int to, List<Rectangle2D> places) {
      int last = chains.rows()[to];
      if (last == chains.rows()[from] + 1) {
        return path(from, to, places);
      }
      Path2D branch = new Path2D.Double();
      branch.moveTo(lanes.get(from), rowTop(places, last - 1) + sizes.boxHeight());
      curve(branch, places.get(to).getCenterX(), places.get(to).getMinY());
      return branch;
    }

    /** The first chain has a box in every row. */
    private double rowTop(List<Rectangle2D> places, int row) {
      return places.get(chains.chains().get(0).get(row)).getMinY();
    }

    private static void curve(Path2D path, double x, double y) {
      double fromX = path.getCurrentPoint().getX();
      double fromY = path.getCurrentPoint().getY();
      if (fromX == x) {
        path.lineTo(x, y);
      } else {
        double middle = (fromY + y) / 2;
        path.curveTo(fromX, middle, x, middle, x, y);
      }
    }
  }
}
