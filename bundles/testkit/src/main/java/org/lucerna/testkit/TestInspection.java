/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.ProgressListener;
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
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Calibration;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.weights.Weights;

/** What analyses are tested on: pictures in memory, in the size the network sees. */
public final class TestInspection implements Inspection {

  private final Model model;
  private final List<String> classes;
  private final Renderers renderers;
  private final Function<RgbImage, Tensor> preprocess;
  private final List<InspectedPicture> pictures = new ArrayList<>();
  private final List<RgbImage> crops = new ArrayList<>();
  private final Map<Integer, PictureTruth> truths = new HashMap<>();
  private Explaining explaining =
      (pictures, wish, maps) -> {
        throw new UnsupportedOperationException("this test explains nothing");
      };

  private Making making =
      (asked, inputs, questions) -> {
        throw new UnsupportedOperationException("this test makes no maps");
      };
  private Loading loading =
      weights -> {
        throw new UnsupportedOperationException("this test loads nothing");
      };
  private final Map<Integer, Redraw> redraws = new HashMap<>();
  private Path store;
  private Calibration calibration;

  /**
   * @param preprocess a crop as {@code [3, H, W]}
   */
  public TestInspection(
      Model model,
      List<String> classes,
      Renderers renderers,
      Function<RgbImage, Tensor> preprocess) {
    this.model = model;
    this.classes = List.copyOf(classes);
    this.renderers = renderers;
    this.preprocess = preprocess;
  }

  /** Makes the maps that the analysis asks for. */
  public interface Explaining {
    void explain(List<InspectedPicture> pictures, MapWish wish, Consumer<PictureMaps> maps);
  }

  public TestInspection explaining(Explaining way) {
    this.explaining = way;
    return this;
  }

  /** Makes maps of inputs that are no pictures. */
  public interface Making {
    MapAnswers explain(Model model, Tensor inputs, List<MapQuestion> questions);
  }

  public TestInspection making(Making way) {
    this.making = way;
    return this;
  }

  /** Loads the network with other weights. */
  public interface Loading {
    Model load(Weights weights) throws IOException;
  }

  public TestInspection loading(Loading way) {
    this.loading = way;
    return this;
  }

  /** Keeps results in the making there. */
  public TestInspection storing(Path folder) {
    this.store = folder;
    return this;
  }

  /** Its probabilities are calibrated so. */
  public TestInspection calibrated(Calibration known) {
    this.calibration = known;
    return this;
  }

  /** Pictures that can be drawn again, by index. */
  public TestInspection drawn(int index, Redraw redraw) {
    redraws.put(index, redraw);
    return this;
  }

  /**
   * Adds a picture of the test split that stands alone.
   *
   * @param label index into the classes, -1 where not known
   * @param truth null where not known
   */
  public TestInspection add(String id, int label, RgbImage crop, PictureTruth truth) {
    return add(id, label, id, crop, truth);
  }

  /** Adds a picture of a group. */
  public TestInspection add(String id, int label, String group, RgbImage crop, PictureTruth truth) {
    int index = pictures.size();
    pictures.add(
        new InspectedPicture(
            index,
            id,
            label < 0 ? "" : className(label),
            label < 0 ? OptionalInt.empty() : OptionalInt.of(label),
            group,
            Optional.of(Split.TEST)));
    crops.add(crop);
    if (truth != null) {
      truths.put(index, truth);
    }
    return this;
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public String dataName() {
    return "test";
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public List<InspectedPicture> pictures() {
    return List.copyOf(pictures);
  }

  @Override
  public List<RgbImage> crops(List<InspectedPicture> some) {
    return some.stream().map(p -> crops.get(p.index())).toList();
  }

  @Override
  public Tensor inputs(List<RgbImage> some) {
    return Tensor.stack(some.stream().map(preprocess).toList());
  }

  @Override
  public Optional<PictureTruth> truth(InspectedPicture picture) {
    return Optional.ofNullable(truths.get(picture.index()));
  }

  @Override
  public void explain(
      List<InspectedPicture> some, MapWish wish, Progress progress, Consumer<PictureMaps> maps) {
    explaining.explain(some, wish, maps);
  }

  @Override
  public MapAnswers explain(
      Model asked, Tensor inputs, List<MapQuestion> questions, Progress progress) {
    return making.explain(asked, inputs, questions);
  }

  @Override
  public Model load(Weights weights) throws IOException {
    return loading.load(weights);
  }

  @Override
  public Optional<Redraw> redraw(InspectedPicture picture) {
    return Optional.ofNullable(redraws.get(picture.index()));
  }

  @Override
  public Optional<Calibration> calibration() {
    return Optional.ofNullable(calibration);
  }

  @Override
  public Optional<Path> store() {
    return Optional.ofNullable(store);
  }

  /** {@code all} is every layer here. */
  @Override
  public List<LayerId> layers(List<String> words) {
    Network network = model.network();
    List<LayerId> layers = new ArrayList<>();
    for (String word : words) {
      if (word.equals("all")) {
        network.nodes().forEach(n -> layers.add(n.id()));
      } else {
        layers.add(network.resolve(word).orElseThrow());
      }
    }
    return layers.stream().distinct().toList();
  }

  @Override
  public int classIndex(String word) {
    return classes.contains(word) ? classes.indexOf(word) : Integer.parseInt(word);
  }

  @Override
  public long seed() {
    return 1;
  }

  @Override
  public Renderers renderers() {
    return renderers;
  }

  /** Everything on the calling thread. */
  @Override
  public Tasks tasks() {
    return new Tasks() {
      @Override
      public Progress progress(String label, ProgressListener listener, BooleanSupplier cancelled) {
        return Progress.none();
      }

      @Override
      public Executor workers() {
        return Runnable::run;
      }

      @Override
      public int parallelism() {
        return 1;
      }

      @Override
      public void start(String name, Work work) {
        try {
          work.run();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }
}
