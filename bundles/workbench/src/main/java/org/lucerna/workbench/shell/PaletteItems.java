/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.weights.ModelFiles;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.command.CommandEntry;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.open.Documents;
import org.lucerna.workbench.open.RunFile;
import org.lucerna.workbench.palette.PaletteItem;
import org.lucerna.workbench.workspace.Preferences;

/** Collects what the palette finds. */
final class PaletteItems {

  private final Texts texts = new Texts(PaletteItems.class);
  private final List<PaletteItem> items = new ArrayList<>();

  /** The window's own actions. */
  PaletteItems actions(List<MenuEntry> entries) {
    entries.stream()
        .filter(e -> e.children().isEmpty() && !e.id().startsWith("command."))
        .filter(e -> !e.id().startsWith("view."))
        .forEach(e -> add("action", e.text(), Keys.words(e.key()), e.does().action()));
    return this;
  }

  PaletteItems views(Views views) {
    for (ViewEntry entry : views.entries()) {
      add("view", entry.label(), "", () -> views.show(entry.id()).ifPresent(OpenView::focus));
    }
    return this;
  }

  PaletteItems commands(
      List<CommandEntry> commands, java.util.function.Consumer<CommandEntry> ask) {
    for (CommandEntry command : commands) {
      String title = command.title() + ": " + command.label();
      add("command", title, Keys.words(command.shortcut()), () -> ask.accept(command));
    }
    return this;
  }

  PaletteItems recent(Preferences preferences, Documents documents, Runnable opened) {
    for (Map<String, Object> source : preferences.data()) {
      Documents.Source data = Documents.Source.of(source);
      add("data", data.name(), data.place(), () -> documents.data(data, opened));
    }
    for (Map<String, Object> choice : preferences.models()) {
      add("model", Documents.name(choice), "", () -> documents.model(choice, opened));
    }
    return this;
  }

  /** Weight files, opened as if they had been dropped. */
  PaletteItems weights(List<Path> files, java.util.function.Consumer<Path> open) {
    for (Path file : files) {
      add(
          "model",
          file.getFileName().toString(),
          file.getParent().toString(),
          () -> open.accept(file));
    }
    return this;
  }

  PaletteItems runs(List<Path> folders, Documents documents, Runnable opened) {
    for (Path folder : folders) {
      String name = folder.getFileName().toString();
      add("run", name, "", () -> documents.run(folder, opened));
    }
    return this;
  }

  PaletteItems pictures(Selection selection, Documents documents) {
    List<Sample> samples =
        selection.get(CurrentData.class).map(d -> d.data().samples()).orElse(List.of());
    for (int i = 0; i < samples.size(); i++) {
      int index = i;
      Sample sample = samples.get(i);
      add("picture", sample.id(), sample.split().id(), () -> documents.sample(index));
    }
    return this;
  }

  private void add(String kind, String title, String hint, Runnable action) {
    items.add(new PaletteItem(texts.of("palette." + kind), title, hint, action));
  }

  List<PaletteItem> list() {
    return items;
  }

  /**
   * What is found by reading folders.
   *
   * @param runs run folders of the workspace, newest first
   * @param weights files of the model folders
   */
  record Found(List<Path> runs, List<Path> weights) {

    static final Found NOTHING = new Found(List.of(), List.of());

    static Found in(Path runs, Plugins plugins) {
      List<Path> weights = new ArrayList<>();
      for (Plugin<ModelFiles> folders : plugins.all(ModelFiles.class)) {
        weights.addAll(folders.service().files());
      }
      return new Found(RunFile.in(runs), weights);
    }
  }
}
