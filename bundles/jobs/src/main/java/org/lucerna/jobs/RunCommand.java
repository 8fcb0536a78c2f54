/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs a job file. */
@Component
@CommandType(id = "run", label = "run a job file from data to report", params = RunParams.class)
@CommandPlace(menu = "Run", shortcut = "ctrl R", position = 10, starts = "run")
public final class RunCommand implements Command<RunParams> {

  private final Workplace work;

  @Activate
  public RunCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(RunParams params, Context context) throws Exception {
    Optional<CommandsJob> commands = new CommandsReader(work).read(params.job());
    if (commands.isPresent()) {
      refuse(params);
      return commands.get().run(context);
    }
    Optional<Study> study =
        new StudyReader(work.binder()).read(params.job(), params.overrides(), params.variant());
    if (study.isPresent()) {
      RunFolder folder = folder(study.get().name(), params, context);
      return new StudyRunner(work).run(study.get(), folder, params.resume(), context);
    }
    Job job = new JobReader(work.binder()).read(params.job(), params.overrides());
    return new Launch(work).run(job, params.out(), params.resume(), context);
  }

  /** Each command has its own folder and parameters: what is meant for a whole run has no place. */
  private static void refuse(RunParams params) {
    List<String> given = new ArrayList<>();
    if (!params.set().isEmpty()) {
      given.add("--set");
    }
    if (!params.variant().isEmpty()) {
      given.add("--variant");
    }
    params.out().ifPresent(out -> given.add("--out"));
    if (params.resume()) {
      given.add("--resume");
    }
    params.repeat().ifPresent(n -> given.add("--repeat"));
    params.folds().ifPresent(n -> given.add("--folds"));
    if (!given.isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE,
          "%s cannot be used with %s, which is a list of commands: change the commands in the file"
              .formatted(String.join(" and ", given), params.job().getFileName()));
    }
  }

  private static RunFolder folder(String name, RunParams params, Context context)
      throws IOException {
    return JobRunner.folder(name, params.out(), params.resume(), context.workingDirectory());
  }
}
