/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.workbench.api.Opener;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.task.TaskCenter;

/** Opens whatever is dropped, typed, chosen or named on the command line. Event thread only. */
public final class Openings {

  private final Kinds kinds;
  private final Documents documents;
  private final Window window;
  private final Supplier<List<Opener>> openers;
  private final Texts texts = new Texts(Openings.class);

  /** What opening asks of the window. */
  public interface Window {
    TaskCenter tasks();

    Voice voice();

    /** For openers of other bundles. */
    Site site();

    /** Opens a command's dialog. */
    void ask(String command, Map<String, ?> values);

    /** Goes to another workspace. */
    void workspace(Path folder);

    /** Lets the user choose the network that weights belong to; calls back with the choice. */
    void network(Path weights, List<String> networks, Consumer<String> chosen);

    /** Something was opened by the user: shows where it is looked at. */
    void opened();
  }

  /**
   * @param openers of other bundles, asked first
   */
  public Openings(Kinds kinds, Documents documents, Window window, Supplier<List<Opener>> openers) {
    this.kinds = kinds;
    this.documents = documents;
    this.window = window;
    this.openers = openers;
  }

  /** What was found out about a path, away from the event thread. */
  private record Found(
      Path path, Optional<Opener> opener, Kind kind, Optional<String> network, List<String> all) {}

  /** Opens paths, each by itself. */
  public void open(List<Path> paths) {
    paths.forEach(this::open);
  }

  /** Opens a path. */
  public void open(Path path) {
    Path clean = path.toAbsolutePath().normalize();
    window
        .tasks()
        .start(
            texts.of("task.look", name(clean)),
            false,
            progress -> look(clean),
            this::open,
            window.voice()::failed);
  }

  private Found look(Path path) {
    if (!Files.exists(path)) {
      throw new LucernaException(ExitStatus.UNREADABLE, texts.of("said.missing", path));
    }
    Optional<Opener> opener = openers.get().stream().filter(o -> o.accepts(path)).findFirst();
    Kind kind = opener.isPresent() ? Kind.UNKNOWN : kinds.of(path);
    boolean weights = kind == Kind.WEIGHTS;
    return new Found(
        path,
        opener,
        kind,
        weights ? kinds.network(path) : Optional.empty(),
        weights ? kinds.networks() : List.of());
  }

  private void open(Found found) {
    Path path = found.path();
    if (found.opener().isPresent()) {
      try {
        found.opener().get().open(path, window.site());
      } catch (RuntimeException | LinkageError e) {
        window.voice().failed(e);
      }
      return;
    }
    switch (found.kind()) {
      case DATA -> documents.data(data(path), window::opened);
      case PICTURE -> documents.picture(path, window::opened);
      case MODEL -> documents.model(model(path), window::opened);
      case WEIGHTS -> weights(found);
      case RUN -> documents.run(Kinds.runFolder(path), window::opened);
      case JOB -> window.ask("run", Map.of("job", path.toString()));
      case WORKSPACE -> window.workspace(Kinds.runFolder(path));
      case PLUGIN -> refuse("said.plugin", path);
      default -> refuse("said.unknown", path);
    }
  }

  private void refuse(String text, Path path) {
    window.voice().failed(new LucernaException(ExitStatus.UNREADABLE, texts.of(text, name(path))));
  }

  private static Documents.Source data(Path path) {
    return new Documents.Source(Map.of("path", path.toString()), 0);
  }

  /** A checkpoint of ours is a model; a graph in another format is named as a network. */
  private static Map<String, Object> model(Path path) {
    return Map.of(Kinds.isOurs(path) ? "model" : "network", path.toString());
  }

  private void weights(Found found) {
    Consumer<String> open =
        network ->
            documents.model(
                Map.of("network", network, "weights", found.path().toString()), window::opened);
    found.network().ifPresentOrElse(open, () -> window.network(found.path(), found.all(), open));
  }

  private static String name(Path path) {
    return path.getFileName() == null ? path.toString() : path.getFileName().toString();
  }
}
