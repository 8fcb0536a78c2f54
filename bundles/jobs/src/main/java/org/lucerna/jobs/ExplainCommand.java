/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Explains pictures: raw maps, overlays, and a report for programs. */
@Component
@CommandType(
    id = "explain",
    label = "show where in pictures the evidence for a class lies",
    params = ExplainParams.class)
public final class ExplainCommand implements Command<ExplainParams> {

  private static final String REPORT = "report.json";

  private final Workplace work;

  @Activate
  public ExplainCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(ExplainParams params, Context context) throws IOException {
    try (OpenedModel opened = OpenedModel.of(params, work, context)) {
      BuiltModel built = opened.built();
      List<MethodPlan> methods =
          MethodPlan.of(work, built.network(), params.method(), params.layer());
      List<Subject> subjects = ImageFiles.of(params.image(), built.classes());
      List<Explained> explained =
          new Explaining(work, opened.model(), built, params.seed())
              .explain(subjects, new Explaining.Wish(methods, params.target()), context.progress());
      return write(params, built, opened.engine(), explained);
    }
  }

  private Outcome write(
      ExplainParams params, BuiltModel built, Engine engine, List<Explained> explained)
      throws IOException {
    Path out = params.out();
    MapFiles files =
        new MapFiles(
            work, built.network(), Map.of("colors", params.colors(), "opacity", params.opacity()));
    List<Map<String, Object>> maps = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Explained picture : explained) {
      maps.addAll(files.write(out, picture));
      picture.maps().forEach(m -> lines.add(line(out, picture, m)));
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("model", built.provenance());
    report.put("engine", engine.backend().description());
    report.put("notes", built.notes());
    report.put("preprocessing", preprocessing(built));
    report.put("bundles", work.plugins().bundles());
    report.put("maps", maps);
    Json.write(work.storage(), out.resolve(REPORT), report);
    return Outcome.ok(
        lines,
        Map.of("out", out.toString(), "report", out.resolve(REPORT).toString(), "maps", maps));
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
        "%s  %s at %s  %s %.1f %%  %s%s",
        picture.subject().stem(),
        map.label(),
        map.layerName(),
        map.className(),
        100 * map.probability(),
        out.resolve(picture.subject().stem()).resolve(map.fileStem() + ".png"),
        evidence);
  }
}
