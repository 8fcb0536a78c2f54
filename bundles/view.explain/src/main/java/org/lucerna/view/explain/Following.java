/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.api.current.CurrentMethod;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.Texts;

/** What the left column reads and does: between what is chosen here and current in the window. */
final class Following implements SidePane.Owner {

  /** Where what is chosen is kept. */
  interface Kept {

    Choice now();

    /**
     * @param ask whether maps are to be asked for at once
     */
    void set(Choice next, boolean ask);
  }

  private final Texts texts = new Texts(Following.class);
  private final Selection selection;
  private final Installed installed;
  private final Kept kept;

  Following(Selection selection, Installed installed, Kept kept) {
    this.selection = selection;
    this.installed = installed;
    this.kept = kept;
  }

  /** The class that is current in the window. */
  static OptionalInt currentClass(Selection selection) {
    return selection
        .get(CurrentClass.class)
        .map(c -> OptionalInt.of(c.index()))
        .orElse(OptionalInt.empty());
  }

  private Optional<Session> session() {
    return selection.get(CurrentModel.class).map(CurrentModel::session);
  }

  @Override
  public Choice choice() {
    return kept.now();
  }

  @Override
  public void choose(Choice next) {
    kept.set(next, true);
  }

  /** The class that is current already is let go. */
  @Override
  public void chosenClass(int index) {
    if (currentClass(selection).equals(OptionalInt.of(index))) {
      selection.clear(CurrentClass.class);
      return;
    }
    if (!choice().targets().contains(Choice.FOLLOW)) {
      kept.set(choice().withTargets(List.of(Choice.FOLLOW)), false);
    }
    List<String> classes = classes();
    String name = index < classes.size() ? classes.get(index) : "class " + index;
    selection.set(CurrentClass.class, new CurrentClass(index, name));
  }

  @Override
  public void chosenMethod(String id) {
    selection.set(CurrentMethod.class, new CurrentMethod(id));
  }

  @Override
  public String following(boolean layer) {
    String current =
        layer
            ? selection.get(CurrentLayer.class).map(CurrentLayer::name).orElse("")
            : selection.get(CurrentClass.class).map(CurrentClass::name).orElse("");
    return current.isEmpty()
        ? texts.of("following.usual", Choice.usual(installed, layer ? "layer" : "target"))
        : texts.of("following", current);
  }

  @Override
  public List<String> layers() {
    return session()
        .map(s -> s.layers(List.of("all")).stream().map(s.network()::displayName).toList())
        .orElse(List.of());
  }

  @Override
  public List<String> classes() {
    return session().map(Session::classes).orElse(List.of());
  }
}
