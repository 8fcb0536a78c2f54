/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.imaging.Theme;
import org.lucerna.render.charts.CurvesParams;
import org.lucerna.render.charts.CurvesRenderer;
import org.lucerna.render.heatmap.HeatTableParams;
import org.lucerna.render.heatmap.HeatTableRenderer;
import org.lucerna.render.heatmap.TilesParams;
import org.lucerna.render.heatmap.TilesRenderer;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.render.TileSheet;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/** Models and renderers for these tests. */
final class Bench {

  private static final ComputeBackend BACKEND =
      new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));

  private Bench() {}

  /** Keeps what it is given to draw. */
  static final class Recorder implements Renderer<TileSheet, TilesParams> {
    final List<TileSheet> sheets = new ArrayList<>();

    @Override
    public Figure render(TileSheet subject, TilesParams params) {
      if (params.theme() == Theme.LIGHT) {
        sheets.add(subject);
      }
      return new TilesRenderer().render(subject, params);
    }
  }

  static Renderers renderers() {
    return renderers(new Recorder());
  }

  static Renderers renderers(Recorder tiles) {
    return new Renderers(
        new FakePlugins()
            .register(Renderer.class, "tiles", tiles, TilesParams.class)
            .register(Renderer.class, "curves", new CurvesRenderer(), CurvesParams.class)
            .register(Renderer.class, "heat-table", new HeatTableRenderer(), HeatTableParams.class),
        new RecordParamBinder());
  }

  static <P extends Record> P params(Class<P> type, Map<String, ?> values) {
    return new RecordParamBinder().bind(type, values, Path.of(""));
  }

  static Model model(Network network, Weights weights) throws IOException {
    return BACKEND.load(network, weights, BACKEND.devices().get(0));
  }

  static TestInspection inspection(Model model, List<String> classes) {
    return inspection(model, classes, new Recorder());
  }

  static TestInspection inspection(Model model, List<String> classes, Recorder tiles) {
    Preprocessing preprocessing = model.network().input().preprocessing();
    return new TestInspection(
        model, classes, renderers(tiles), crop -> Preprocessor.normalised(crop, preprocessing));
  }

  /** Pixels 0 to 1 as they are, without normalisation: {@code value / 255}. */
  static final Preprocessing PLAIN =
      new Preprocessing(0, 2, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

  /**
   * Two by two pixels through a 1×1 convolution to three channels, ReLU, global average pooling and
   * a linear layer of two classes: everything can be worked out by hand. Channel 0 is red, channel
   * 1 is green minus a half, channel 2 is minus blue minus 1, which is never above 0.
   */
  static Network tiny() {
    return new NetworkBuilder()
        .input(PLAIN)
        .add("conv", new Op.Conv(3, Window.square(1, 1, 0), 1, true))
        .add("relu", new Op.Relu())
        .features()
        .extractor()
        .add("gap", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(2, true))
        .build("tiny");
  }

  static Weights tinyWeights() {
    Map<String, Tensor> map = new LinkedHashMap<>();
    map.put("conv.weight", Tensor.of(new float[] {1, 0, 0, 0, 1, 0, 0, 0, -1}, 3, 3, 1, 1));
    map.put("conv.bias", Tensor.of(new float[] {0, -0.5f, -1}, 3));
    map.put("fc.weight", Tensor.of(new float[] {2, -1, 5, 0, 4, 7}, 2, 3));
    map.put("fc.bias", Tensor.of(new float[] {0.25f, -3}, 2));
    return new TensorMap("by hand", map);
  }

  /** A red, a green, a black and a white pixel. */
  static RgbImage fourPixels() {
    return RgbImage.wrap(2, 2, new int[] {0xFF0000, 0x00FF00, 0x000000, 0xFFFFFF});
  }

  static RgbImage noise(long seed, int side) {
    Random random = new Random(seed);
    int[] pixels = new int[side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(1 << 24);
    }
    return RgbImage.wrap(side, side, pixels);
  }
}
