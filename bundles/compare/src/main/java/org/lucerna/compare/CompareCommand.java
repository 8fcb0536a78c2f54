/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.FigureFiles;
import org.lucerna.vision.api.report.ReportWriter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finished runs side by side: one page, tables and figures. */
@Component
@CommandType(
    id = "compare",
    label = "compare finished runs: results, curves, maps, tests, where they disagree",
    params = CompareParams.class)
@CommandPlace(menu = "Run", position = 30)
public final class CompareCommand implements Command<CompareParams> {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Renderers renderers;
  private final Storage storage;
  private final FigureExporter exporter;

  @Activate
  public CompareCommand(
      @Reference Plugins plugins,
      @Reference ParamBinder binder,
      @Reference Storage storage,
      @Reference FigureExporter exporter) {
    this.renderers = new Renderers(plugins, binder);
    this.storage = storage;
    this.exporter = exporter;
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) if a folder is no finished
   *     run's
   */
  @Override
  public Outcome run(CompareParams params, Context context) throws IOException {
    List<Entry> entries = Entries.read(params.run(), params.names());
    Published published = params.published().map(Published::read).orElse(Published.NOTHING);
    Path out =
        params
            .out()
            .orElseGet(
                () ->
                    context
                        .workingDirectory()
                        .resolve("runs")
                        .resolve("compare-" + TIME.format(LocalDateTime.now())));
    ResultsTable results = new ResultsTable(entries, published);
    Pairs pairs = new Pairs(entries.stream().map(Entry::first).toList());
    ComparePage page = new ComparePage(entries, published, renderers);
    Document document = page.compose(results, pairs, params.pictures(), context.progress());
    new FigureFiles(storage, exporter, out.resolve("figures")).write(document);
    Path file = out.resolve("compare.html");
    ReportWriter writer =
        renderers.plugins().require(ReportWriter.class, "report format", "html").service();
    storage.write(file, stream -> writer.write(document, stream));
    List<Table> tables =
        List.of(
            results.numbers(),
            results.sideBySide(),
            new AnalysesSection(entries).table(),
            pairs.table(),
            pairs.disagreements());
    for (Table table : tables) {
      byte[] csv = table.csv().getBytes(StandardCharsets.UTF_8);
      storage.write(out.resolve("tables").resolve(table.name() + ".csv"), s -> s.write(csv));
    }
    return outcome(file, results, pairs);
  }

  private static Outcome outcome(Path page, ResultsTable results, Pairs pairs) {
    List<String> lines = new ArrayList<>();
    for (List<Object> row : results.sideBySide().rows()) {
      lines.add(
          "%-20s %s"
              .formatted(
                  row.get(0),
                  String.join("   ", row.stream().skip(1).map(String::valueOf).toList())));
    }
    for (List<Object> row : pairs.table().rows()) {
      lines.add(
          "%s / %s: %s and %s right alone, exact p %s, %s"
              .formatted(row.get(0), row.get(1), row.get(4), row.get(5), row.get(7), row.get(9)));
    }
    pairs
        .unmatched()
        .forEach(
            p -> lines.add("%s / %s: %s".formatted(p.first().name(), p.second().name(), p.why())));
    lines.add("page: " + page);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("page", page.toString());
    json.put("results", objects(results.numbers()));
    json.put("mcnemar", objects(pairs.table()));
    return Outcome.ok(lines, json);
  }

  private static List<Map<String, Object>> objects(Table table) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        object.put(table.columns().get(i), row.get(i));
      }
      objects.add(object);
    }
    return objects;
  }
}
