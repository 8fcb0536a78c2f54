/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetOpening;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A command for every installed analysis: {@code analyse patches}, {@code evaluate localization}.
 */
@Component
@PluginType(id = "analyses", label = "Analyses")
@CommandPlace(menu = "Explain", position = 60)
public final class AnalysisCommands implements CommandFamily {

  /** Share of the work where an analysis asks for calibrated probabilities. */
  private static final double CALIBRATING = 0.05;

  private final Workplace work;

  @Activate
  public AnalysisCommands(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (Plugin<?> plugin : work.plugins().all(Analysis.class)) {
      members.add(new Member(id(plugin), plugin.label(), plugin.origin()));
    }
    return List.copyOf(members);
  }

  private static String id(Plugin<?> plugin) {
    return plugin.property("verb").orElse("analyse") + " " + plugin.id();
  }

  private Plugin<?> plugin(String id) {
    for (Plugin<?> plugin : work.plugins().all(Analysis.class)) {
      if (id(plugin).equals(id)) {
        return plugin;
      }
    }
    throw new UnknownPluginException("there is no command '" + id + "' any more");
  }

  @Override
  public List<Class<? extends Record>> params(String id) {
    return List.of(plugin(id).params(), PictureParams.class, InspectParams.class);
  }

  @Override
  public Outcome run(String id, List<Record> params, Context context) throws IOException {
    Order order =
        new Order(
            plugin(id),
            params.get(0),
            (PictureParams) params.get(1),
            (InspectParams) params.get(2));
    try (OpenedModel opened = OpenedModel.of(order.what(), work, context)) {
      Optional<DatasetOpening<?>> data = data(work, order.what(), order.pictures(), context);
      if (data.isEmpty()) {
        InspectedPictures pictures =
            order.pictures().image().isEmpty()
                ? InspectedPictures.none()
                : InspectedPictures.of(order.pictures(), opened.built());
        return analyse(order, opened, pictures, context);
      }
      Progress opening = context.progress().part("open data", 0.1);
      try (Dataset set = data.get().open(order.what().seed(), opening)) {
        InspectedPictures pictures =
            InspectedPictures.of(
                set, order.pictures(), Inspections.splits(order.plugin()), opened.built());
        return analyse(order, opened, pictures, context);
      }
    }
  }

  private record Order(
      Plugin<?> plugin, Record params, PictureParams pictures, InspectParams what) {}

  /** The data set that was named, if one was. */
  static Optional<DatasetOpening<?>> data(
      Workplace work, InspectParams what, PictureParams pictures, Context context) {
    if (what.data().isEmpty()) {
      if (!what.set().isEmpty() || what.labels().isPresent() || what.boxes().isPresent()) {
        throw new ParamException(
            "data", "--set, --labels and --boxes belong to a data set: add --data");
      }
      return Optional.empty();
    }
    if (!pictures.image().isEmpty()) {
      throw new ParamException("image", "give either --data or --image, not both");
    }
    List<String> set = new ArrayList<>(what.set());
    what.labels().ifPresent(file -> set.add("labels=" + file));
    what.boxes().ifPresent(file -> set.add("boxes=" + file));
    return Optional.of(
        DatasetsCommand.opening(work, what.data().get(), set, context.workingDirectory()));
  }

  private Outcome analyse(
      Order order, OpenedModel opened, InspectedPictures pictures, Context context)
      throws IOException {
    RunFolder folder = folder(order, pictures, context);
    LiveInspection inspection =
        new LiveInspection(
            work,
            new LiveInspection.Scene(
                opened.built(),
                opened.engine(),
                opened.model(),
                pictures,
                order.what().seed(),
                context.workingDirectory(),
                Optional.of(folder.partial(order.plugin().id(), 0)),
                new Calibrations(work)
                    .of(
                        order.what(),
                        opened::model,
                        context.progress().part("calibrate", CALIBRATING))));
    Findings findings = findings(order, inspection, folder, context);
    Found found = new Found(order.plugin().id(), 0, findings);
    new InspectionReport(work, opened, order.plugin()).write(folder, found, pictures.title());
    List<String> problems = new ArrayList<>(findings.problems());
    problems.addAll(inspection.failures());
    problems.forEach(context.progress()::note);
    return outcome(folder, findings, problems);
  }

  private static Findings findings(
      Order order, LiveInspection inspection, RunFolder folder, Context context)
      throws IOException {
    Progress progress = context.progress().part(order.plugin().id(), 0.9 - CALIBRATING);
    try {
      return Inspections.analyse(order.plugin(), inspection, order.params(), progress);
    } catch (IOException | RuntimeException e) {
      folder.dropIfEmpty();
      throw e;
    }
  }

  private static RunFolder folder(Order order, InspectedPictures pictures, Context context)
      throws IOException {
    if (order.what().out().isPresent()) {
      return new RunFolder(order.what().out().get());
    }
    String name = order.plugin().id() + (pictures.title().isEmpty() ? "" : "-" + pictures.title());
    return RunFolder.fresh(context.workingDirectory(), name);
  }

  private static Outcome outcome(RunFolder folder, Findings findings, List<String> problems) {
    List<String> lines = new ArrayList<>(findings.lines());
    lines.add("report: " + folder.report());
    Map<String, Object> json = new LinkedHashMap<>(findings.json());
    json.put("out", folder.path().toString());
    json.put("report", folder.report().toString());
    if (!problems.isEmpty()) {
      json.put("problems", problems);
    }
    return new Outcome(problems.isEmpty() ? ExitStatus.OK : ExitStatus.PARTIAL, lines, json);
  }
}
