/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.dataset.synthetic.CrittersLoader;
import org.lucerna.dataset.synthetic.CrittersParams;
import org.lucerna.explain.cam.ClassActivationMap;
import org.lucerna.explain.gradcam.EigenCam;
import org.lucerna.explain.gradcam.GradCam;
import org.lucerna.explain.perturbation.Occlusion;
import org.lucerna.explain.perturbation.OcclusionParams;
import org.lucerna.explain.perturbation.Rise;
import org.lucerna.explain.perturbation.RiseParams;
import org.lucerna.head.classifier.ClassifierHead;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.metric.classification.ClassificationMetric;
import org.lucerna.render.charts.BarParams;
import org.lucerna.render.charts.BarRenderer;
import org.lucerna.render.charts.ConfusionParams;
import org.lucerna.render.charts.ConfusionRenderer;
import org.lucerna.render.charts.CurvesParams;
import org.lucerna.render.charts.CurvesRenderer;
import org.lucerna.render.charts.ReliabilityParams;
import org.lucerna.render.charts.ReliabilityRenderer;
import org.lucerna.render.heatmap.ColorBarParams;
import org.lucerna.render.heatmap.ColorBarRenderer;
import org.lucerna.render.heatmap.ExplanationParams;
import org.lucerna.render.heatmap.ExplanationRenderer;
import org.lucerna.render.heatmap.GridParams;
import org.lucerna.render.heatmap.GridRenderer;
import org.lucerna.render.heatmap.PictureRowsParams;
import org.lucerna.render.heatmap.PictureRowsRenderer;
import org.lucerna.report.html.HtmlReportWriter;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.trainer.finetune.FineTuneParams;
import org.lucerna.trainer.finetune.FineTuner;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.measure.Metric;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.report.ReportWriter;
import org.lucerna.vision.api.train.Trainer;
import org.lucerna.vision.api.weights.ModelStore;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.weights.safetensors.SafetensorsModelStore;
import org.lucerna.weights.torch.TorchWeightReader;

/** The real services of the product without a framework: engine, networks, methods, renderers. */
final class RealWork {

  final FakePlugins plugins = new FakePlugins();
  final RecordParamBinder binder = new RecordParamBinder();
  final Workplace work;

  RealWork() {
    Storage storage = new FileStorage(Path.of(System.getenv("LUCERNA_HOME")));
    DefaultTasks tasks = new DefaultTasks();
    FigureExporter exporter = new JavaFigureExporter();
    ModelStore models = new SafetensorsModelStore(storage);
    plugins
        .register(ComputeBackend.class, "pytorch", new PytorchBackend(storage), NoParams.class)
        .register(BackboneFamily.class, "small-gap", new SmallGap(), NoParams.class)
        .register(BackboneFamily.class, "squeezenet", new SqueezeNet(), NoParams.class)
        .register(BackboneFamily.class, "vgg", new Vgg(), NoParams.class)
        .register(Head.class, "classifier", new ClassifierHead(), NoParams.class)
        .register(Head.class, "gap", new GapHead(), PoolingParams.class)
        .register(WeightReader.class, "torch", new TorchWeightReader(), NoParams.class)
        .register(DatasetLoader.class, "critters", new CrittersLoader(), CrittersParams.class)
        .register(
            Trainer.class,
            "finetune",
            new FineTuner(storage, tasks, models, binder),
            FineTuneParams.class)
        .register(Metric.class, "classification", new ClassificationMetric(), NoParams.class)
        .register(ReportWriter.class, "html", new HtmlReportWriter(exporter), NoParams.class);
    methods();
    renderers();
    work = new Workplace(plugins, binder, storage, tasks, models, exporter);
  }

  private void methods() {
    plugins
        .register(
            Explainer.class,
            "cam",
            new ClassActivationMap(),
            NoParams.class,
            Map.of(
                "layers", "CAM", "label", "CAM", "requires", List.of("ACTIVATIONS", "PARAMETERS")))
        .register(
            Explainer.class,
            "eigen-cam",
            new EigenCam(),
            NoParams.class,
            Map.of(
                "label",
                "Eigen-CAM",
                "traits",
                List.of("CLASS_AGNOSTIC"),
                "requires",
                List.of("ACTIVATIONS")))
        .register(
            Explainer.class,
            "grad-cam",
            new GradCam(),
            NoParams.class,
            Map.of("label", "Grad-CAM", "requires", List.of("ACTIVATIONS", "LAYER_GRADIENTS")))
        .register(
            Explainer.class,
            "occlusion",
            new Occlusion(),
            OcclusionParams.class,
            Map.of("layers", "INPUT", "traits", List.of("SLOW")))
        .register(
            Explainer.class,
            "rise",
            new Rise(),
            RiseParams.class,
            Map.of("layers", "INPUT", "traits", List.of("SLOW", "RANDOM")));
  }

  private void renderers() {
    plugins
        .register(Renderer.class, "explanation", new ExplanationRenderer(), ExplanationParams.class)
        .register(Renderer.class, "color-bar", new ColorBarRenderer(), ColorBarParams.class)
        .register(Renderer.class, "grid", new GridRenderer(), GridParams.class)
        .register(
            Renderer.class, "picture-rows", new PictureRowsRenderer(), PictureRowsParams.class)
        .register(Renderer.class, "bars", new BarRenderer(), BarParams.class)
        .register(Renderer.class, "curves", new CurvesRenderer(), CurvesParams.class)
        .register(Renderer.class, "confusion", new ConfusionRenderer(), ConfusionParams.class)
        .register(
            Renderer.class, "reliability", new ReliabilityRenderer(), ReliabilityParams.class);
  }

  /** Where a command runs. */
  static Context in(Path folder) {
    return in(folder, Progress.none());
  }

  static Context in(Path folder, Progress progress) {
    return new Context() {
      @Override
      public Path workingDirectory() {
        return folder;
      }

      @Override
      public Progress progress() {
        return progress;
      }
    };
  }
}
