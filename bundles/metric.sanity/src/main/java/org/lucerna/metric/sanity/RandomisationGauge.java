/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;

/** Compares maps with those of networks whose weights were drawn anew. */
final class RandomisationGauge implements Gauge {

  private final List<Stage> cascade;
  private final List<Stage> single;
  private final RandomisedNetworks networks;

  /**
   * @param cascade the head first, all layers last
   * @param single may be empty
   * @param networks of all of them; closed with this
   */
  RandomisationGauge(List<Stage> cascade, List<Stage> single, RandomisedNetworks networks) {
    this.cascade = cascade;
    this.single = single;
    this.networks = networks;
  }

  @Override
  public Readings measure(ExaminedMap map, Progress progress) {
    Optional<String> defect = Defects.of(map);
    if (defect.isPresent()) {
      return Readings.undefined(defect.get());
    }
    Map<Stage, Likeness> found = new LinkedHashMap<>();
    Appearance before = Appearance.of(map.map(), map::onPixels);
    for (Stage stage : networks.stages()) {
      progress.step(found.size(), networks.stages().size());
      Progress part = progress.part(stage.name(), 0); // for what takes long: to be cancelled
      found.put(stage, map.isRepeatable() ? likeness(map, before, stage, part) : Likeness.SAME);
    }
    return readings(found);
  }

  /** What no method made looks at no network, and stays what it is. */
  private Likeness likeness(ExaminedMap map, Appearance before, Stage stage, Progress progress) {
    Tensor input = Tensor.stack(List.of(map.input()));
    List<Likeness> draws = new ArrayList<>();
    for (Model model : networks.of(stage)) {
      Heatmap after = map.explain(model, input, progress).get(0);
      draws.add(Likeness.of(before, Appearance.of(after, map::onPixels)));
    }
    return Likeness.median(draws);
  }

  private Readings readings(Map<Stage, Likeness> found) {
    Likeness head = found.get(cascade.get(0));
    Likeness all = found.get(cascade.get(cascade.size() - 1));
    Readings.Builder readings = Readings.builder();
    put(readings, "randomisation-similarity", all.spearman(), "all");
    put(readings, "randomisation-ssim", all.ssim(), "all");
    put(readings, "randomisation-signed", all.signed(), "all");
    put(readings, "randomisation-head", head.spearman(), "the head's");
    curve(readings, "cascade-similarity", cascade, found, Likeness::spearman);
    curve(readings, "cascade-ssim", cascade, found, Likeness::ssim);
    curve(readings, "cascade-signed", cascade, found, Likeness::signed);
    if (!single.isEmpty()) {
      curve(readings, "independent-similarity", single, found, Likeness::spearman);
    }
    return readings.build();
  }

  private static void put(Readings.Builder readings, String name, double value, String which) {
    if (Double.isNaN(value)) {
      readings.undefined(
          "%s: with %s weights drawn anew the map is empty, the same everywhere or not finite"
              .formatted(name, which));
    } else {
      readings.value(name, value);
    }
  }

  /** From the trained network, which is like itself, on; where it is not defined there is a gap. */
  private static void curve(
      Readings.Builder readings,
      String name,
      List<Stage> stages,
      Map<Stage, Likeness> found,
      ToDoubleFunction<Likeness> value) {
    List<Stage> defined =
        stages.stream().filter(s -> !Double.isNaN(value.applyAsDouble(found.get(s)))).toList();
    double[] x = new double[defined.size() + 1];
    double[] y = new double[x.length];
    y[0] = 1;
    for (int i = 1; i < x.length; i++) {
      x[i] = defined.get(i - 1).share();
      y[i] = value.applyAsDouble(found.get(defined.get(i - 1)));
    }
    readings.curve(name, x, y);
  }

  @Override
  public void close() {
    networks.close();
  }
}
