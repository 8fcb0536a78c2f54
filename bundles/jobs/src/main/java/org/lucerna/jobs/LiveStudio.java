/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetOpening;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.session.Inspected;
import org.lucerna.vision.api.session.Session;
import org.lucerna.vision.api.session.Studio;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens models and data sets as commands and jobs do. */
@Component
public final class LiveStudio implements Studio {

  private final Workplace work;

  @Activate
  public LiveStudio(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Dataset data(Map<String, Object> source, long seed, Path base, Progress progress)
      throws IOException {
    try {
      return DatasetOpening.of(work.plugins(), work.binder(), source, base).open(seed, progress);
    } catch (ParamException | UnknownPluginException e) {
      throw new LucernaException(ExitStatus.USAGE, e.getMessage(), e);
    }
  }

  @Override
  public Session open(Map<String, Object> choice, Path base, Progress progress) throws IOException {
    Path folder = base.toAbsolutePath().normalize();
    try {
      StudioChoice chosen = work.binder().bind(StudioChoice.class, choice, folder);
      OpenedModel opened = OpenedModel.of(chosen, work, new At(folder, progress));
      return loaded(chosen, opened, folder);
    } catch (ParamException | UnknownPluginException e) {
      throw new LucernaException(ExitStatus.USAGE, e.getMessage(), e);
    }
  }

  @Override
  public Inspected inspect(
      Map<String, Object> choice, List<Split> splits, Path base, Progress progress)
      throws IOException {
    Path folder = base.toAbsolutePath().normalize();
    try {
      return new Inspecting(work, new At(folder, progress)).open(choice, splits);
    } catch (ParamException | UnknownPluginException e) {
      throw new LucernaException(ExitStatus.USAGE, e.getMessage(), e);
    }
  }

  @Override
  public Outcome run(Map<String, Object> job, Path base, Path folder, Progress progress)
      throws IOException {
    Job read = new JobReader(work.binder()).of(job, base, List.of(), "job");
    Launch.Ready ready = new Launch(work).prepare(read);
    RunFolder run = new RunFolder(Files.createDirectories(folder));
    if (run.isComplete()) {
      progress.note("kept: " + folder);
      return new Outcome(ExitStatus.OK, List.of(), Json.read(run.reportJson()));
    }
    return ready.run(run, run.isUnfinished(), progress);
  }

  /** On the device at once: whoever opens a session is about to ask. */
  private Session loaded(StudioChoice chosen, OpenedModel opened, Path base) throws IOException {
    try {
      opened.model();
      return new LiveSession(
          work,
          opened,
          new LiveSession.Origin(chosen.title(opened.built()), chosen.absolute(work, base), base));
    } catch (IOException | RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  private record At(Path workingDirectory, Progress progress) implements Context {}
}
