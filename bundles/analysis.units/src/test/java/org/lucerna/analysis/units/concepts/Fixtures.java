/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.render.charts.BarParams;
import org.lucerna.render.charts.BarRenderer;
import org.lucerna.render.heatmap.ColorBarParams;
import org.lucerna.render.heatmap.ColorBarRenderer;
import org.lucerna.render.heatmap.ColorKeyParams;
import org.lucerna.render.heatmap.ColorKeyRenderer;
import org.lucerna.render.heatmap.GridParams;
import org.lucerna.render.heatmap.GridRenderer;
import org.lucerna.render.heatmap.TilesParams;
import org.lucerna.render.heatmap.TilesRenderer;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/** Networks and pictures of which all is known. */
final class Fixtures {

  static final int SIDE = 32;

  private static final ComputeBackend BACKEND =
      new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));

  private Fixtures() {}

  static Model load(Network network, Weights weights) throws IOException {
    return BACKEND.load(network, weights, BACKEND.devices().get(0));
  }

  /**
   * Unit 0 is the red channel, unit 1 the green one, unit 2 the blue one, unit 3 is always 0. Class
   * 0 is for red and against green, class 1 for green and blue.
   */
  static Model colours() throws IOException {
    Network network =
        new NetworkBuilder()
            .input(new Preprocessing(SIDE, SIDE, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)))
            .add("features.0", new Op.Conv(4, Window.square(1, 1, 0), 1, false))
            .add("features.1", new Op.Relu())
            .features()
            .extractor()
            .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
            .add("flatten", new Op.Flatten())
            .add("fc", new Op.Linear(2, true))
            .build("colours");
    float[] conv = {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
    float[] fc = {2, -1, 0, 0, -1, 1, 0.5f, 0};
    return load(
        network,
        new TensorMap(
            "by hand",
            Map.of(
                "features.0.weight", Tensor.of(conv, 4, 3, 1, 1),
                "fc.weight", Tensor.of(fc, 2, 4),
                "fc.bias", Tensor.of(new float[] {0, 0}, 2))));
  }

  /** Red squares of class 0 and green ones of class 1 at random places, each with its mask. */
  static TestInspection squares(Model model, int pictures) {
    TestInspection inspection = inspection(model, List.of("red", "green"));
    Random random = new Random(5);
    for (int i = 0; i < pictures; i++) {
      int x = random.nextInt(SIDE - 8);
      int y = random.nextInt(SIDE - 8);
      int label = i % 2;
      String part = label == 0 ? "red-square" : "green-square";
      inspection.add(
          "%s/%03d.png".formatted(inspection.className(label), i),
          label,
          square(x, y, label == 0 ? 0xFF0000 : 0x00FF00),
          new PictureTruth(
              List.of(new Bounds(x, y, x + 7.0, y + 7.0)),
              Map.of(part, mask(x, y)),
              Set.of(part),
              false));
    }
    return inspection;
  }

  static TestInspection inspection(Model model, List<String> classes) {
    Preprocessing how = model.network().input().preprocessing();
    return new TestInspection(
        model, classes, renderers(), crop -> Preprocessor.normalised(crop, how));
  }

  static RgbImage square(int left, int top, int rgb) {
    int[] pixels = new int[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = inside(i, left, top) ? rgb : 0;
    }
    return RgbImage.wrap(SIDE, SIDE, pixels);
  }

  static Mask mask(int left, int top) {
    BitSet bits = new BitSet();
    for (int i = 0; i < SIDE * SIDE; i++) {
      bits.set(i, inside(i, left, top));
    }
    return Mask.of(SIDE, SIDE, bits);
  }

  private static boolean inside(int pixel, int left, int top) {
    int x = pixel % SIDE - left;
    int y = pixel / SIDE - top;
    return x >= 0 && x < 8 && y >= 0 && y < 8;
  }

  static Renderers renderers() {
    FakePlugins plugins = new FakePlugins();
    plugins.register(Renderer.class, "grid", new GridRenderer(), GridParams.class);
    plugins.register(Renderer.class, "color-key", new ColorKeyRenderer(), ColorKeyParams.class);
    plugins.register(Renderer.class, "color-bar", new ColorBarRenderer(), ColorBarParams.class);
    plugins.register(Renderer.class, "bars", new BarRenderer(), BarParams.class);
    plugins.register(Renderer.class, "tiles", new TilesRenderer(), TilesParams.class);
    return new Renderers(plugins, new RecordParamBinder());
  }
}
