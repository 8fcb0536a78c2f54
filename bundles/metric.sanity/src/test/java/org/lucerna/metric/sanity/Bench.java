/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.gradcam.GradCam;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.render.charts.CurvesParams;
import org.lucerna.render.charts.CurvesRenderer;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.weights.Weights;

/** A network on a real backend, pictures of blobs, and Grad-CAM. */
final class Bench implements AutoCloseable {

  static final ComputeBackend BACKEND =
      new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));

  private final Model model;
  private final TestInspection inspection;
  final List<Model> loaded = new ArrayList<>();

  private Bench(Model model, int pictures) {
    this.model = model;
    this.inspection =
        new TestInspection(
                model,
                List.of(),
                renderers(),
                crop -> Preprocessor.normalised(crop, model.network().input().preprocessing()))
            .loading(this::load)
            .making((asked, inputs, questions) -> gradCam(asked, inputs, questions));
    for (int i = 0; i < pictures; i++) {
      inspection.add("picture" + i, 0, blobs(model.network(), i), null);
    }
  }

  static Bench of(Network network, Weights weights, int pictures) throws IOException {
    return new Bench(load(network, weights), pictures);
  }

  static Model load(Network network, Weights weights) throws IOException {
    return BACKEND.load(network, weights, BACKEND.devices().get(0));
  }

  private Model load(Weights weights) throws IOException {
    Model other = load(model.network(), weights);
    loaded.add(other);
    return other;
  }

  Model model() {
    return model;
  }

  TestInspection inspection() {
    return inspection;
  }

  Tensor inputs() {
    return inspection.inputs(inspection.crops(inspection.pictures()));
  }

  static Renderers renderers() {
    FakePlugins plugins =
        new FakePlugins()
            .register(Renderer.class, "curves", new CurvesRenderer(), CurvesParams.class);
    return new Renderers(plugins, new RecordParamBinder());
  }

  /** Soft spots of random colour and place. */
  private static RgbImage blobs(Network network, int seed) {
    int side = network.input().preprocessing().crop();
    Random random = new Random(seed);
    double[] spots = random.doubles(30).toArray();
    int[] rgb = new int[side * side];
    for (int i = 0; i < rgb.length; i++) {
      double[] color = {60, 60, 60};
      for (int s = 0; s + 4 < spots.length; s += 5) {
        double dx = i % side - side * spots[s];
        double dy = i / side - side * spots[s + 1];
        double near = Math.exp(-(dx * dx + dy * dy) / (0.02 * side * side));
        for (int c = 0; c < 3; c++) {
          color[c] += 150 * near * spots[s + 2 + c] + 4 * random.nextGaussian();
        }
      }
      for (double c : color) {
        rgb[i] = rgb[i] << 8 | (int) Math.max(0, Math.min(255, c));
      }
    }
    return RgbImage.wrap(side, side, rgb);
  }

  static MapAnswers gradCam(Model model, Tensor inputs, List<MapQuestion> questions) {
    LayerId layer = model.network().features();
    Target target = Target.ofClass(questions.get(0).classIndex());
    List<Heatmap> maps = new ArrayList<>();
    List<float[]> logits = new ArrayList<>();
    for (int i = 0; i < inputs.size(0); i++) {
      Tensor one = Tensor.stack(List.of(inputs.slice(i)));
      try (Probe probe = model.probe(new ProbePlan(one, Set.of(layer), List.of(List.of(target))))) {
        maps.add(
            new GradCam()
                .explain(
                    new ExplainRequest<>(probe, 0, target, layer, 0, new NoParams()),
                    Progress.none()));
        logits.add(probe.logits(0));
      }
    }
    return new MapAnswers(logits, questions.stream().map(q -> maps).toList(), 2.0 * inputs.size(0));
  }

  @Override
  public void close() {
    model.close();
  }
}
