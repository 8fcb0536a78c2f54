/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.models.ModelsParams.Action;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists, downloads, imports and looks at weight files. The only command that downloads. */
@Component
@CommandType(
    id = "models",
    label = "list, get, import or look at weight files",
    params = ModelsParams.class)
@CommandPlace(menu = "Model", position = 40)
public final class ModelsCommand implements Command<ModelsParams> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final UserModelFiles files;
  private final Readers readers;
  private final Storage storage;
  private final ParamBinder binder;
  private final Tasks tasks;

  @Activate
  public ModelsCommand(
      @Reference UserModelFiles files,
      @Reference Plugins plugins,
      @Reference Storage storage,
      @Reference ParamBinder binder,
      @Reference Tasks tasks) {
    this.files = files;
    this.readers = new Readers(plugins);
    this.storage = storage;
    this.binder = binder;
    this.tasks = tasks;
  }

  @Override
  public Outcome run(ModelsParams params, Context context) throws IOException {
    ModelPlaces places = files.places(params.models(), context.workingDirectory());
    if (params.action() == Action.LIST) {
      return new Listing(files.catalogue(), places).outcome();
    }
    String item =
        params
            .item()
            .orElseThrow(
                () ->
                    new LucernaException(
                        ExitStatus.USAGE,
                        "say which: lucerna models "
                            + (params.action() == Action.GET ? "get NAME" : "import|info FILE")));
    return switch (params.action()) {
      case GET -> get(item, places, context);
      case IMPORT ->
          new Import(readers, files.catalogue(), places, storage)
              .run(context.workingDirectory().resolve(item), context.progress());
      default ->
          FileFacts.of(file(item, places, context), readers, files.catalogue(), context.progress());
    };
  }

  private Outcome get(String name, ModelPlaces places, Context context) throws IOException {
    CatalogueEntry entry =
        files
            .catalogue()
            .find(name)
            .or(() -> files.catalogue().ofFile(name))
            .orElseThrow(() -> unknown(name));
    Optional<Path> there =
        places.folders().stream()
            .map(f -> f.resolve(entry.file()))
            .filter(Files::isRegularFile)
            .findFirst();
    if (there.isPresent()) {
      requirePublished(entry, there.get());
      return outcome(entry, there.get(), "was here already");
    }
    HttpTransport http = new HttpTransport(tasks.workers(), PATIENCE);
    Map<String, Transport> transports =
        Map.of("http", http, "https", http, "file", new FileTransport());
    Path file = new Download(entry, places, transports, context.progress()).run();
    return outcome(entry, file, "is here now");
  }

  private void requirePublished(CatalogueEntry entry, Path file) throws IOException {
    String sha256 = Digests.ofFile(file);
    if (!sha256.startsWith(entry.hash())) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "'%s' is not the published file (its SHA-256 begins with %s): delete it and run the"
                  .formatted(file, sha256.substring(0, entry.hash().length()))
              + " command again");
    }
  }

  private LucernaException unknown(String name) {
    List<String> names = files.catalogue().entries().stream().map(CatalogueEntry::name).toList();
    return new LucernaException(
        ExitStatus.USAGE,
        "there are no published weights '%s' in the catalogue%s (see 'lucerna models list')"
            .formatted(name, binder.didYouMean(name, names)));
  }

  private static Outcome outcome(CatalogueEntry entry, Path file, String what) {
    Map<String, Object> json = entry.json();
    json.put("here", file.toString());
    return Outcome.ok(
        List.of(
            "'%s' %s: %s".formatted(entry.name(), what, file),
            "use it with --weights " + entry.name()),
        json);
  }

  /** A file by its path, else by its name in the model folders. */
  private Path file(String item, ModelPlaces places, Context context) {
    Path path = context.workingDirectory().resolve(item);
    return Stream.of(path)
        .filter(Files::isRegularFile)
        .findFirst()
        .or(() -> new ModelFinder(files.catalogue(), places).find(item))
        .orElseGet(
            () ->
                files.catalogue().find(item).isPresent()
                    ? new ModelFinder(files.catalogue(), places).require(item)
                    : path);
  }
}
