/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.Findings;

/** Any installed analysis as a step. */
final class InspectStep implements Step {

  private final Workplace work;
  private final Plugin<?> plugin;

  /**
   * @param plugin an {@link Analysis}
   */
  InspectStep(Workplace work, Plugin<?> plugin) {
    this.work = work;
    this.plugin = plugin;
  }

  @Override
  public String name() {
    return plugin.id();
  }

  @Override
  public double weight() {
    return 2;
  }

  @Override
  public Bound bind(Map<String, Object> params, Path base) {
    Set<String> shared =
        work.binder().describe(PictureParams.class).stream()
            .map(ParamInfo::key)
            .collect(Collectors.toSet());
    Map<String, Object> pictures = new LinkedHashMap<>(params);
    pictures.keySet().retainAll(shared);
    Map<String, Object> own = new LinkedHashMap<>(MethodParams.flattened(params));
    own.keySet().removeAll(shared);
    PictureParams choice = work.binder().bind(PictureParams.class, pictures, base);
    Record bound = work.binder().bind(plugin.params(), own, base);
    return (run, progress) -> inspect(run, new Order(choice, bound, base), progress);
  }

  private record Order(PictureParams pictures, Record params, Path base) {}

  private void inspect(Run run, Order order, Progress progress) throws IOException {
    InspectedPictures pictures =
        order.pictures().image().isEmpty()
            ? InspectedPictures.of(
                run.data, order.pictures(), Inspections.splits(plugin), run.built)
            : InspectedPictures.of(order.pictures(), run.built);
    int turn = (int) run.found.stream().filter(f -> f.id().equals(plugin.id())).count();
    LiveInspection inspection =
        new LiveInspection(
            work,
            new LiveInspection.Scene(
                run.built,
                run.engine,
                run.model(),
                pictures,
                run.job.seed(),
                order.base(),
                Optional.of(run.folder.partial(plugin.id(), turn)),
                new Calibrations(work).of(run, progress)));
    Findings findings = Inspections.analyse(plugin, inspection, order.params(), progress);
    Found found = new Found(plugin.id(), turn, findings);
    found.write(work, run.folder);
    run.found.add(found);
    run.notes.addAll(findings.problems());
    List<String> failures = inspection.failures();
    run.notes.addAll(failures);
    failures.forEach(progress::note);
    findings.lines().forEach(progress::note);
  }
}
