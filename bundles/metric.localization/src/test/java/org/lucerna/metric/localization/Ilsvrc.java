/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.lucerna.backbone.torchvision.MobileNetV2;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.cam.ClassActivationMap;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.render.charts.CurvesParams;
import org.lucerna.render.charts.CurvesRenderer;
import org.lucerna.render.heatmap.ColorBarParams;
import org.lucerna.render.heatmap.ColorBarRenderer;
import org.lucerna.render.heatmap.ExplanationParams;
import org.lucerna.render.heatmap.ExplanationRenderer;
import org.lucerna.render.heatmap.GridParams;
import org.lucerna.render.heatmap.GridRenderer;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.SharedData;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.TorchWeightReader;

/** Real pictures with boxes, and CAM of a pretrained network on them. */
final class Ilsvrc implements AutoCloseable {

  /** The side that boxes are given for, and the network's. */
  private static final double FROM = 227;

  private static final int SIDE = 224;
  private static final int BATCH = 16;

  private static final ComputeBackend BACKEND =
      new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));

  private final Model model;
  private final TestInspection inspection;
  private final List<RgbImage> crops = new ArrayList<>();

  private Ilsvrc(Model model) {
    this.model = model;
    this.inspection =
        new TestInspection(
            model,
            List.of(),
            renderers(),
            crop -> Preprocessor.normalised(crop, Preprocessing.IMAGENET));
    inspection.explaining(this::explain);
  }

  /** Every so many-th picture. */
  static Ilsvrc open(String network, int step) throws IOException {
    Network graph =
        network.startsWith("squeezenet")
            ? new SqueezeNet().network(network)
            : new MobileNetV2().network(network);
    Path folder = SharedData.require("data", "ilsvrc-val");
    try (Weights weights =
        new TorchWeightReader().open(SharedData.require("models", network + ".pth"))) {
      Ilsvrc all = new Ilsvrc(BACKEND.load(graph, weights, BACKEND.devices().get(0)));
      all.read(folder, step);
      return all;
    }
  }

  TestInspection inspection() {
    return inspection;
  }

  static Renderers renderers() {
    FakePlugins plugins =
        new FakePlugins()
            .register(Renderer.class, "curves", new CurvesRenderer(), CurvesParams.class)
            .register(Renderer.class, "grid", new GridRenderer(), GridParams.class)
            .register(Renderer.class, "color-bar", new ColorBarRenderer(), ColorBarParams.class)
            .register(
                Renderer.class, "explanation", new ExplanationRenderer(), ExplanationParams.class);
    return new Renderers(plugins, new RecordParamBinder());
  }

  private void read(Path folder, int step) throws IOException {
    Map<String, List<Bounds>> boxes = boxes(folder.resolve("boxes.csv"));
    List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
    for (int i = 1; i < lines.size(); i += step) {
      String[] cells = lines.get(i).split(",");
      RgbImage image = Images.of(ImageIO.read(folder.resolve("images").resolve(cells[0]).toFile()));
      RgbImage crop = Preprocessor.crop(image, Preprocessing.IMAGENET.sized(SIDE, SIDE));
      crops.add(crop);
      PictureTruth truth = new PictureTruth(boxes.get(cells[0]), Map.of(), Set.of(), false);
      inspection.add(cells[0], Integer.parseInt(cells[1]), crop, truth);
    }
  }

  /** As the reference scales them: every coordinate by 224 / 227. */
  private static Map<String, List<Bounds>> boxes(Path file) throws IOException {
    Map<String, List<Bounds>> boxes = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] c = line.split(",");
      if (!c[0].equals("file")) {
        double[] v = new double[4];
        for (int k = 0; k < 4; k++) {
          v[k] = Double.parseDouble(c[2 + k]) * SIDE / FROM;
        }
        boxes.computeIfAbsent(c[0], f -> new ArrayList<>()).add(new Bounds(v[0], v[1], v[2], v[3]));
      }
    }
    return boxes;
  }

  private void explain(List<InspectedPicture> pictures, MapWish wish, Consumer<PictureMaps> maps) {
    for (int from = 0; from < pictures.size(); from += BATCH) {
      List<InspectedPicture> batch =
          pictures.subList(from, Math.min(pictures.size(), from + BATCH));
      explainBatch(batch, maps);
    }
  }

  private void explainBatch(List<InspectedPicture> batch, Consumer<PictureMaps> maps) {
    LayerId layer = model.network().features();
    List<RgbImage> some = batch.stream().map(p -> crops.get(p.index())).toList();
    Tensor inputs = inspection.inputs(some);
    List<List<Target>> none = batch.stream().map(p -> List.<Target>of()).toList();
    try (Probe probe = model.probe(new ProbePlan(inputs, Set.of(layer), none))) {
      for (int i = 0; i < batch.size(); i++) {
        int label = batch.get(i).label().orElseThrow();
        Heatmap map =
            new ClassActivationMap()
                .explain(
                    new ExplainRequest<>(probe, i, Target.ofClass(label), layer, 0, new NoParams()),
                    Progress.none());
        maps.accept(
            new PictureMaps(
                batch.get(i),
                some.get(i),
                probe.logits(i),
                List.of(
                    new PictureMaps.PictureMap(
                        "cam", "CAM", layer, layer.path(), "label", label, map))));
      }
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
