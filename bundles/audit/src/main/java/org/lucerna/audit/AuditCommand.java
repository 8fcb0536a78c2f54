/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.session.Inspected;
import org.lucerna.vision.api.session.Studio;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Audits a finished run on its own pictures, and may train it again without the shortcut. */
@Component
@CommandType(
    id = "audit",
    label = "find what a run's network looks at that it should not, test it, and train without it",
    params = AuditCommandParams.class)
@CommandPlace(menu = "Explain", position = 70)
public final class AuditCommand implements Command<AuditCommandParams> {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Studio studio;
  private final Storage storage;
  private final ReportFolder.Tools tools;

  @Activate
  public AuditCommand(
      @Reference Studio studio,
      @Reference Plugins plugins,
      @Reference Storage storage,
      @Reference FigureExporter exporter) {
    this.studio = studio;
    this.storage = storage;
    this.tools = new ReportFolder.Tools(plugins, storage, exporter);
  }

  @Override
  public Outcome run(AuditCommandParams params, Context context) throws IOException {
    Path base = context.workingDirectory();
    Path out = params.out().orElseGet(() -> fresh(base)).toAbsolutePath().normalize();
    boolean remedied = params.remedy() != AuditCommandParams.Kind.NONE;
    Progress progress = context.progress();
    try (Inspected inspected = inspect(params, base, progress.part("open", 0.05))) {
      Progress auditing = progress.part("audit", remedied ? 0.2 : 0.9);
      Audited audited = Audited.of(inspected.inspection(), params.audit(), auditing);
      Findings findings = new Report(audited).findings();
      Optional<Findings> remedy = Optional.empty();
      if (remedied) {
        Remedy.Order order = new Remedy.Order(params, base, out, audited);
        remedy =
            Optional.of(
                new Remedy(studio, storage).apply(order, inspected, progress.part("remedy", 0.7)));
      }
      new ReportFolder(tools, out).write(inspected, findings, remedy);
      return outcome(out, findings, remedy);
    }
  }

  private static Path fresh(Path base) {
    return base.resolve("runs").resolve("audit-" + TIME.format(LocalDateTime.now()));
  }

  private Inspected inspect(AuditCommandParams params, Path base, Progress progress)
      throws IOException {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("model", params.run().toString());
    choice.put("seed", params.seed());
    if (!params.split().isEmpty()) {
      choice.put("split", params.split().stream().map(Split::id).toList());
    }
    return studio.inspect(choice, List.of(Split.VALIDATION), base, progress);
  }

  private static Outcome outcome(Path out, Findings findings, Optional<Findings> remedy) {
    List<String> lines = new ArrayList<>(findings.lines());
    remedy.ifPresent(r -> lines.addAll(r.lines()));
    Path report = out.resolve(ReportFolder.REPORT);
    lines.add("report: " + report);
    Map<String, Object> json = new LinkedHashMap<>(findings.json());
    remedy.ifPresent(r -> json.put("remedy", r.json()));
    json.put("out", out.toString());
    json.put("report", report.toString());
    List<String> problems = remedy.map(Findings::problems).orElse(List.of());
    return new Outcome(problems.isEmpty() ? ExitStatus.OK : ExitStatus.PARTIAL, lines, json);
  }
}
