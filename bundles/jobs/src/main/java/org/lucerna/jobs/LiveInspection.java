/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.dataset.Redraw;
import org.lucerna.vision.api.measure.Calibration;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.weights.Weights;

/** An inspection of a model on a device. */
final class LiveInspection implements Inspection {

  private final Workplace work;
  private final Scene scene;
  private final Set<String> failures = new LinkedHashSet<>();

  /** Sizes of pictures that were decoded: where boxes lie depends on them. */
  private final Map<Integer, Size> sizes = new ConcurrentHashMap<>();

  /** Null until somebody asks. */
  private Optional<Calibration> calibration;

  private record Size(int width, int height) {}

  /**
   * What is looked at.
   *
   * @param base files that words of targets name are meant against it
   * @param store see {@link Inspection#store}
   * @param calibration see {@link Inspection#calibration}
   */
  record Scene(
      BuiltModel built,
      Engine engine,
      Model model,
      InspectedPictures pictures,
      long seed,
      Path base,
      Optional<Path> store,
      Calibrations.Source calibration) {}

  LiveInspection(Workplace work, Scene scene) {
    this.work = work;
    this.scene = scene;
  }

  /** What went wrong with single methods, a sentence each. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public Model model() {
    return scene.model();
  }

  @Override
  public String dataName() {
    return scene.pictures().title();
  }

  @Override
  public List<String> classes() {
    return scene.built().classes();
  }

  @Override
  public List<InspectedPicture> pictures() {
    return scene.pictures().pictures();
  }

  private Preprocessing preprocessing() {
    return scene.model().network().input().preprocessing();
  }

  @Override
  public List<RgbImage> crops(List<InspectedPicture> pictures) throws IOException {
    return new Pictures(work.tasks(), preprocessing())
        .crops(pictures.stream().map(this::subject).toList());
  }

  private Subject subject(InspectedPicture picture) {
    return new Subject(
        picture.id(),
        picture.label(),
        () -> image(picture.index()),
        OptionalInt.of(picture.index()));
  }

  private RgbImage image(int index) throws IOException {
    RgbImage image = scene.pictures().image(index);
    sizes.put(index, new Size(image.width(), image.height()));
    return image;
  }

  @Override
  public Tensor inputs(List<RgbImage> crops) {
    return Pictures.inputs(crops, preprocessing());
  }

  @Override
  public Optional<PictureTruth> truth(InspectedPicture picture) {
    return scene
        .pictures()
        .entries()
        .get(picture.index())
        .truth()
        .get()
        .map(
            truth -> {
              Size size = size(picture.index());
              return new SeenTruth(preprocessing(), size.width(), size.height()).of(truth);
            });
  }

  private Size size(int index) {
    if (!sizes.containsKey(index)) {
      try {
        image(index);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sizes.get(index);
  }

  @Override
  public void explain(
      List<InspectedPicture> pictures, MapWish wish, Progress progress, Consumer<PictureMaps> maps)
      throws IOException {
    List<MethodPlan> plans =
        new MethodPlans(work)
            .of(
                model().network(),
                new MethodPlans.Order(
                    wish.methods(), wish.layers(), MethodParams.of(wish.params(), scene.base())));
    Explaining explaining = new Explaining(work, model(), scene.built(), seed());
    explaining.each(
        pictures.stream().map(this::subject).toList(),
        new Explaining.Wish(plans, TargetWords.all(wish.targets(), scene.base())),
        progress,
        explained -> maps.accept(handed(explained, wish.targets())));
    failures.addAll(explaining.failures());
  }

  @Override
  public MapAnswers explain(
      Model model, Tensor inputs, List<MapQuestion> questions, Progress progress) {
    return new TensorMaps(work, scene.base(), seed()).explain(model, inputs, questions, progress);
  }

  @Override
  public Model load(Weights weights) throws IOException {
    Engine engine = scene.engine();
    return engine.backend().load(model().network(), weights, engine.device());
  }

  @Override
  public Optional<Redraw> redraw(InspectedPicture picture) {
    return scene.pictures().entries().get(picture.index()).redraw().get();
  }

  @Override
  public Optional<Path> store() {
    return scene.store();
  }

  /** Found once: it may need all validation pictures. */
  @Override
  public Optional<Calibration> calibration() throws IOException {
    if (calibration == null) {
      calibration = scene.calibration().find();
    }
    return calibration;
  }

  private PictureMaps handed(Explained explained, List<String> words) {
    InspectedPicture picture = pictures().get(explained.subject().sample().getAsInt());
    List<PictureMaps.PictureMap> maps = new ArrayList<>();
    for (Explanation map : explained.maps()) {
      for (String word : words(map, explained, words)) {
        maps.add(
            new PictureMaps.PictureMap(
                map.method(),
                map.label(),
                map.layer(),
                map.layerName(),
                word,
                map.classIndex(),
                map.map()));
      }
    }
    return new PictureMaps(picture, explained.crop(), explained.prediction().logits(), maps);
  }

  /** By which words a map was asked for: one map may be the label's and the prediction's. */
  private static List<String> words(Explanation map, Explained explained, List<String> words) {
    Set<String> meant = new LinkedHashSet<>();
    for (String word : words) {
      boolean label =
          word.equals("label")
              && explained.subject().label().equals(OptionalInt.of(map.classIndex()));
      boolean predicted =
          word.equals("predicted") && explained.prediction().predicted() == map.classIndex();
      if (map.aim().isClass() && (label || predicted)) {
        meant.add(word);
      }
    }
    return meant.isEmpty() ? List.of(map.aim().id()) : List.copyOf(meant);
  }

  @Override
  public List<LayerId> layers(List<String> words) {
    return LayerNames.resolve(work, model().network(), words);
  }

  @Override
  public int classIndex(String word) {
    int named = classes().indexOf(word);
    int count = Classes.count(model().network());
    if (named >= 0) {
      return named;
    }
    if (word.matches("\\d{1,6}") && Integer.parseInt(word) < count) {
      return Integer.parseInt(word);
    }
    throw new ParamException(
        "class",
        "%s has no class '%s'%s (classes are given by name, or by number from 0 to %d)"
            .formatted(
                model().network().id(),
                word,
                work.binder().didYouMean(word, classes()),
                count - 1));
  }

  @Override
  public long seed() {
    return scene.seed();
  }

  @Override
  public Renderers renderers() {
    return new Renderers(work.plugins(), work.binder());
  }

  @Override
  public Tasks tasks() {
    return work.tasks();
  }
}
