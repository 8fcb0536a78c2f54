/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.export;

import java.awt.Component;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.Images;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.open.Voice;
import org.lucerna.workbench.task.TaskCenter;

/** Lets exhibits leave the window. Event thread only. */
public final class Exports {

  /** Copied pictures are sharp on screens of twice the usual density. */
  private static final double COPIED_SCALE = 2;

  private final ExportFiles files;
  private final TaskCenter tasks;
  private final Voice voice;
  private final Selection selection;
  private final Supplier<Path> folder;
  private final Texts texts = new Texts(Exports.class);

  /**
   * Where exports go and what is said of them.
   *
   * @param folder the workspace's figures
   */
  public record Place(TaskCenter tasks, Voice voice, Selection selection, Supplier<Path> folder) {}

  public Exports(ExportFiles files, Place place) {
    this.files = files;
    this.tasks = place.tasks();
    this.voice = place.voice();
    this.selection = place.selection();
    this.folder = place.folder();
  }

  /** Asks, then writes in the task centre. */
  public void ask(Component parent, List<Exhibit> exhibits) {
    if (exhibits.isEmpty()) {
      voice.say(texts.of("export.nothing"));
      return;
    }
    ExportDialog dialog = new ExportDialog(exhibits, folder.get());
    dialog.open(parent, () -> write(dialog.exhibit(), dialog.wanted(facts())), this::copy);
  }

  private void write(Exhibit exhibit, ExportFiles.Wanted wanted) {
    tasks.start(
        texts.of("export.task", wanted.file().getFileName()),
        true,
        progress -> files.write(exhibit, wanted),
        file -> voice.say(texts.of("export.done", file)),
        voice::failed);
  }

  /** What data set and model are, for the text beside a file. */
  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    selection
        .get(CurrentData.class)
        .ifPresent(
            d ->
                facts.add(
                    texts.of(
                        "export.data",
                        d.data().name(),
                        d.data().samples().size(),
                        d.source(),
                        Long.toString(d.seed()))));
    selection
        .get(CurrentModel.class)
        .ifPresent(
            m -> {
              facts.add(texts.of("export.model", m.session().title(), m.session().engine()));
              m.session().provenance().forEach((key, value) -> facts.add(key + ": " + value));
            });
    return facts;
  }

  /** Copies a picture, or a table as text, to the clipboard. */
  public void copy(Exhibit exhibit) {
    tasks.start(
        texts.of("export.copy"),
        false,
        progress -> transferable(exhibit),
        copied -> {
          try {
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(copied, null);
            voice.say(texts.of("export.copied", exhibit.name()));
          } catch (IllegalStateException e) {
            voice.failed(e); // Another program holds the clipboard.
          }
        },
        voice::failed);
  }

  private static Transferable transferable(Exhibit exhibit) {
    if (exhibit.content() instanceof Exhibit.Drawn drawn) {
      return CopiedImage.opaque(Images.of(drawn.figure(), COPIED_SCALE));
    }
    return new StringSelection(((Exhibit.Listed) exhibit.content()).table().csv());
  }
}
