/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;

/** Runs the variants of a study, each in a folder of its own, and compares them. */
final class StudyRunner {

  private static final double COMPARING = 0.05;
  private static final String EVALUATE = "evaluate";

  private final Workplace work;

  StudyRunner(Workplace work) {
    this.work = work;
  }

  /**
   * @param resume skips the variants that are complete and continues the one that is not
   */
  Outcome run(Study study, RunFolder folder, boolean resume, Context context) throws Exception {
    List<Launch.Ready> prepared = new ArrayList<>();
    for (Study.Variant variant : study.variants()) {
      prepared.add(new Launch(work).prepare(variant.job()));
    }
    List<Path> runs = study.variants().stream().map(v -> folder.path().resolve(v.id())).toList();
    Optional<Comparison> comparison = comparison(study, folder, runs);
    Records records = new Records(work);
    records.begin(folder, study.name());
    List<String> lines = new ArrayList<>();
    boolean partial = false;
    for (int i = 0; i < prepared.size(); i++) {
      String id = study.variants().get(i).id();
      RunFolder own = new RunFolder(runs.get(i));
      Progress part = context.progress().part(id, (1 - COMPARING) / prepared.size());
      part.note("variant " + id + " (" + (i + 1) + " of " + prepared.size() + ")");
      if (resume && own.isComplete() && !prepared.get(i).isRepeated()) {
        part.note("already complete: " + own.path());
        part.step(1, 1);
        continue;
      }
      Outcome outcome = prepared.get(i).run(own, resume, part);
      partial |= outcome.status() == ExitStatus.PARTIAL;
      lines.add(id + ":");
      outcome.lines().forEach(line -> lines.add("  " + line));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", folder.path().toString());
    json.put("variants", runs.stream().map(Path::toString).toList());
    if (comparison.isPresent()) {
      add(comparison.get().run(context), lines, json);
    }
    records.end(folder, study.name());
    return new Outcome(partial ? ExitStatus.PARTIAL : ExitStatus.OK, lines, json);
  }

  private static void add(Outcome comparison, List<String> lines, Map<String, Object> json) {
    lines.addAll(comparison.lines());
    json.put("comparison", comparison.json());
  }

  /** The command {@code compare}, which a plugin of its own brings, its parameters bound. */
  @SuppressWarnings("rawtypes")
  private record Comparison(Command command, Record params) {

    @SuppressWarnings("unchecked")
    Outcome run(Context context) throws Exception {
      return command.run(params, context);
    }
  }

  /** Runs are compared by what they classified. */
  private static boolean evaluates(Study study) {
    return study.variants().stream()
        .flatMap(variant -> variant.job().steps().stream())
        .anyMatch(step -> step.name().equals(EVALUATE));
  }

  /** Bound before anything runs: a wrong key must not come to light after hours. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private Optional<Comparison> comparison(Study study, RunFolder folder, List<Path> runs) {
    Optional<Plugin<Command>> command = work.plugins().find(Command.class, "compare");
    boolean nothing = study.compare().isEmpty() && !evaluates(study);
    if (command.isEmpty() || runs.size() < 2 || nothing) {
      return Optional.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>(study.compare());
    values.put("run", runs.stream().map(Path::toString).toList());
    values.putIfAbsent("names", study.variants().stream().map(Study.Variant::id).toList());
    values.put("out", folder.path().toString());
    try {
      Record params = work.binder().bind((Class) command.get().params(), values, study.base());
      return Optional.of(new Comparison(command.get().service(), params));
    } catch (ParamException e) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "job " + study.name() + ": compare: " + e.getMessage(), e);
    }
  }
}
