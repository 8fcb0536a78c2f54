/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.Optional;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
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
    Optional<Study> study =
        new StudyReader(work.binder()).read(params.job(), params.overrides(), params.variant());
    if (study.isPresent()) {
      RunFolder folder = folder(study.get().name(), params, context);
      return new StudyRunner(work).run(study.get(), folder, params.resume(), context);
    }
    Job job = new JobReader(work.binder()).read(params.job(), params.overrides());
    return new Launch(work).run(job, params.out(), params.resume(), context);
  }

  private static RunFolder folder(String name, RunParams params, Context context)
      throws IOException {
    return JobRunner.folder(name, params.out(), params.resume(), context.workingDirectory());
  }
}
