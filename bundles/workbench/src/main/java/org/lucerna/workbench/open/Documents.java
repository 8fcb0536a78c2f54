/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentRun;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.task.TaskCenter;
import org.lucerna.workbench.workspace.Edits;
import org.lucerna.workbench.workspace.Preferences;
import org.lucerna.workbench.workspace.WorkspaceState.Open;
import org.lucerna.workbench.workspace.Yaml;

/**
 * Opens and closes data sets, models, pictures and runs: the work in the task centre, the result in
 * the selection, the edit to be undone. Event thread only.
 */
public final class Documents {

  static final String PATH = "path";
  static final String MODEL = "model";

  private final Tools tools;
  private final DataSets data;
  private final Models models;
  private final Texts texts = new Texts(Documents.class);

  /**
   * What it works with.
   *
   * @param studio empty while the bundle that has it is away
   * @param base relative paths are meant against it
   * @param remember changes the user's preferences, beside the event thread
   */
  public record Tools(
      Supplier<Optional<Studio>> studio,
      TaskCenter tasks,
      Voice voice,
      Selection selection,
      Supplier<Path> base,
      Edits edits,
      Consumer<UnaryOperator<Preferences>> remember) {
    /** The service that opens. */
    Studio require() {
      return studio
          .get()
          .orElseThrow(
              () ->
                  new LucernaException(
                      ExitStatus.PLUGIN, new Texts(Documents.class).of("no.studio")));
    }

    /** Closes what was opened too late to be shown. */
    void discard(AutoCloseable resource) {
      tasks.start(
          "Close",
          false,
          progress -> {
            resource.close();
            return "";
          },
          closed -> {},
          voice::failed);
    }
  }

  /** A data set to open. */
  public record Source(Map<String, Object> data, long seed) {

    public Source {
      data = Map.copyOf(data);
    }

    /** As preferences keep it. */
    public Map<String, Object> kept() {
      return Map.of("source", data, "seed", seed);
    }

    /** What {@link #kept} gave. */
    public static Source of(Map<String, Object> kept) {
      return new Source(Yaml.mapping(kept, "source"), Yaml.number(kept, "seed", 0));
    }

    /** Where it lies, or else its name. */
    public String place() {
      return String.valueOf(data.getOrDefault(PATH, name()));
    }

    /** What people call it before it is open. */
    public String name() {
      Object path = data.get(PATH);
      if (path != null) {
        Path file = Path.of(path.toString()).getFileName();
        return file == null ? path.toString() : file.toString();
      }
      return String.valueOf(data.getOrDefault("loader", "data"));
    }
  }

  public Documents(Tools tools) {
    this.tools = tools;
    this.data = new DataSets(tools);
    this.models = new Models(tools);
  }

  /** Opens a data set in the place of the one that is open, and its first test picture. */
  public void data(Source source, Runnable then) {
    data.open(source, then);
  }

  /** Makes a sample of the open data set current. */
  public void sample(int index) {
    data.sample(index);
  }

  /** Opens a picture file. */
  public void picture(Path file, Runnable then) {
    data.picture(file, then);
  }

  /** Opens a model in the place of the one that is open. */
  public void model(Map<String, Object> choice, Runnable then) {
    models.open(choice, then);
  }

  public void closeData() {
    data.close();
  }

  public void closeModel() {
    models.close();
  }

  /** Opens what a workspace remembers. */
  public void restore(Open open) {
    open.run()
        .map(Path::of)
        .filter(Files::isDirectory)
        .ifPresent(f -> tools.selection().set(CurrentRun.class, new CurrentRun(f)));
    if (!open.model().isEmpty()) {
      models.load(open.model(), session -> {});
    }
    if (open.data().isEmpty()) {
      open.picture().ifPresent(this::restorePicture);
    } else {
      data.load(
          new Source(open.data(), open.seed()),
          current -> open.picture().ifPresent(this::restorePicture));
    }
  }

  private void restorePicture(String id) {
    if (!data.sample(id) && Files.isRegularFile(Path.of(id))) {
      data.picture(Path.of(id), () -> {});
    }
  }

  /** Lets go of everything, without an edit. */
  public void closeAll() {
    data.drop();
    models.drop();
    tools.selection().clear(CurrentRun.class);
  }

  /** Opens a run: its model, its data set, its results. */
  public void run(Path folder, Runnable then) {
    tools
        .tasks()
        .start(
            texts.of("task.run", folder.getFileName().toString()),
            false,
            progress -> RunFile.read(folder),
            run -> show(run, then),
            tools.voice()::failed);
  }

  private void show(RunFile run, Runnable then) {
    tools.selection().set(CurrentRun.class, new CurrentRun(run.folder()));
    Runnable model =
        () -> {
          if (run.hasModel()) {
            models.open(Map.of(MODEL, run.folder().toString()), then);
          } else {
            then.run();
          }
        };
    if (run.data().isEmpty()) {
      model.run();
      return;
    }
    Source source = new Source(absolute(run.data(), run.base()), run.seed());
    if (data.current().filter(source::equals).isPresent()) {
      model.run();
    } else {
      data.open(source, model);
    }
  }

  /** What people call a model before it is open. */
  public static String name(Map<String, Object> choice) {
    Object named = choice.getOrDefault(MODEL, choice.getOrDefault("network", MODEL));
    Path file = Path.of(named.toString()).getFileName();
    return file == null ? named.toString() : file.toString();
  }

  /** Paths in what opens a data set or a model, so that it means the same everywhere. */
  static Map<String, Object> absolute(Map<String, Object> values, Path base) {
    Map<String, Object> absolute = new LinkedHashMap<>(values);
    for (String key : List.of(PATH, MODEL, "weights", "network")) {
      if (values.get(key) instanceof String text) {
        Path path = base.resolve(text).normalize();
        boolean must = key.equals(PATH);
        absolute.put(key, must || Files.exists(path) ? path.toString() : text);
      }
    }
    return absolute;
  }
}
