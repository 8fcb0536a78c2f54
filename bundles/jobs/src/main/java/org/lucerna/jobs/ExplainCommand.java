/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.vision.api.measure.TrustAssessor;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureNotes;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.ReportWriter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Explains pictures: raw maps, overlays, a grid, a page for people and a report for programs. */
@Component
@CommandType(
    id = "explain",
    label = "show where in pictures the evidence for a class lies",
    params = ExplainParams.class)
@CommandPlace(menu = "Explain", shortcut = "ctrl shift E", position = 10)
public final class ExplainCommand implements Command<ExplainParams> {

  private static final String JSON = "report.json";
  private static final String HTML = "report.html";
  private static final String CSV = "trust.csv";

  /** Share of the work where cards are written, too. */
  private static final double MAPS = 0.2;

  private static final double CALIBRATING = 0.1;

  private final Workplace work;

  @Activate
  public ExplainCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(ExplainParams params, Context context) throws IOException {
    Path base = context.workingDirectory();
    MethodParams methodParams = MethodParams.of(params.param(), base);
    MethodPlans plans = new MethodPlans(work);
    plans.require(params.method(), methodParams);
    Optional<Trusting> trusting =
        params.wantsCards() ? Optional.of(new Trusting(work)) : Optional.empty();
    try (OpenedModel opened = OpenedModel.of(params, work, context)) {
      BuiltModel built = opened.built();
      List<MethodPlan> methods =
          plans.of(
              built.network(),
              new MethodPlans.Order(params.method(), params.layer(), methodParams));
      List<Subject> subjects = ImageFiles.of(params.image(), built.classes());
      TargetWords targets = new TargetWords(params.target(), base, params.paired());
      Explaining explaining = new Explaining(work, opened.model(), built, params.seed());
      List<Explained> explained =
          explaining.explain(
              subjects,
              new Explaining.Wish(methods, targets),
              trusting.isPresent() ? context.progress().part("maps", MAPS) : context.progress());
      explaining.failures().forEach(context.progress()::note);
      TrustCards cards =
          trusting.isPresent()
              ? cards(trusting.get(), params, new Found(opened, explained), context)
              : TrustCards.none();
      Outcome outcome = write(params, opened, explained, cards);
      return explaining.failures().isEmpty()
          ? outcome
          : new Outcome(ExitStatus.PARTIAL, outcome.lines(), outcome.json());
    }
  }

  /** Maps of a model. */
  private record Found(OpenedModel opened, List<Explained> explained) {}

  private TrustCards cards(Trusting trusting, ExplainParams params, Found found, Context context)
      throws IOException {
    OpenedModel opened = found.opened();
    List<Subject> subjects = found.explained().stream().map(Explained::subject).toList();
    LiveInspection inspection =
        new LiveInspection(
            work,
            new LiveInspection.Scene(
                opened.built(),
                opened.engine(),
                opened.model(),
                InspectedPictures.of(subjects, opened.built()),
                params.seed(),
                context.workingDirectory(),
                Optional.empty(),
                new Calibrations(work)
                    .of(params, opened::model, context.progress().part("calibrate", CALIBRATING))));
    return trusting.cards(
        found.explained(),
        inspection,
        new TrustAssessor.Wish(params.param(), params.trustSlow()),
        context.progress().part("trust cards", 1 - MAPS - CALIBRATING));
  }

  private Outcome write(
      ExplainParams params, OpenedModel opened, List<Explained> explained, TrustCards cards)
      throws IOException {
    BuiltModel built = opened.built();
    Path out = params.out();
    Map<String, Object> style = style(params);
    MapFiles files = new MapFiles(work, built, style);
    List<Map<String, Object>> maps = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Explained picture : explained) {
      maps.addAll(files.write(out, picture, cards));
      for (Explanation map : picture.maps()) {
        lines.add(line(out, picture, map));
        lines.addAll(cards.lines(map));
      }
    }
    List<SameMaps> same = SameMaps.of(explained);
    same.forEach(group -> lines.add(group.sentence()));
    page(params, new MethodReport(built, explained, same, cards), cards);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("model", built.provenance());
    report.put("engine", opened.engine().backend().description());
    report.put("notes", built.notes());
    report.put("preprocessing", preprocessing(built));
    report.put("bundles", work.plugins().bundles());
    report.put("maps", maps);
    report.put("same-maps", same.stream().map(SameMaps::json).toList());
    Json.write(work.storage(), out.resolve(JSON), report);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("out", out.toString());
    json.put("report", out.resolve(JSON).toString());
    json.put("page", out.resolve(HTML).toString());
    json.put("maps", maps);
    json.put("same-maps", report.get("same-maps"));
    return Outcome.ok(lines, json);
  }

  private static Map<String, Object> style(ExplainParams params) {
    return Map.of(
        "colors", params.colors(),
        "opacity", params.opacity(),
        "style", params.style(),
        "placement", params.placement().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private void page(ExplainParams params, MethodReport report, TrustCards cards)
      throws IOException {
    Drawing drawing = new Drawing(work);
    List<Figure> grids =
        new MethodGrid(drawing, report.built().network(), style(params), cards)
            .draw(report.pictures());
    Document page = report.document(grids, report.built().notes());
    FigureNotes notes =
        new FigureNotes(
            page.title(), MethodReport.CAPTION, List.of(page.title() + ": " + page.subtitle()));
    for (int i = 0; i < grids.size(); i++) {
      String name = i == 0 ? "grid.png" : "grid-" + (i + 1) + ".png";
      drawing.png(params.out().resolve(name), grids.get(i), notes);
    }
    if (!cards.isEmpty()) {
      byte[] table = cards.table(report.pictures()).csv().getBytes(StandardCharsets.UTF_8);
      work.storage().write(params.out().resolve(CSV), out -> out.write(table));
    }
    ReportWriter writer =
        work.plugins().require(ReportWriter.class, "report format", "html").service();
    work.storage().write(params.out().resolve(HTML), out -> writer.write(page, out));
  }

  private static Map<String, Object> preprocessing(BuiltModel built) {
    var p = built.network().input().preprocessing();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("resize", p.resize());
    json.put("crop", p.crop());
    json.put("mean", p.mean());
    json.put("std", p.std());
    return json;
  }

  private static String line(Path out, Explained picture, Explanation map) {
    String evidence = map.map().hasEvidence() ? "" : "  (no positive evidence)";
    return String.format(
        Locale.ROOT,
        "%s  %s  %s %s  %s%s",
        picture.subject().stem(),
        map.title(),
        map.targetName(),
        map.value().text(),
        out.resolve(picture.subject().stem()).resolve(map.fileStem() + ".npy"),
        evidence);
  }
}
