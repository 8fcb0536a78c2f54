/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.weights.Weights;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * For each picture: from the unit that fires most in the output layer back through the network to
 * the patch that made it fire. {@link LayerLinks} says which value is taken at each layer.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "trace",
    label = "trace the output that fires most back to the patch that made it fire",
    cite =
        "switches: M. D. Zeiler, R. Fergus, Visualizing and understanding convolutional networks,"
            + " ECCV 2014",
    params = TraceParams.class)
public final class TraceAnalysis implements Analysis<TraceParams> {

  @Activate
  public TraceAnalysis() {}

  @Override
  public Findings analyse(Inspection inspection, TraceParams params, Progress progress)
      throws IOException {
    List<InspectedPicture> pictures = inspection.pictures();
    if (pictures.isEmpty()) {
      throw new ParamException("data", "trace looks at pictures: name a data set or pictures");
    }
    Findings.Builder findings = Findings.builder();
    Network network = inspection.model().network();
    Tracing tracing =
        new Tracing(inspection, params, new Backtrace(network, end(inspection, params)));
    TraceTables tables = new TraceTables();
    List<TracedPicture> drawn = new ArrayList<>();
    List<Object> json = new ArrayList<>();
    try (Weights weights = inspection.model().weights()) {
      WeightRows rows = new WeightRows(weights);
      for (int i = 0; i < pictures.size(); i++) {
        progress.step(i, pictures.size());
        OptionalInt fixed = tracing.target(pictures.get(i));
        if (fixed.isEmpty() && params.target().equals("label")) {
          findings.problem(pictures.get(i).id() + " has no label to trace back from");
          continue;
        }
        TracedPicture traced = tracing.trace(pictures.get(i), fixed, rows);
        tables.add(traced);
        findings.line(line(traced));
        json.add(json(traced));
        if (drawn.size() < params.figures()) {
          drawn.add(traced);
        }
      }
      progress.step(pictures.size(), pictures.size());
    }
    draw(findings, drawn, new TraceFigures(inspection.renderers(), params.frames()));
    findings.block(new Block.TableBlock("Where each way ended", tables.patches()));
    return findings.json("traces", json).table(tables.patches()).table(tables.steps()).build();
  }

  private static LayerId end(Inspection inspection, TraceParams params) {
    if (params.to().isBlank()) {
      return Network.INPUT;
    }
    List<LayerId> layers = inspection.layers(List.of(params.to()));
    if (layers.size() != 1) {
      throw new ParamException("to", "the way back ends at one layer, not at " + params.to());
    }
    return layers.get(0);
  }

  private static void draw(
      Findings.Builder findings, List<TracedPicture> drawn, TraceFigures figures) {
    if (drawn.isEmpty()) {
      return;
    }
    findings.block(
        new Block.Paragraph(
            "At each layer the way takes the value that contributes most: of many thousand ways one."
                + " The path's share is the product of its shares at each layer."));
    findings.block(new Block.Gallery(drawn.stream().map(figures::frames).toList()));
    figures.strips(drawn).forEach(findings::block);
  }

  private static String line(TracedPicture traced) {
    TraceStep end = traced.way().end();
    String place = end.region().map(box -> " at " + box.x() + "," + box.y()).orElse("");
    return String.format(
        Locale.ROOT,
        "%s: %s %.4g, %d steps back to %s%s, %d pixels, %s of the picture%s",
        traced.picture().id(),
        traced.target(),
        traced.way().steps().get(0).value(),
        traced.way().steps().size() - 1,
        end.region().map(TracedPicture::size).orElse("nothing"),
        place,
        end.area(),
        TracedPicture.percent(traced.areaShare()),
        traced.way().complete() ? "" : " (ends at a unit that fires by its bias alone)");
  }

  private static Map<String, Object> json(TracedPicture traced) {
    TraceStep end = traced.way().end();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("picture", traced.picture().id());
    json.put("target", traced.target());
    json.put("logit", traced.way().steps().get(0).value());
    json.put("steps", traced.way().steps().size());
    json.put("complete", traced.way().complete());
    json.put("path_share", traced.way().steps().get(traced.way().steps().size() - 1).pathShare());
    json.put("layer", traced.network().displayName(end.layer()));
    json.put("channel", end.place().channel());
    end.region().ifPresent(box -> json.put("patch", PatchTable.pixels(box)));
    json.put("area", end.area());
    json.put("area_share", traced.areaShare());
    return json;
  }

  /** What all pictures share. */
  private record Tracing(Inspection inspection, TraceParams params, Backtrace backtrace) {

    /** Empty where the picture's own output decides, or where it has no label. */
    OptionalInt target(InspectedPicture picture) {
      return switch (params.target()) {
        case "predicted" -> OptionalInt.empty();
        case "label" -> picture.label();
        default -> OptionalInt.of(inspection.classIndex(params.target()));
      };
    }

    TracedPicture trace(InspectedPicture picture, OptionalInt fixed, WeightRows rows)
        throws IOException {
      List<RgbImage> crops = inspection.crops(List.of(picture));
      Network network = inspection.model().network();
      Set<LayerId> layers = new HashSet<>();
      network.trunk(network.output()).stream().map(Node::id).forEach(layers::add);
      ProbePlan plan = new ProbePlan(inspection.inputs(crops), layers, List.of(List.of()));
      try (Probe probe = inspection.model().probe(plan)) {
        int unit = fixed.orElseGet(() -> Target.predicted().classIndex(probe.logits(0)));
        Backtrace.Way way =
            backtrace.of(
                unit,
                rows,
                layer -> layer.equals(Network.INPUT) ? probe.input(0) : probe.activation(0, layer));
        return new TracedPicture(picture, crops.get(0), inspection.className(unit), way, network);
      }
    }
  }
}
