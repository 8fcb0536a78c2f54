/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Random;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.render.charts.CurvesParams;
import org.lucerna.render.charts.CurvesRenderer;
import org.lucerna.render.charts.ScatterParams;
import org.lucerna.render.charts.ScatterRenderer;
import org.lucerna.render.heatmap.MosaicParams;
import org.lucerna.render.heatmap.MosaicRenderer;
import org.lucerna.render.heatmap.PictureRowsParams;
import org.lucerna.render.heatmap.PictureRowsRenderer;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.weights.Weights;

/**
 * Coloured noise, seen by a network whose only layer answers the colours that are above average.
 */
final class Looking {

  private static final int SIDE = 24;
  private static final Preprocessing SMALL = Preprocessing.IMAGENET.sized(0, SIDE);

  private Looking() {}

  /** Reddish and bluish pictures in turn; the last is a copy of the first. */
  static TestInspection at(int pictures) {
    FakePlugins plugins =
        new FakePlugins()
            .register(Renderer.class, "curves", new CurvesRenderer(), CurvesParams.class)
            .register(Renderer.class, "scatter", new ScatterRenderer(), ScatterParams.class)
            .register(Renderer.class, "mosaic", new MosaicRenderer(), MosaicParams.class)
            .register(
                Renderer.class, "picture-rows", new PictureRowsRenderer(), PictureRowsParams.class);
    TestInspection inspection =
        new TestInspection(
            new Colours(),
            java.util.List.of("red", "blue"),
            new Renderers(plugins, new RecordParamBinder()),
            crop -> Preprocessor.normalised(crop, SMALL));
    for (int i = 0; i < pictures; i++) {
      boolean copy = i == pictures - 1;
      int look = copy ? 0 : i;
      String group = copy ? "picture-0" : "picture-" + i;
      inspection.add("picture-" + i, look % 2, group, picture(look), null);
    }
    return inspection;
  }

  private static RgbImage picture(int i) {
    Random random = new Random(i);
    int[] pixels = new int[SIDE * SIDE];
    int base = i % 2 == 0 ? 0xC02040 : 0x2040C0;
    int shade = random.nextInt(40);
    for (int p = 0; p < pixels.length; p++) {
      pixels[p] = base + 0x010101 * (shade + random.nextInt(20) - 20);
    }
    return RgbImage.wrap(SIDE, SIDE, pixels);
  }

  private static final class Colours implements Model {

    private final Network network =
        new NetworkBuilder()
            .input(SMALL)
            .add("relu", new Op.Relu())
            .features()
            .extractor()
            .add("gap", new Op.AdaptiveAvgPool(1, 1))
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(2, true))
            .build("colours");

    @Override
    public Network network() {
      return network;
    }

    @Override
    public Tensor run(LayerId from, Tensor values, LayerId to) {
      return values.relu();
    }

    @Override
    public Device device() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Probe probe(ProbePlan plan) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Learner learner(Learner.Setup setup) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Weights weights() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
