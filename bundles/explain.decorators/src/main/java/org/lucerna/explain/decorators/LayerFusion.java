/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.MapScaler;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.DecoratorType;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * One map of several layers': each one's positive part (of signed maps: all of it), stretched to
 * the largest of the grids (bilinear), divided by its largest magnitude, and joined cell by cell:
 * mean, maximum, product (RefineCAM), or LayerCAM's scaled maximum (Jiang et al. 2021, section
 * 3.4), where all but the two deepest layers' maps M become {@code tanh(gamma M / max M)} before.
 * The layers are those asked for; where that is one, the last of each resolution up to it. Values
 * from 0 to 1 (of signed maps from -1).
 */
@Component
@DecoratorType(
    id = "fusion",
    label = "multi-layer fusion",
    cite =
        "P.-T. Jiang, C.-B. Zhang, Q. Hou, M.-M. Cheng, Y. Wei, LayerCAM: exploring hierarchical"
            + " class activation maps for localization, IEEE TIP 2021",
    about = "One map of several layers': fine edges of early ones, the class of late ones.",
    cost = "1 run a layer",
    joinsLayers = true,
    params = FusionParams.class)
public final class LayerFusion implements Decorator<FusionParams> {

  /** The deepest layers, whose maps are not scaled. */
  private static final int DEEP = 2;

  @Override
  public Heatmap explain(Method method, Question question, FusionParams params, Progress progress) {
    List<LayerId> layers = layers(question);
    List<Heatmap> maps = new ArrayList<>();
    for (LayerId layer : layers) {
      Progress part = progress.part("layer " + layer, 1.0 / layers.size());
      maps.add(Maps.requirePlane(method.explain(question.at(layer), part), "fusion"));
    }
    requireDifferent(maps, layers);
    List<Tensor> planes = normalised(maps, params);
    Heatmap fused =
        Maps.remade(maps, fused(planes, maps.get(0).sign(), params), maps.get(0).sign());
    return described(new Heatmap(fused.values(), fused.sign(), fused.facts()), maps, layers);
  }

  /** In the network's order, shallow ones first, each once. */
  private static List<LayerId> layers(Question question) {
    Network network = question.probe().network();
    List<LayerId> asked = question.layers().stream().distinct().toList();
    if (asked.contains(Network.INPUT)) {
      throw Maps.refusal(
          "decorator fusion joins maps of several layers, and this method explains the picture itself: use it without the decorator");
    }
    if (asked.size() == 1) {
      return Stages.upTo(network, asked.get(0));
    }
    return network.nodes().stream().map(n -> n.id()).filter(asked::contains).toList();
  }

  private static void requireDifferent(List<Heatmap> maps, List<LayerId> layers) {
    Tensor first = maps.get(0).values();
    boolean same = maps.stream().allMatch(m -> m.values().equals(first));
    if (maps.size() > 1 && same && Maps.magnitude(first) > 0) {
      throw Maps.refusal(
          "decorator fusion joins maps of several layers, and this method gives the same map at %s and %s: use it without the decorator"
              .formatted(layers.get(0), layers.get(layers.size() - 1)));
    }
    boolean signed = maps.get(0).sign() == Heatmap.Sign.SIGNED;
    if (maps.stream().anyMatch(m -> m.cells().isPresent())) {
      throw Maps.refusal(
          "decorator fusion joins maps on the grids of layers, and this method lays its own grid on the picture: use it without the decorator");
    }
  }

  private static List<Tensor> normalised(List<Heatmap> maps, FusionParams params) {
    int height = maps.stream().mapToInt(m -> m.values().size(0)).max().orElseThrow();
    int width = maps.stream().mapToInt(m -> m.values().size(1)).max().orElseThrow();
    List<Tensor> planes = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      boolean scaled = params.rule() == FusionRule.SCALED_MAX && i < maps.size() - DEEP;
      Tensor plane = normalised(maps.get(i), height, width);
      planes.add(scaled ? raised(plane, params.gamma()) : plane);
    }
    return planes;
  }

  private static Tensor normalised(Heatmap map, int height, int width) {
    boolean positive = map.sign() == Heatmap.Sign.POSITIVE;
    Tensor values = positive ? map.values().relu() : map.values();
    return Maps.normalised(MapScaler.bilinear(values, height, width));
  }

  private static Tensor raised(Tensor plane, double gamma) {
    float[] out = plane.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Math.tanh(gamma * out[i]);
    }
    return Tensor.wrap(out, plane.shape());
  }

  private static Tensor fused(List<Tensor> planes, Heatmap.Sign sign, FusionParams params) {
    if (sign == Heatmap.Sign.SIGNED && params.rule() != FusionRule.MEAN && planes.size() > 1) {
      throw Maps.refusal(
          "decorator fusion takes the maximum or product of positive maps only, and this method's map is signed: use rule mean");
    }
    double[] joined = new double[planes.get(0).length()];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = planes.get(0).at(i);
      for (Tensor plane : planes.subList(1, planes.size())) {
        joined[i] = params.rule().join(joined[i], plane.at(i));
      }
    }
    float share = params.rule() == FusionRule.MEAN ? 1f / planes.size() : 1;
    return Tensor.wrap(Maps.floats(joined), planes.get(0).shape()).times(share);
  }

  private static Heatmap described(Heatmap fused, List<Heatmap> maps, List<LayerId> layers) {
    String names = layers.stream().map(LayerId::path).collect(Collectors.joining(", "));
    List<String> empty = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      if (!maps.get(i).hasEvidence()) {
        empty.add(layers.get(i).path());
      }
    }
    Heatmap map = fused.with("layers", names);
    return empty.isEmpty()
        ? map
        : Maps.warned(map, "no positive evidence at " + String.join(", ", empty));
  }
}
