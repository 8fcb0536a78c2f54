/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.ReportWriter;
import org.lucerna.vision.api.session.Studio;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Trains networks on worlds whose evidence is known, examines each, and says which methods show it.
 * Each network is a run of its own in {@code WORLD/seed-N}; runs that ended are kept.
 */
@Component
@CommandType(
    id = "lab",
    label = "train networks on drawn worlds, and say which maps show what they use",
    params = LabCommandParams.class)
@CommandPlace(menu = "Run", position = 40)
public final class LabCommand implements Command<LabCommandParams> {

  private final Studio studio;
  private final Plugins plugins;
  private final Storage storage;

  @Activate
  public LabCommand(
      @Reference Studio studio, @Reference Plugins plugins, @Reference Storage storage) {
    this.studio = studio;
    this.plugins = plugins;
    this.storage = storage;
  }

  /** {@inheritDoc} */
  @Override
  public Outcome run(LabCommandParams params, Context context) throws IOException {
    if (params.worlds().isEmpty()) {
      throw new LucernaException(ExitStatus.USAGE, "There is no world: give --worlds parts.");
    }
    Path out =
        params
            .out()
            .orElseGet(() -> context.workingDirectory().resolve("runs").resolve("lab"))
            .toAbsolutePath();
    List<Examination> all = examinations(params, out, context);
    LabPage page = new LabPage(all);
    Path file = out.resolve("lab.html");
    write(page, out, file);
    List<String> lines = new ArrayList<>(page.lines());
    lines.add("page: " + file);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("page", file.toString());
    json.putAll(page.json());
    boolean partial = all.stream().anyMatch(e -> !e.problems().isEmpty());
    return new Outcome(partial ? ExitStatus.PARTIAL : ExitStatus.OK, lines, json);
  }

  private List<Examination> examinations(LabCommandParams params, Path out, Context context)
      throws IOException {
    WorldJob jobs = new WorldJob(params);
    for (World world : params.worlds()) {
      settle(out.resolve(world.id()).resolve("settings.json"), jobs.of(world, 0));
    }
    List<Examination> all = new ArrayList<>();
    double share = 1.0 / (params.worlds().size() * params.seeds());
    for (int seed = 1; seed <= params.seeds(); seed++) {
      for (World world : params.worlds()) {
        Path folder = out.resolve(world.id()).resolve("seed-" + seed);
        Progress progress =
            context.progress().part("world %s, seed %d".formatted(world.id(), seed), share);
        Outcome outcome =
            studio.run(jobs.of(world, seed), context.workingDirectory(), folder, progress);
        Examination found =
            Examination.of(world, seed, out.relativize(folder).toString(), outcome.json());
        progress.note(
            "world %s, seed %d: %s"
                .formatted(world.id(), seed, found.isQualified() ? "qualified" : "not qualified"));
        all.add(found);
      }
    }
    return all;
  }

  /** Runs that are kept must be of the same settings as those to come. */
  private void settle(Path file, Map<String, Object> job) throws IOException {
    String text = json(job);
    if (Files.exists(file) && !Files.readString(file).equals(text)) {
      throw new LucernaException(
          ExitStatus.USAGE,
          file.getParent()
              + " holds networks of other settings: give another folder with --out, or remove it");
    }
    storage.write(file, s -> s.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String json(Map<String, Object> value) {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(value)
        + "\n";
  }

  private void write(LabPage page, Path out, Path file) throws IOException {
    Document document = page.document();
    ReportWriter writer = plugins.require(ReportWriter.class, "report format", "html").service();
    storage.write(file, stream -> writer.write(document, stream));
    for (Table table : List.of(page.runs(), page.orders())) {
      byte[] csv = table.csv().getBytes(StandardCharsets.UTF_8);
      storage.write(out.resolve("tables").resolve(table.name() + ".csv"), s -> s.write(csv));
    }
    byte[] json = json(page.json()).getBytes(StandardCharsets.UTF_8);
    storage.write(out.resolve("lab.json"), s -> s.write(json));
  }
}
