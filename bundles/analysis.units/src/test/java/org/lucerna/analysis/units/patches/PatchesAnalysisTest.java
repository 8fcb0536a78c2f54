/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lucerna.analysis.units.patches.Fixtures.graph;
import static org.lucerna.analysis.units.patches.Fixtures.grey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.render.heatmap.FramesParams;
import org.lucerna.render.heatmap.FramesRenderer;
import org.lucerna.render.heatmap.GridParams;
import org.lucerna.render.heatmap.GridRenderer;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

class PatchesAnalysisTest {

  /**
   * Channel 0 is the mean red under 3x3 pixels, channel 1 nothing; classes: the mean, its minus.
   */
  private static Model model() throws IOException {
    Network network =
        graph(4)
            .add("conv", new Op.Conv(2, Window.square(3, 1, 1), 1, false))
            .add("relu", new Op.Relu())
            .features()
            .add("pool", new Op.AdaptiveAvgPool(1, 1))
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(2, false))
            .build("mean");
    float[] kernel = new float[2 * 3 * 9];
    java.util.Arrays.fill(kernel, 0, 9, 1f / 9);
    return Fixtures.model(
        network,
        Fixtures.weights(
            "conv.weight", Tensor.of(kernel, 2, 3, 3, 3),
            "fc.weight", Tensor.of(new float[] {1, 0, -1, 0}, 2, 2)));
  }

  private static TestInspection inspection(Model model) {
    FakePlugins plugins =
        new FakePlugins()
            .register(Renderer.class, "grid", new GridRenderer(), GridParams.class)
            .register(Renderer.class, "frames", new FramesRenderer(), FramesParams.class);
    Renderers renderers = new Renderers(plugins, new RecordParamBinder());
    TestInspection in =
        new TestInspection(model, List.of("bright", "dark"), renderers, Fixtures::levels);
    in.add("a/one.png", 0, grey(4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 90, 0, 0, 90, 90), null);
    return in.add("a/two.png", 1, grey(4, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9), null);
  }

  private static PatchesParams params(
      List<String> layers, List<Integer> channels, List<String> classes, Show show) {
    return new PatchesParams(layers, channels, classes, 9, true, show, 24);
  }

  /** The three bright pixels lie under the window at row 2, column 2: 270 / 9. */
  @Test
  void theTableHasEachUnitsRegionsCutAtTheBorder() throws IOException {
    try (Model model = model()) {
      Findings findings =
          new PatchesAnalysis()
              .analyse(
                  inspection(model),
                  params(List.of("relu"), List.of(), List.of(), Show.PATCH),
                  Progress.none());
      List<List<Object>> rows = findings.tables().get(0).rows();
      assertEquals(
          List.of("relu #0", "relu", 0, 1, "a/one.png", "bright", 2, 2, 1, 1, 3, 3),
          rows.get(0).subList(0, 12));
      assertEquals(30f, (float) rows.get(0).get(12), 1e-4);
      assertEquals("a/two.png", rows.get(1).get(4));
      assertEquals(2, rows.size(), "the silent channel has no patch");
      assertTrue(findings.lines().get(0).contains("1 of them never fire"));
    }
  }

  @Test
  void classesAreShownByTheWholePicture() throws IOException {
    try (Model model = model()) {
      Findings findings =
          new PatchesAnalysis()
              .analyse(
                  inspection(model),
                  params(List.of(), List.of(), List.of("dark"), Show.BOTH),
                  Progress.none());
      List<Object> first = findings.tables().get(0).rows().get(0);
      assertEquals("dark", first.get(0));
      assertEquals(List.of(0, 0, 3, 3), first.subList(8, 12));
      assertTrue((float) first.get(12) < 0, "a logit may be negative");
    }
  }

  @Test
  void everyShowDrawsAFigureForBrightAndDarkScreens() throws IOException {
    try (Model model = model()) {
      for (Show show : Show.values()) {
        Findings findings =
            new PatchesAnalysis()
                .analyse(
                    inspection(model),
                    params(List.of("conv", "relu"), List.of(0), List.of(), show),
                    Progress.none());
        List<Block.FigureBlock> figures = new ArrayList<>();
        for (Block block : findings.blocks()) {
          if (block instanceof Block.FigureBlock figure) {
            figures.add(figure);
          }
        }
        assertEquals(2, figures.size());
        assertTrue(figures.get(0).dark().isPresent());
      }
    }
  }

  @Test
  void whatTheNetworkDoesNotHaveIsRefused() throws IOException {
    try (Model model = model()) {
      ParamException e =
          assertThrows(
              ParamException.class,
              () ->
                  new PatchesAnalysis()
                      .analyse(
                          inspection(model),
                          params(List.of("relu"), List.of(2), List.of(), Show.PATCH),
                          Progress.none()));
      assertEquals("layer relu has channels 0 to 1, no 2", e.getMessage());
      assertThrows(
          ParamException.class,
          () ->
              new PatchesAnalysis()
                  .analyse(
                      inspection(model),
                      params(List.of(), List.of(1), List.of("dark"), Show.PATCH),
                      Progress.none()));
    }
  }

  @Test
  void tracesGiveTheWayAndThePatch() throws IOException {
    try (Model model = model()) {
      TraceParams params = new TraceParams("label", "", 8, 12);
      Findings findings = new TraceAnalysis().analyse(inspection(model), params, Progress.none());
      assertEquals(List.of("trace-patches", "trace"), names(findings));
      List<Object> first = findings.tables().get(0).rows().get(0);
      assertEquals(List.of("a/one.png", "bright", "bright"), first.subList(0, 3));
      @SuppressWarnings("unchecked")
      Map<String, Object> json =
          (Map<String, Object>) ((List<Object>) findings.json().get("traces")).get(0);
      assertEquals(List.of(1, 1, 3, 3), json.get("patch"));
      assertEquals(9L, json.get("area"));
      assertEquals(9.0 / 16, json.get("area_share"));
    }
  }

  private static List<String> names(Findings findings) {
    return findings.tables().stream().map(t -> t.name()).toList();
  }

  @Test
  void aPatchCutAtTheBorderLiesInsideItsCanvas() {
    RgbImage picture = grey(4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    RgbImage patch = PatchPixels.cut(picture, new Box(0, 2, 2, 2), 3);
    assertEquals(PatchPixels.OUTSIDE, patch.rgb(0, 0));
    assertEquals(0x090909, patch.rgb(1, 0));
    assertEquals(0x0E0E0E, patch.rgb(2, 1));
    assertEquals(PatchPixels.OUTSIDE, patch.rgb(2, 2));
  }

  @Test
  void theFrameIsWhiteAndLeavesThePatchFree() {
    RgbImage picture = grey(20, new int[400]);
    RgbImage framed = PatchPixels.framed(picture, new Box(8, 8, 4, 4), 1);
    assertEquals(PatchPixels.WHITE, framed.rgb(7, 10));
    assertEquals(0, framed.rgb(9, 9));
    RgbImage border = PatchPixels.framed(picture, new Box(0, 0, 20, 20), 1);
    assertTrue(java.util.Arrays.stream(border.toArray()).anyMatch(p -> p == PatchPixels.WHITE));
  }
}
