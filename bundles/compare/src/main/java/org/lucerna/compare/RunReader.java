/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.train.Fit;

/** Reads the folder that {@code lucerna run}, {@code train} or {@code demo} has left behind. */
final class RunReader {

  /** Columns of a predictions table in front of the classes' probabilities. */
  private static final int LEADING = 4;

  private static final String REPORT = "report.json";
  private static final String STATE = "state.json";
  private static final String COMPLETE = "complete";

  private final Path folder;

  RunReader(Path folder) {
    this.folder = folder;
  }

  /** Whether the folder itself was run in. */
  static boolean isRun(Path folder) {
    return Files.exists(folder.resolve(REPORT)) || Files.exists(folder.resolve("state.json"));
  }

  /**
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) if it is no run's folder,
   *     the run has not finished, evaluated nothing, or a file is damaged
   */
  FinishedRun read() {
    checkFinished();
    JsonObject report = JsonObject.read(folder.resolve(REPORT));
    JsonObject manifest = JsonObject.read(folder.resolve("manifest.json"));
    JsonObject job = manifest.object("job");
    Map<Split, EvaluatedSplit> splits = splits(report);
    if (splits.isEmpty()) {
      throw Unreadable.because(
          "the run in "
              + folder
              + " has classified no pictures: give its job the step 'evaluate' and repeat it");
    }
    return new FinishedRun(
        report.text("job").orElse(folder.getFileName().toString()),
        folder,
        facts(report, manifest),
        new FinishedRun.Data(
            report.object("data").text("name").orElse(""),
            job.object("data").members(),
            Path.of(manifest.text("base").orElse("")),
            manifest.text("data-fingerprint").orElse(""),
            report.object("data").whole(Split.TRAIN.id()).orElse(0)
                + report.object("data").whole(Split.VALIDATION.id()).orElse(0)),
        report.object("data").texts("classes"),
        splits,
        report.objects("epochs").stream().map(RunReader::epoch).toList(),
        contents(),
        maps(report));
  }

  /**
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) if nothing was run here or
   *     it has not finished
   */
  void checkFinished() {
    if (!Files.isDirectory(folder)) {
      throw Unreadable.because("there is no run folder " + folder);
    }
    if (!isRun(folder)) {
      throw Unreadable.because(folder + " is no run folder: it holds neither report.json nor runs");
    }
    Path state = folder.resolve(STATE);
    Optional<String> status =
        Files.exists(state) ? JsonObject.read(state).text("status") : Optional.empty();
    if (!status.orElse(COMPLETE).equals(COMPLETE)) {
      throw Unreadable.because(
          "the run in %s has not finished (%s): finish it with --resume"
              .formatted(folder, status.get()));
    }
  }

  private static FinishedRun.Facts facts(JsonObject report, JsonObject manifest) {
    JsonObject model = manifest.object("model");
    return new FinishedRun.Facts(
        model.text("network").orElse("?"),
        model.text("weights").orElse("?"),
        (long) manifest.number("seed").orElse(0),
        model.text("train.batch"),
        report.whole("chosen-epoch"),
        parameters(report),
        report.texts("notes"));
  }

  private static OptionalLong parameters(JsonObject report) {
    OptionalDouble count = report.number("parameters");
    return count.isPresent() ? OptionalLong.of((long) count.getAsDouble()) : OptionalLong.empty();
  }

  private Map<Split, EvaluatedSplit> splits(JsonObject report) {
    Map<Split, EvaluatedSplit> splits = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      Path file = folder.resolve("tables").resolve("predictions-" + split.id() + ".csv");
      if (Files.exists(file)) {
        List<Answer> answers = answers(file);
        OptionalDouble loss = report.object(split.id()).object("loss").number("value");
        if (!answers.isEmpty()) {
          splits.put(split, new EvaluatedSplit(loss, answers));
        }
      }
    }
    return splits;
  }

  private static List<Answer> answers(Path file) {
    CsvTable table = CsvTable.read(file);
    List<String> classes = table.columns().subList(LEADING, table.columns().size());
    List<Answer> answers = new ArrayList<>();
    try {
      for (List<String> row : table.rows()) {
        String label = row.get(1);
        String predicted = row.get(2);
        answers.add(
            new Answer(
                row.get(0),
                label,
                predicted,
                probability(row, classes, predicted),
                probability(row, classes, label)));
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw Unreadable.file(file, e);
    }
    return answers;
  }

  private static double probability(List<String> row, List<String> classes, String name) {
    return Double.parseDouble(row.get(LEADING + classes.indexOf(name)));
  }

  private static EpochRow epoch(JsonObject epoch) {
    Map<Split, Fit> fits = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      JsonObject fit = epoch.object(split.id());
      if (fit.number("loss").isPresent()) {
        double accuracy = fit.number("accuracy").orElse(Double.NaN);
        fits.put(split, new Fit(fit.number("loss").getAsDouble(), accuracy));
      }
    }
    return new EpochRow(epoch.whole("epoch").orElse(0), fits);
  }

  private Map<String, String> contents() {
    Path file = folder.resolve("tables").resolve("pictures.csv");
    Map<String, String> contents = new LinkedHashMap<>();
    if (Files.exists(file)) {
      CsvTable table = CsvTable.read(file);
      int id = table.columns().indexOf("sample");
      int hash = table.columns().indexOf("sha256");
      if (id < 0 || hash < 0) {
        throw Unreadable.file(file, null);
      }
      table.rows().forEach(row -> contents.put(row.get(id), row.get(hash)));
    }
    return contents;
  }

  private List<MapFile> maps(JsonObject report) {
    Path maps = folder.resolve("maps");
    Map<Path, MapFile> found = new LinkedHashMap<>();
    for (JsonObject map : report.objects("maps")) {
      Path file = maps.resolve(map.text("map").orElse(""));
      found.putIfAbsent(
          file,
          new MapFile(
              map.text("sample").orElse(""),
              map.text("method").orElse(""),
              map.text("layer").orElse(""),
              map.text("class-name").orElse(""),
              map.number("probability").orElse(Double.NaN),
              sign(map.text("sign").orElse("positive")),
              file,
              maps.resolve(map.text("input").orElse(""))));
    }
    return List.copyOf(found.values());
  }

  private static Heatmap.Sign sign(String text) {
    return Arrays.stream(Heatmap.Sign.values())
        .filter(sign -> sign.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElse(Heatmap.Sign.POSITIVE);
  }

  /** The folders of a job's runs with several seeds or folds; empty for a single run. */
  List<Path> members() {
    Path report = folder.resolve(REPORT);
    return Files.exists(report)
        ? JsonObject.read(report).objects("runs").stream()
            .map(run -> folder.resolve(run.text("folder").orElse("")))
            .toList()
        : List.of();
  }

  /** Whether the folder holds nothing but the runs of a study's variants. */
  boolean isStudy() throws IOException {
    return !Files.exists(folder.resolve(REPORT)) && !children().isEmpty();
  }

  /** The runs below, by name. */
  List<Path> children() throws IOException {
    try (var children = Files.list(folder)) {
      return children.filter(RunReader::isRun).sorted().toList();
    }
  }
}
