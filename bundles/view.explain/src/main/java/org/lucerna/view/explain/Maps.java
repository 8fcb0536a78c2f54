/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.List;
import java.util.Optional;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;

/** The maps of the view: takes answers in, colours them, compares them, shows them. */
final class Maps implements Asking.Listener, GridPane.Listener {

  /** What the maps tell. */
  interface Owner {

    /** The rows to expect for a picture. */
    List<Aims.Expected> expected(Subject subject);

    /** The first picture of an order is known. */
    void subject(Subject subject);

    /** Another choice among the maps. */
    void chosen(List<Drawn> maps);

    /** All that was asked for is there, or drawn in another way. */
    void settled();
  }

  private final Texts texts = new Texts(Maps.class);
  private final Owner owner;
  private final Grid grid = new Grid();
  private final Center center;
  private final StatusStrip strip;
  private final Latest<List<Drawn>> coloring;
  private Groups groups = Groups.none();
  private Optional<Subject> current = Optional.empty();
  private Look look;
  private boolean first;

  /**
   * @param cancelled stops what is being asked
   */
  Maps(Site site, Look look, Owner owner, Runnable cancelled) {
    this.owner = owner;
    this.look = look;
    center = new Center(grid, this);
    center.look(look);
    strip = new StatusStrip(cancelled);
    coloring = new Latest<>(site, texts.of("colouring"), this::recolored);
  }

  Center center() {
    return center;
  }

  StatusStrip strip() {
    return strip;
  }

  Grid grid() {
    return grid;
  }

  Groups groups() {
    return groups;
  }

  /** The picture that is current in the window, once the model has seen it. */
  Optional<Subject> current() {
    return current;
  }

  Look look() {
    return look;
  }

  /** Nothing can be shown. */
  void clear() {
    strip.busy(false);
    grid.clear();
    groups = Groups.none();
    current = Optional.empty();
    center.say("");
    changed();
  }

  void look(Look next) {
    boolean colors = !next.isColoredAs(look);
    look = next;
    center.look(next);
    if (colors) {
      recolor();
    }
    if (!grid.cells().isEmpty()) {
      owner.settled();
    }
  }

  private void recolor() {
    List<Cell> cells = grid.cells().stream().map(Drawn::cell).toList();
    Coloring next = new Coloring(look);
    coloring.wish(progress -> next.all(cells, progress));
  }

  private void recolored(List<Drawn> drawn) {
    drawn.forEach(grid::redraw);
    changed();
    center
        .large()
        .flatMap(l -> drawn.stream().filter(d -> d.cell() == l.cell()).findFirst())
        .ifPresent(center::open);
  }

  private void changed() {
    center.pane().changed();
    center.table().show(grid.cells(), groups);
    chosen(center.pane().chosen());
  }

  /** Two chosen maps subtracted, shown large. */
  void difference() {
    List<Drawn> two = center.pane().chosen();
    if (two.size() == 2) {
      Cell cell = Difference.of(two.get(0).cell(), two.get(1).cell());
      opened(new Coloring(look).difference(cell));
    }
  }

  List<Exhibit> exhibits(Installed installed, Optional<Recipe> recipe) {
    List<Drawn> chosen = center.large().map(List::of).orElseGet(() -> center.pane().chosen());
    return new Exhibits(installed, look, center.pane().captions(), recipe)
        .of(grid, chosen, center.table(), groups);
  }

  @Override
  public void columns(List<Columns.Column> columns) {
    grid.begin(columns);
    groups = Groups.none();
    center.pane().show(groups);
    first = true;
  }

  @Override
  public void subject(Subject subject) {
    grid.expect(subject, owner.expected(subject));
    if (first) {
      first = false;
      current = Optional.of(subject);
      owner.subject(subject);
    }
    center.filled();
    center.pane().changed();
  }

  @Override
  public void cell(Drawn drawn) {
    grid.put(drawn);
    center.pane().changed();
    center
        .large()
        .filter(l -> isSameKind(l.cell(), drawn.cell()))
        .ifPresent(l -> center.open(drawn));
  }

  /** A map shown large follows the picture. */
  private boolean isSameKind(Cell a, Cell b) {
    return a.answer().method().equals(b.answer().method())
        && a.answer().layerName().equals(b.answer().layerName())
        && a.part() == b.part()
        && current.filter(s -> s == b.subject()).isPresent();
  }

  @Override
  public void note(String method, String sentence) {
    grid.note(method, sentence);
    center.pane().repaint();
  }

  @Override
  public void failed(String sentence) {
    center.say(sentence);
  }

  @Override
  public void done() {
    strip.busy(false);
    groups = Groups.of(grid.cells().stream().map(Drawn::cell).toList());
    grid.missing(texts.of("cell.missing"));
    center.pane().show(groups);
    changed();
    if (look.scale() != Look.Scale.OWN) {
      recolor();
    }
    owner.settled();
  }

  @Override
  public void under(Optional<Readout> readout, Optional<Drawn> drawn) {
    strip.under(readout, drawn);
  }

  @Override
  public void chosen(List<Drawn> maps) {
    strip.rest(maps.isEmpty() ? grid.cells().stream().findFirst() : Optional.of(maps.get(0)));
    owner.chosen(maps);
  }

  @Override
  public void opened(Drawn map) {
    center.open(map);
    strip.rest(Optional.of(map));
  }
}
