/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.render.charts.BarParams;
import org.lucerna.render.charts.RankingRenderer;
import org.lucerna.render.heatmap.HeatTableParams;
import org.lucerna.render.heatmap.HeatTableRenderer;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.FunctionModel;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.Readings;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;

/** Pictures with a box in one of four corners; methods that are known to be good, bad or equal. */
final class Contest {

  static final int SIDE = 16;
  static final int PICTURES = 40;

  static final Network NETWORK =
      new NetworkBuilder()
          .input(new Preprocessing(SIDE, SIDE, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)))
          .add("conv", new Op.Conv(2, Window.square(4, 4, 0), 1, true))
          .features()
          .extractor()
          .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
          .build("tiny");

  final FakePlugins plugins = new FakePlugins();
  final TestInspection inspection;
  int explained;

  Contest() {
    plugins
        .register(Renderer.class, "ranking", new RankingRenderer(), BarParams.class)
        .register(Renderer.class, "heat-table", new HeatTableRenderer(), HeatTableParams.class);
    FunctionModel model =
        new FunctionModel(
            NETWORK,
            x -> new float[] {(float) x.sum(), 1},
            Map.of("conv.weight", Tensor.of(new float[] {1}, 1)));
    inspection =
        new TestInspection(
            model,
            List.of("cat", "dog"),
            new Renderers(plugins, new RecordParamBinder()),
            Contest::grey);
    inspection.explaining(this::explain);
    inspection.making(
        (m, inputs, questions) -> {
          float[] zeros = new float[16];
          return new MapAnswers(
              List.of(new float[2]),
              List.of(List.of(Heatmap.positive(Tensor.of(zeros, 4, 4)))),
              questions.get(0).method().equals("oracle") ? 2.5 : 1);
        });
    for (int i = 0; i < PICTURES; i++) {
      inspection.add("p" + i + ".png", i % 2, "group " + i / 2, picture(i), truth(i));
    }
    metric("energy", "energy score higher share of the map in the box", this::energy);
    metric("pointing", "point hit higher the maximum lies in the box", this::point);
    metric("size", "area score neither share of the map above half its maximum", this::area);
  }

  private static RgbImage picture(int i) {
    int[] rgb = new int[SIDE * SIDE];
    for (int k = 0; k < rgb.length; k++) {
      rgb[k] = 0x010101 * ((k * (i + 3)) % 200);
    }
    return RgbImage.wrap(SIDE, SIDE, rgb);
  }

  private static Tensor grey(RgbImage crop) {
    float[] values = new float[3 * SIDE * SIDE];
    int[] rgb = crop.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (rgb[i % rgb.length] & 0xFF) / 255f;
    }
    return Tensor.of(values, 3, SIDE, SIDE);
  }

  private static PictureTruth truth(int i) {
    int x = i % 4 % 2 * 8;
    int y = i % 4 / 2 * 8;
    return new PictureTruth(List.of(new Bounds(x, y, x + 7, y + 7)), Map.of(), Set.of(), false);
  }

  /** {@code oracle} and its {@code twin}; {@code noise-a}, {@code noise-b}; the {@code wrong}. */
  static Heatmap map(String method, int picture) {
    SplittableRandom random = new SplittableRandom(31L * picture + method.hashCode());
    float[] values = new float[16];
    for (int i = 0; i < 16; i++) {
      boolean inside = (i % 4 / 2 == picture % 4 % 2) && (i / 8 == picture % 4 / 2);
      values[i] =
          switch (method) {
            case "oracle" -> inside ? 1 : 0.01f * (i + picture % 7);
            case "twin" -> inside ? 3 : 0.03f * (i + picture % 7);
            case "wrong" -> inside ? 0 : 1 + 0.01f * i;
            case "half" -> picture % 2 == 1 ? 0 : inside ? 1 : 0.5f;
            default -> random.nextInt(1000) / 1000f;
          };
    }
    return Heatmap.signed(Tensor.of(values, 4, 4));
  }

  private void explain(List<InspectedPicture> pictures, MapWish wish, Consumer<PictureMaps> maps) {
    for (InspectedPicture picture : pictures) {
      List<PictureMaps.PictureMap> found = new ArrayList<>();
      for (String method : wish.methods()) {
        explained++;
        found.add(
            new PictureMaps.PictureMap(
                method,
                method,
                new LayerId("conv"),
                "conv",
                "predicted",
                0,
                map(method, picture.index())));
      }
      RgbImage crop = inspection.crops(List.of(picture)).get(0);
      maps.accept(new PictureMaps(picture, crop, new float[] {2, 1}, found));
    }
  }

  /** Anybody's metric. */
  void metric(String id, String measure, Function<ExaminedMap, Double> value) {
    String name = measure.substring(0, measure.indexOf(' '));
    ExplanationMetric<NoParams> metric =
        (inspected, params, progress) ->
            (map, part) ->
                map.defect()
                    .map(Readings::undefined)
                    .orElseGet(
                        () -> {
                          map.logits(Tensor.stack(List.of(map.input())));
                          return Readings.of(name, value.apply(map));
                        });
    plugins.register(
        ExplanationMetric.class,
        id,
        metric,
        NoParams.class,
        Map.of("panel", "true", "measures", List.of(measure)));
  }

  private double energy(ExaminedMap map) {
    Tensor evidence = map.evidence();
    double inside = 0;
    for (int i = 0; i < evidence.length(); i++) {
      inside += inBox(map, i) ? evidence.at(i) : 0;
    }
    return inside / evidence.sum();
  }

  private double point(ExaminedMap map) {
    return inBox(map, map.evidence().argMax()) ? 1 : 0;
  }

  private static boolean inBox(ExaminedMap map, int pixel) {
    return map.truth().orElseThrow().boxes().get(0).contains(pixel % SIDE, pixel / SIDE);
  }

  private double area(ExaminedMap map) {
    float half = map.evidence().max() / 2;
    float[] values = map.evidence().toArray();
    int above = 0;
    for (float value : values) {
      above += value > half ? 1 : 0;
    }
    return above / (double) values.length;
  }

  static LeaderboardParams params(String... methods) {
    return params(List.of(), methods);
  }

  static LeaderboardParams params(List<Path> others, String... methods) {
    return new RecordParamBinder()
        .bind(
            LeaderboardParams.class,
            Map.of(
                "method",
                Arrays.asList(methods),
                "resamples",
                "300",
                "others",
                others.stream().map(Path::toString).toList()),
            Path.of(""));
  }
}
