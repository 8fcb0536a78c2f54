/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;

/** Looks at the layers' channels, picture by picture, and collects what was found. */
final class FeatureMapsRun {

  private static final List<String> COLUMNS =
      List.of(
          "picture",
          "class",
          "target",
          "layer",
          "channel",
          "mean",
          "max",
          "positive-share",
          "alpha",
          "contribution");

  private final Inspection inspection;
  private final FeatureMapsParams params;
  private final List<LayerId> layers;
  private final Network network;
  private final Targets targets;
  private final Derivatives derivatives;
  private final Names names;
  private final Set<LayerId> rectified;
  private final MapPages pages;
  private final Findings.Builder findings = Findings.builder();
  private final List<List<Object>> rows = new ArrayList<>();
  private final List<Map<String, Object>> summaries = new ArrayList<>();
  private Work work = Work.NONE;
  private int pictures;

  FeatureMapsRun(Inspection inspection, FeatureMapsParams params, List<LayerId> layers) {
    this.inspection = inspection;
    this.params = params;
    this.layers = layers;
    this.network = inspection.model().network();
    this.targets = new Targets(inspection, params.target());
    this.derivatives = new Derivatives(network, layers);
    this.names = new Names(inspection.pictures());
    this.rectified = Rectified.of(network);
    this.pages = new MapPages(network.id(), inspection.renderers(), params);
  }

  /** One forward pass over these pictures. */
  void add(List<InspectedPicture> batch) throws IOException {
    List<List<Target>> wanted = batch.stream().map(targets::of).toList();
    List<RgbImage> crops = inspection.crops(batch);
    Tensor inputs = inspection.inputs(crops);
    List<List<Target>> planned =
        derivatives.planned() ? wanted : wanted.stream().map(t -> List.<Target>of()).toList();
    try (Probe probe =
        inspection.model().probe(new ProbePlan(inputs, Set.copyOf(layers), planned))) {
      for (int i = 0; i < batch.size(); i++) {
        Optional<Target> target = wanted.get(i).stream().findFirst();
        Subject subject = subject(batch.get(i), crops.get(i), probe.logits(i), target);
        int picture = i;
        Map<LayerId, Tensor> slopes =
            target.map(t -> derivatives.of(probe, picture, t)).orElse(Map.of());
        for (LayerId layer : layers) {
          Optional<Tensor> slope = Optional.ofNullable(slopes.get(layer));
          add(batch.get(i), subject, maps(layer, probe.activation(i, layer), slope));
        }
      }
      work = work.plus(probe.work());
    }
    pictures += batch.size();
  }

  private LayerMaps maps(LayerId layer, Tensor values, Optional<Tensor> gradient) {
    return new LayerMaps(
        network.displayName(layer),
        values,
        rectified.contains(layer),
        ChannelSummary.of(values, gradient));
  }

  private Subject subject(
      InspectedPicture picture, RgbImage crop, float[] logits, Optional<Target> target) {
    List<String> caption = new ArrayList<>();
    caption.add(names.of(picture));
    if (!picture.className().isEmpty()) {
      caption.add("class: " + picture.className());
    }
    int top = Target.predicted().classIndex(logits);
    caption.add("predicted: " + inspection.className(top));
    String name = target.map(t -> inspection.className(t.classIndex(logits))).orElse("");
    return new Subject(names.of(picture), crop, caption, name);
  }

  private void add(InspectedPicture picture, Subject subject, LayerMaps maps) {
    for (ChannelSummary channel : maps.channels()) {
      rows.add(
          List.of(
              picture.id(),
              picture.className(),
              subject.target(),
              maps.name(),
              channel.channel(),
              channel.mean(),
              channel.max(),
              channel.positive(),
              orBlank(channel.alpha()),
              orBlank(channel.contribution())));
    }
    if (params.arrays()) {
      findings.array("feature-maps-" + subject.name() + "-" + maps.name(), maps.values());
    }
    pages.of(subject, maps).forEach(findings::block);
    summarise(subject, maps);
  }

  private static Object orBlank(double value) {
    return Double.isNaN(value) ? "" : value;
  }

  private void summarise(Subject subject, LayerMaps maps) {
    List<ChannelSummary> first =
        ChannelSummary.sorted(maps.channels(), params.sort()).stream().limit(5).toList();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("picture", subject.name());
    summary.put("target", subject.target());
    summary.put("layer", maps.name());
    summary.put("shape", java.util.Arrays.stream(maps.values().shape()).boxed().toList());
    summary.put("first-channels", first.stream().map(ChannelSummary::channel).toList());
    summary.put("first-values", first.stream().map(c -> c.value(params.sort())).toList());
    summaries.add(summary);
    List<String> words =
        first.stream()
            .map(c -> "#%d (%s)".formatted(c.channel(), Numbers.text(c.value(params.sort()))))
            .toList();
    findings.line(
        "%s  %s  %d channels of %d\u00D7%d, first %s"
            .formatted(
                subject.name(),
                maps.name(),
                maps.values().size(0),
                maps.values().size(1),
                maps.values().size(2),
                String.join(", ", words)));
  }

  Findings findings() {
    double pass = (double) pictures * Macs.total(network);
    findings
        .json("pictures", pictures)
        .json("layers", layers.stream().map(network::displayName).toList())
        .json("maps", List.copyOf(summaries))
        .json("forward-passes-per-picture", work.forward() / pass)
        .json("backward-passes-per-picture", work.backward() / pass);
    return findings.table(new Table("feature-maps", COLUMNS, rows)).build();
  }
}
