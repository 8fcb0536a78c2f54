/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.FunctionModel;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.Readings;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.render.Renderers;

/** Nine grey pictures, methods that point to one cell each, metrics that count their calls. */
final class World {

  static final int SIDE = 16;
  static final Network NETWORK =
      new NetworkBuilder()
          .input(new Preprocessing(SIDE, SIDE, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)))
          .add("conv", new Op.Conv(2, Window.square(4, 4, 0), 1, true))
          .features()
          .extractor()
          .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
          .build("tiny");

  final FakePlugins plugins = new FakePlugins();
  final List<String> explained = new ArrayList<>();
  final List<String> measured = new ArrayList<>();
  final TestInspection inspection;

  /** Throws once that many measurements were made. */
  int cancelAfter = Integer.MAX_VALUE;

  World(float weight) {
    FunctionModel model =
        new FunctionModel(
            NETWORK,
            x -> new float[] {(float) x.sum(), 1},
            Map.of("conv.weight", Tensor.of(new float[] {weight}, 1)));
    Renderers renderers = new Renderers(plugins, new RecordParamBinder());
    inspection = new TestInspection(model, List.of("cat", "dog"), renderers, World::grey);
    for (int i = 0; i < 9; i++) {
      inspection.add("p" + i + ".png", 0, picture(i), null);
    }
    inspection.explaining(this::explain);
    inspection.making(
        (m, inputs, questions) ->
            new MapAnswers(
                List.of(new float[2]), List.of(List.of(map(questions.get(0).method(), 0))), 7));
    metric("first");
    metric("second");
  }

  /** Bright as its number says. */
  static RgbImage picture(int i) {
    int[] rgb = new int[SIDE * SIDE];
    Arrays.fill(rgb, 0x010101 * (20 * i + 5));
    return RgbImage.wrap(SIDE, SIDE, rgb);
  }

  private static Tensor grey(RgbImage crop) {
    float[] values = new float[3 * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (crop.toArray()[i % (SIDE * SIDE)] & 0xFF) / 255f;
    }
    return Tensor.of(values, 3, SIDE, SIDE);
  }

  /** One cell by the method's first letter; {@code nothing} is empty. */
  static Heatmap map(String method, int picture) {
    float[] values = new float[16];
    if (!method.equals("nothing")) {
      values[(method.charAt(0) + picture) % 16] = method.endsWith("twice") ? 2 : 1;
    }
    return Heatmap.signed(Tensor.of(values, 4, 4));
  }

  private void explain(List<InspectedPicture> pictures, MapWish wish, Consumer<PictureMaps> maps) {
    explained.add(wish.methods() + " " + wish.params() + " of " + pictures.size());
    for (InspectedPicture picture : pictures) {
      List<PictureMaps.PictureMap> found =
          wish.methods().stream()
              .map(
                  m ->
                      new PictureMaps.PictureMap(
                          m,
                          m,
                          new LayerId("conv"),
                          "conv",
                          "predicted",
                          0,
                          map(m, picture.index())))
              .toList();
      RgbImage crop = inspection.crops(List.of(picture)).get(0);
      maps.accept(new PictureMaps(picture, crop, new float[] {2, 1}, found));
    }
  }

  /** Where the map's maximum lies, after two forward passes. */
  void metric(String id) {
    ExplanationMetric<NoParams> metric =
        (inspected, params, progress) ->
            (map, part) -> {
              if (measured.size() >= cancelAfter) {
                throw new CancellationException("cancelled");
              }
              measured.add(id + " of " + map.method() + " of " + map.picture().id());
              map.logits(Tensor.stack(List.of(map.input(), map.input())));
              return map.defect()
                  .map(Readings::undefined)
                  .orElseGet(
                      () ->
                          Readings.builder()
                              .value(id + "-place", map.evidence().argMax() / 256.0)
                              .curve("line", new double[] {0, 1}, new double[] {0.5, 0.25})
                              .build());
            };
    plugins.register(
        ExplanationMetric.class,
        id,
        metric,
        NoParams.class,
        Map.of("panel", "true", "measures", List.of(id + "-place score higher where")));
  }

  /** Of the first picture a box becomes known. */
  static PictureTruth truth() {
    return new PictureTruth(List.of(new Bounds(0, 0, 7, 7)), Map.of(), Set.of(), false);
  }

  Order order(List<String> methods, List<String> metrics, Baseline... baselines) {
    return new Order(
        new MapWish(methods, List.of("last"), List.of("predicted"), List.of()),
        List.of(baselines),
        ChosenMetric.of(
            plugins,
            new RecordParamBinder(),
            new ChosenMetric.Words(metrics, List.of()),
            Path.of("")));
  }
}
