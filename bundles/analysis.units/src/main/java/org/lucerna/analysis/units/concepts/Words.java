/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Explains decisions in words (Selvaraju et al. 2020, "Textual explanations with Grad-CAM"): the
 * units of the largest and the smallest neuron importance alpha_k, each called by the concept that
 * dissection finds for it and shown by the pictures that fire it most. No picture that is
 * explained, and no duplicate of one, has a part in naming.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "words",
    label = "explain decisions in words, by the concepts of the units behind them",
    cite =
        "R. R. Selvaraju et al., Grad-CAM: visual explanations from deep networks via"
            + " gradient-based localization, IJCV 128, 2020",
    params = WordsParams.class)
public final class Words implements Analysis<WordsParams> {

  @Activate
  public Words() {}

  @Override
  public Findings analyse(Inspection inspection, WordsParams params, Progress progress)
      throws IOException {
    LayerId layer = layer(inspection, params);
    List<InspectedPicture> candidates =
        params.target().equals("label")
            ? inspection.pictures().stream().filter(p -> p.label().isPresent()).toList()
            : inspection.pictures();
    if (candidates.isEmpty()) {
      throw new LucernaException(
          inspection.pictures().isEmpty() ? ExitStatus.USAGE : ExitStatus.UNREADABLE,
          inspection.pictures().isEmpty()
              ? "words needs pictures: give a data set with --data, or --image FILE"
              : "no picture has a label that is a class of the network: use --target predicted");
    }
    List<InspectedPicture> explained = Decisions.inTurn(candidates, params.limitExplained());
    Set<String> groups =
        explained.stream().map(InspectedPicture::group).collect(Collectors.toSet());
    List<InspectedPicture> others =
        inspection.pictures().stream().filter(p -> !groups.contains(p.group())).toList();
    List<Decision> decisions =
        new Decisions(inspection, layer, params)
            .of(explained, progress.part("units behind each decision", 0.1));
    Set<Integer> units = new TreeSet<>();
    decisions.forEach(d -> units.addAll(d.forIt()));
    decisions.forEach(d -> units.addAll(d.againstIt()));
    Naming naming =
        Naming.of(
            inspection,
            new Naming.Wish(layer, others, params),
            units,
            progress.part("what the units respond to", 0.8));
    return new WordsReport(inspection, params, layer, naming)
        .of(decisions, progress.part("sheets", 0.1));
  }

  private static LayerId layer(Inspection inspection, WordsParams params) {
    List<LayerId> layers = LayerValues.spatial(inspection, List.of(params.layer()));
    if (layers.size() != 1) {
      throw new ParamException(
          "layer", "'%s' means %d layers: name one".formatted(params.layer(), layers.size()));
    }
    return layers.get(0);
  }
}
