/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;

/**
 * A job that is a list of commands, each as on the command line: what a window's history is written
 * as.
 *
 * @param base the file's folder, where the commands run
 * @param file so that it does not run itself
 */
record CommandsJob(String name, List<Entry> entries, Path base, Path file) {

  /** A command with its parameters bound. */
  record Entry(JobCommand command, List<Record> params) {}

  CommandsJob {
    entries = List.copyOf(entries);
  }

  /** Knows which job files are at work, so that none begins itself again. */
  private record At(Path workingDirectory, Progress progress, List<Path> files)
      implements Context {}

  /**
   * Runs all in order; the first that fails ends the job with its status.
   *
   * @throws LucernaException naming the command that failed
   */
  Outcome run(Context context) throws Exception {
    List<Path> files = new ArrayList<>();
    if (context instanceof At outer) {
      files.addAll(outer.files());
    }
    if (files.contains(file)) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, file + " runs itself: take it out of its commands");
    }
    files.add(file);
    ExitStatus status = ExitStatus.OK;
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> results = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String label = "%s (%d of %d)".formatted(entry.command().id(), i + 1, entries.size());
      Progress part = context.progress().part(label, 1.0 / entries.size());
      Outcome outcome = run(entry, label, new At(base, part, files));
      part.step(1, 1); // not every command counts all that it does
      status = outcome.status() == ExitStatus.OK ? status : ExitStatus.PARTIAL;
      lines.addAll(outcome.lines());
      results.add(result(entry, outcome));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("commands", results);
    return new Outcome(status, lines, json);
  }

  private Outcome run(Entry entry, String label, Context context) throws Exception {
    try {
      return entry.command().run(entry.params(), context);
    } catch (LucernaException e) {
      throw new LucernaException(e.status(), sentence(label, e), e);
    } catch (ParamException | UnknownPluginException e) {
      throw new LucernaException(ExitStatus.JOB_INVALID, sentence(label, e), e);
    }
  }

  private String sentence(String label, Exception e) {
    return "job %s, %s: %s".formatted(name, label, e.getMessage());
  }

  private static Map<String, Object> result(Entry entry, Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", entry.command().id());
    json.put("status", outcome.status().name().toLowerCase(Locale.ROOT));
    json.put("result", outcome.json());
    return json;
  }
}
