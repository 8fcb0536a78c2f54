/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.session.Inspected;
import org.lucerna.vision.api.session.Studio;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The model parameter randomisation test of Adebayo et al., NeurIPS 2018, over methods and
 * pictures: how alike a method's maps stay while a network's weights are drawn anew from the top
 * down, beside a map that looks at no network (Sobel edges) and, if asked for, a network trained on
 * its own. The same comparison as metric {@link RandomisationMetric}, where it is said how it
 * differs from the paper's.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "sanity",
    label = "check whether maps change when what was learnt is drawn anew",
    verb = "evaluate",
    splits = {"test"},
    cite = "J. Adebayo et al., Sanity checks for saliency maps, NeurIPS 2018",
    params = SanityParams.class)
public final class SanityAnalysis implements Analysis<SanityParams> {

  private static final double PREPARING = 0.1;
  private static final double COMPARING = 0.85;

  private final Studio studio;

  @Activate
  public SanityAnalysis(@Reference Studio studio) {
    this.studio = studio;
  }

  @Override
  public Findings analyse(Inspection inspection, SanityParams params, Progress progress)
      throws IOException {
    List<InspectedPicture> pictures = pictures(inspection, params);
    if (params.reference().isEmpty()) {
      return compare(new Task(inspection, params, pictures), Optional.empty(), progress);
    }
    try (Inspected other = other(params.reference().get(), progress)) {
      Model reference = other.inspection().model();
      requireAlike(inspection, other.inspection());
      return compare(new Task(inspection, params, pictures), Optional.of(reference), progress);
    }
  }

  private record Task(
      Inspection inspection, SanityParams params, List<InspectedPicture> pictures) {}

  private static Findings compare(Task task, Optional<Model> reference, Progress progress)
      throws IOException {
    Inspection inspection = task.inspection();
    SanityParams params = task.params();
    Network network = inspection.model().network();
    List<Stage> cascade = Stage.cascade(network, params.stages());
    List<Stage> single = Stage.independent(network, params.independent());
    RandomisedNetworks.Wish wish =
        new RandomisedNetworks.Wish(
            Stream.concat(cascade.stream(), single.stream()).toList(),
            params.draws(),
            params.statistics());
    try (RandomisedNetworks networks =
        RandomisedNetworks.open(inspection, wish, progress.part("new weights", PREPARING))) {
      Stage last = cascade.get(cascade.size() - 1);
      Comparing comparing =
          new Comparing(inspection, params, new Comparing.Networks(networks, last, reference));
      Study study =
          new Study(comparing.all(task.pictures(), progress.part("comparing maps", COMPARING)));
      if (study.found().isEmpty()) {
        throw new LucernaException(ExitStatus.USAGE, "No map of any picture was made.");
      }
      Results results =
          Results.of(
              study,
              new Results.Setting(
                  network.id(),
                  inspection.dataName(),
                  params,
                  new Results.Stages(cascade, single, networks.pictures()),
                  comparing.passes() / study.found().size()));
      return new SanityReport(results, inspection.renderers()).findings();
    }
  }

  private static List<InspectedPicture> pictures(Inspection inspection, SanityParams params) {
    if (params.method().isEmpty()) {
      throw new ParamException(
          "method", "parameter 'method' names no method: give one, such as grad-cam");
    }
    List<InspectedPicture> all = inspection.pictures();
    if (all.isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE, "There are no pictures to make maps of: give --data.");
    }
    if (params.target() == SanityParams.About.PREDICTED) {
      return all;
    }
    List<InspectedPicture> labelled = all.stream().filter(p -> p.label().isPresent()).toList();
    if (labelled.isEmpty()) {
      throw new ParamException(
          "target",
          "no picture's class is one of the network's: give --labels, or --target predicted");
    }
    return labelled;
  }

  /** The pictures are not looked at; a run knows its own. */
  private Inspected other(Path run, Progress progress) throws IOException {
    return studio.inspect(
        Map.of("model", run.toString(), "limit", 1),
        List.of(Split.values()),
        run.toAbsolutePath().getParent(),
        progress.part("reference", 0));
  }

  private static void requireAlike(Inspection inspection, Inspection other) {
    Network one = inspection.model().network();
    Network two = other.model().network();
    String what = "";
    if (!one.nodes().equals(two.nodes())) {
      what = "layers";
    } else if (!inspection.classes().equals(other.classes())) {
      what = "classes";
    }
    if (!what.isEmpty()) {
      throw new ParamException(
          "reference",
          "the reference (%s) has not the %s of %s: only maps of networks that are alike in both can be compared"
              .formatted(two.id(), what, one.id()));
    }
  }
}
