/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.Font;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.view.network.structure.LayerTree;
import org.lucerna.view.network.structure.NetworkFacts;

/**
 * A network laid out for one set of open containers. Immutable; made away from the event thread.
 *
 * @param groups frames around open containers, the outer first
 * @param captions of the boxes
 */
public record Scene(
    NetworkFacts facts,
    LayerTree tree,
    Blocks blocks,
    GraphLayout layout,
    Font font,
    List<Group> groups,
    List<Caption> captions) {

  /** A frame around what an open container holds. */
  public record Group(String path, Rectangle2D frame) {}

  public static Scene of(NetworkFacts facts, LayerTree tree, Blocks blocks, Font font) {
    GraphLayout layout = GraphLayout.of(blocks, new Sizes(font));
    List<Group> groups = groups(tree, blocks, layout, font);
    List<Caption> captions = Caption.all(blocks, layout, new Sizes(font));
    return new Scene(facts, tree, blocks, layout, font, groups, captions);
  }

  /** Only of containers whose boxes lie together. */
  private static List<Group> groups(LayerTree tree, Blocks blocks, GraphLayout layout, Font font) {
    List<Group> groups = new ArrayList<>();
    for (LayerTree.Branch container : tree.containers()) {
      if (!blocks.open().contains(container.path())) {
        continue;
      }
      double edge = Math.max(1, 6 - container.depth()) * 0.12 * font.getSize2D();
      frame(container.path() + ".", blocks, layout)
          .map(f -> grown(f, 0.35 * font.getSize2D() + edge))
          .filter(f -> !holdsOthers(f, container.path() + ".", blocks, layout))
          .ifPresent(f -> groups.add(new Group(container.path(), f)));
    }
    return List.copyOf(groups);
  }

  private static Optional<Rectangle2D> frame(String prefix, Blocks blocks, GraphLayout layout) {
    Optional<Rectangle2D> frame = Optional.empty();
    int boxes = 0;
    for (int i = 0; i < layout.places().size(); i++) {
      if (blocks.boxes().get(i).path().startsWith(prefix)) {
        Rectangle2D place = layout.places().get(i);
        frame = Optional.of(frame.map(f -> f.createUnion(place)).orElse(place));
        boxes++;
      }
    }
    return boxes > 1 ? frame : Optional.empty();
  }

  private static boolean holdsOthers(
      Rectangle2D frame, String prefix, Blocks blocks, GraphLayout layout) {
    for (int i = 0; i < layout.places().size(); i++) {
      boolean mine = blocks.boxes().get(i).path().startsWith(prefix);
      if (!mine && layout.places().get(i).intersects(frame)) {
        return true;
      }
    }
    return false;
  }

  private static Rectangle2D grown(Rectangle2D r, double by) {
    return new Rectangle2D.Double(
        r.getX() - by, r.getY() - by, r.getWidth() + 2 * by, r.getHeight() + 2 * by);
  }

  /** The box at a point of the drawing. */
  public Optional<Integer> boxAt(Point2D point) {
    for (int i = 0; i < layout.places().size(); i++) {
      if (layout.places().get(i).contains(point)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The innermost frame at a point. */
  public Optional<Group> groupAt(Point2D point) {
    Optional<Group> found = Optional.empty();
    for (Group group : groups) {
      if (group.frame().contains(point)) {
        found = Optional.of(group);
      }
    }
    return found;
  }
}
