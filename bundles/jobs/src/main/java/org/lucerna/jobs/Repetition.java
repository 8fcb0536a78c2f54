/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.task.Progress;

/** A job run with several seeds or folds: a folder each below one, and a summary of all. */
final class Repetition implements Launch.Ready {

  /** In {@code state.json}: how many runs there are below. */
  private static final String RUNS = "runs";

  private final Workplace work;
  private final JobRunner runner;
  private final Job job;
  private final List<Member> members;
  private final Map<Member, JobRunner.Prepared> prepared = new LinkedHashMap<>();

  /** Binds all parameters of all runs before any of them begins. */
  Repetition(Workplace work, Job job, List<Member> members) {
    this.work = work;
    this.runner = new JobRunner(work);
    this.job = job;
    this.members = members;
    members.forEach(m -> prepared.put(m, runner.prepare(m.job())));
  }

  @Override
  public boolean isRepeated() {
    return true;
  }

  /** Without its number of seeds, a folder of several runs would be taken for a single one. */
  static void refuseRepeated(RunFolder folder, boolean resume) throws IOException {
    if (resume && Files.exists(folder.state()) && Json.read(folder.state()).containsKey(RUNS)) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          folder.path() + " holds several runs of this job: say --repeat or --folds again");
    }
  }

  @Override
  public Outcome run(RunFolder parent, boolean resume, Progress progress) throws IOException {
    Records records = new Records(work);
    if (Files.exists(parent.state()) && !Json.read(parent.state()).containsKey(RUNS)) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          parent.path() + " holds a single run: give another folder with --out");
    }
    Map<String, Object> count = Map.of(RUNS, members.size());
    records.begin(parent, job.name(), count);
    List<RunResult> results = new ArrayList<>();
    for (Member member : members) {
      RunFolder folder =
          new RunFolder(Files.createDirectories(parent.path().resolve(member.name())));
      Progress part = progress.part(member.name(), 1.0 / members.size());
      if (resume && isFinished(folder, member)) {
        progress.note(member.name() + " ended earlier and is kept");
        part.step(1, 1);
      } else {
        runner.run(prepared.get(member), folder, resume, part);
      }
      results.add(RunResult.read(folder, member));
    }
    RepeatSummary summary = RepeatSummary.of(results);
    Outcome outcome = new RepeatReport(work, job, parent).write(summary);
    records.end(parent, job.name(), count);
    return outcome;
  }

  /**
   * Whether the run ended, and was of this very job.
   *
   * @throws LucernaException (job invalid) if it was of another
   */
  private static boolean isFinished(RunFolder folder, Member member) throws IOException {
    if (!folder.isComplete()) {
      return false;
    }
    if (!Json.written(member.job().source()).equals(Json.tree(folder.manifest()).get("job"))) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          folder.path()
              + " holds a finished run with other parameters: give another folder with --out, or"
              + " leave --resume out to run all again");
    }
    return true;
  }
}
