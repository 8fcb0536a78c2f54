/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.task.Progress;

/** Runs a job once, or as often as its seeds and folds ask for. */
final class Launch {

  private final Workplace work;

  Launch(Workplace work) {
    this.work = work;
  }

  /** A job, or all runs it stands for, with every parameter bound. */
  interface Ready {
    Outcome run(RunFolder folder, boolean resume, Progress progress) throws IOException;

    /** Whether it knows itself which of its runs have ended. */
    boolean isRepeated();
  }

  Ready prepare(Job job) {
    List<Member> members = new Members(work.binder()).of(job);
    return members.isEmpty() ? new Single(work, job) : new Repetition(work, job, members);
  }

  Outcome run(Job job, Optional<Path> out, boolean resume, Context context) throws IOException {
    Ready ready = prepare(job);
    RunFolder folder = JobRunner.folder(job.name(), out, resume, context.workingDirectory());
    return ready.run(folder, resume, context.progress());
  }

  private static final class Single implements Ready {

    private final JobRunner runner;
    private final JobRunner.Prepared prepared;

    Single(Workplace work, Job job) {
      runner = new JobRunner(work);
      prepared = runner.prepare(job);
    }

    @Override
    public Outcome run(RunFolder folder, boolean resume, Progress progress) throws IOException {
      Repetition.refuseRepeated(folder, resume);
      return runner.run(prepared, folder, resume, progress);
    }

    @Override
    public boolean isRepeated() {
      return false;
    }
  }
}
