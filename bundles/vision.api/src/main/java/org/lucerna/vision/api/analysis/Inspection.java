/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.dataset.Redraw;
import org.lucerna.vision.api.measure.Calibration;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.weights.Weights;
import org.osgi.annotation.versioning.ProviderType;

/** What an analysis looks at: a model on its device, and pictures. */
@ProviderType
public interface Inspection {

  Model model();

  /** For titles: the data set's name, or empty. */
  String dataName();

  /** Names of the network's classes by index; empty where nobody named them. */
  List<String> classes();

  /** A class of the network by index, {@code "class 17"} where it has no name. */
  default String className(int index) {
    return index < classes().size() ? classes().get(index) : "class " + index;
  }

  /** The pictures to look at, in the data set's order; empty where the user gave none. */
  List<InspectedPicture> pictures();

  /**
   * What the network sees of some pictures, upright, resized and cropped; decoded on worker
   * threads.
   */
  List<RgbImage> crops(List<InspectedPicture> pictures) throws IOException;

  /** Crops as the network's input, {@code [N, 3, H, W]}. */
  Tensor inputs(List<RgbImage> crops);

  /** What is truly in a picture, in the pixels of its crop; empty where nobody knows. */
  Optional<PictureTruth> truth(InspectedPicture picture);

  /**
   * Explains pictures as {@code lucerna explain} does, one forward pass for all methods, layers and
   * targets, and hands the maps on picture by picture.
   *
   * @throws org.lucerna.core.api.param.ParamException for unknown methods, layers and targets
   */
  void explain(
      List<InspectedPicture> pictures, MapWish wish, Progress progress, Consumer<PictureMaps> maps)
      throws IOException;

  /**
   * Maps of inputs that need not be pictures of a data set: changed ones, on this model or on
   * another one of the same network. One forward pass a batch serves all questions.
   *
   * @param model this inspection's, or one of {@link #load}
   * @param inputs {@code [N, 3, H, W]}, as {@link #inputs} makes them
   * @throws org.lucerna.core.api.param.ParamException for unknown methods and layers
   * @throws org.lucerna.core.api.command.LucernaException where a method is not defined here
   */
  default MapAnswers explain(
      Model model, Tensor inputs, List<MapQuestion> questions, Progress progress) {
    throw new UnsupportedOperationException("maps of changed inputs are not made here");
  }

  /** The same network with other weights, on the same device. The caller closes. */
  default Model load(Weights weights) throws IOException {
    throw new UnsupportedOperationException("no other weights are loaded here");
  }

  /** How a picture can be drawn again with something changed; empty where it is no drawing. */
  default Optional<Redraw> redraw(InspectedPicture picture) {
    return Optional.empty();
  }

  /**
   * How the model's probabilities become honest; empty where nobody has measured it.
   *
   * @throws IOException if the pictures it has to be measured on cannot be read
   */
  default Optional<Calibration> calibration() throws IOException {
    return Optional.empty();
  }

  /**
   * A folder for results in the making: what an interrupted attempt left there is found by the next
   * one. Empty where nothing is kept.
   */
  default Optional<Path> store() {
    return Optional.empty();
  }

  /**
   * Layers by the words of {@code --layer}: {@code last}, {@code cam}, {@code all}, a name.
   *
   * @throws org.lucerna.core.api.param.ParamException for a name the network does not have, with
   *     the one probably meant
   */
  List<LayerId> layers(List<String> words);

  /**
   * A class by name or index.
   *
   * @throws org.lucerna.core.api.param.ParamException for a class the network does not have
   */
  int classIndex(String word);

  /** Decides all that is drawn at random. */
  long seed();

  Renderers renderers();

  Tasks tasks();
}
