/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.open.Documents.Tools;
import org.lucerna.workbench.workspace.Edits;

/** Opens and closes models. Event thread only. */
final class Models {

  private final Tools tools;
  private final Texts texts = new Texts(Models.class);

  /** Of two that were asked for one after the other the later one stays. */
  private int newest;

  Models(Tools tools) {
    this.tools = tools;
  }

  /** Opens a model in the place of the one that is open. */
  void open(Map<String, Object> choice, Runnable then) {
    Optional<Map<String, Object>> before =
        tools.selection().get(CurrentModel.class).map(m -> m.session().choice());
    load(
        choice,
        session -> {
          String label = texts.of("edit.model", session.title());
          tools
              .edits()
              .add(
                  new Edits.Edit(
                      label,
                      () -> before.ifPresentOrElse(c -> load(c, s -> {}), this::drop),
                      () -> load(choice, s -> {})));
          then.run();
        });
  }

  /** Opens without keeping an edit. */
  void load(Map<String, Object> choice, Consumer<Session> then) {
    int mine = ++newest;
    Path base = tools.base().get();
    Map<String, Object> absolute = Documents.absolute(choice, base);
    tools
        .tasks()
        .start(
            texts.of("task.model", Documents.name(choice)),
            true,
            progress -> open(absolute, base, progress),
            session -> {
              if (mine != newest) {
                tools.discard(session);
                return;
              }
              show(session, absolute);
              then.accept(session);
            },
            tools.voice()::failed);
  }

  private Session open(Map<String, Object> choice, Path base, Progress progress)
      throws IOException {
    return tools.require().open(choice, base, progress);
  }

  private void show(Session session, Map<String, Object> choice) {
    // Layers and classes of another network mean nothing in this one.
    tools.selection().clear(CurrentLayer.class);
    tools.selection().clear(CurrentClass.class);
    tools.selection().set(CurrentModel.class, new CurrentModel(session));
    tools.voice().say(texts.of("said.model", session.title(), session.engine()));
    tools.remember().accept(p -> p.withModel(choice));
  }

  void close() {
    tools
        .selection()
        .get(CurrentModel.class)
        .map(m -> m.session().choice())
        .ifPresent(
            choice -> {
              drop();
              tools
                  .edits()
                  .add(
                      new Edits.Edit(
                          texts.of("edit.close", Documents.name(choice)),
                          () -> load(choice, s -> {}),
                          this::drop));
            });
  }

  /** Closes without keeping an edit. */
  void drop() {
    newest++;
    tools.selection().clear(CurrentLayer.class);
    tools.selection().clear(CurrentClass.class);
    tools.selection().clear(CurrentModel.class);
  }
}
