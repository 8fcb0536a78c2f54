/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.dataset.synthetic.CrittersLoader;
import org.lucerna.dataset.synthetic.CrittersParams;
import org.lucerna.explain.cam.ClassActivationMap;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.ObjectBox;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;

/** Built-in creatures to inspect, in memory, with their masks; CAM is the method. */
final class CritterScene {

  private static final int BATCH = 16;
  private static final int SIDE = 224;

  private CritterScene() {}

  static Inspection of(Model model, int pictures) throws Exception {
    Preprocessing how = Preprocessing.IMAGENET.sized(SIDE, SIDE);
    Map<String, Object> values = Map.of("per-class", pictures / 7 + 1, "size", SIDE);
    CrittersParams params = (CrittersParams) Methods.params(CrittersParams.class, values);
    try (Dataset critters = new CrittersLoader().open(params, 3, Progress.none())) {
      TestInspection scene =
          new TestInspection(
              model, critters.classes(), renderers(), crop -> Preprocessor.normalised(crop, how));
      for (int i = 0; i < pictures; i++) {
        scene.add(
            critters.samples().get(i).id(),
            critters.samples().get(i).label(),
            critters.image(i),
            critters.groundTruth(i).map(CritterScene::truth).orElseThrow());
      }
      return scene.explaining((some, wish, maps) -> explain(scene, some, maps));
    }
  }

  private static Renderers renderers() throws Exception {
    FakePlugins plugins = new FakePlugins();
    for (Components.Component renderer : Components.of(Renderer.class, "org.lucerna.render.")) {
      plugins.register(
          Renderer.class, renderer.id(), (Renderer<?, ?>) renderer.create(), renderer.params());
    }
    return new Renderers(plugins, new RecordParamBinder());
  }

  private static PictureTruth truth(GroundTruth truth) {
    return new PictureTruth(
        truth.objects().stream().map(ObjectBox::bounds).toList(),
        truth.parts(),
        truth.defining(),
        false);
  }

  /** CAM of the true class, one forward pass for each batch. */
  private static void explain(
      Inspection scene, List<InspectedPicture> pictures, Consumer<PictureMaps> maps) {
    LayerId layer = scene.model().network().camHead().orElseThrow().layer();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      List<InspectedPicture> batch =
          pictures.subList(from, Math.min(from + BATCH, pictures.size()));
      List<RgbImage> crops = crops(scene, batch);
      List<List<Target>> none = batch.stream().map(p -> List.<Target>of()).toList();
      ProbePlan plan = new ProbePlan(scene.inputs(crops), Set.of(layer), none);
      try (Probe probe = scene.model().probe(plan)) {
        for (int i = 0; i < batch.size(); i++) {
          int label = batch.get(i).label().orElseThrow();
          Heatmap map =
              new ClassActivationMap()
                  .explain(
                      new ExplainRequest<>(
                          probe, i, Target.ofClass(label), layer, 0, new NoParams()),
                      Progress.none());
          PictureMaps.PictureMap cam =
              new PictureMaps.PictureMap("cam", "CAM", layer, layer.path(), "label", label, map);
          maps.accept(new PictureMaps(batch.get(i), crops.get(i), probe.logits(i), List.of(cam)));
        }
      }
    }
  }

  private static List<RgbImage> crops(Inspection scene, List<InspectedPicture> batch) {
    try {
      return scene.crops(batch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
