/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.weights.InitialWeights;
import org.lucerna.vision.api.weights.Weights;

/**
 * Networks like an inspection's, with weights drawn anew: normal with variance 2 / fan-in (He et
 * al. 2015), then fitted to pictures of the inspection ({@link Fit}) so that activations neither
 * die nor explode. The stages of one draw share their new layers.
 */
final class RandomisedNetworks implements AutoCloseable {

  /**
   * Values of the largest layer that are held at once: 64 MB a tensor, of which four or so live.
   */
  private static final int VALUES = 1 << 24;

  /**
   * A run's seed also drew the weights its training began with: with the same stream the
   * "randomised" network would be the trained one's own beginning.
   */
  private static final long OTHER_STREAM = 0x6D6574726963L;

  private final Map<Stage, List<Model>> models = new LinkedHashMap<>();
  private int pictures;

  private RandomisedNetworks() {}

  /**
   * How many there shall be.
   *
   * @param draws of weights for each stage
   * @param pictures to estimate statistics on, at most
   */
  record Wish(List<Stage> stages, int draws, int pictures) {
    Wish {
      stages = List.copyOf(stages);
    }
  }

  /** Loads all; the caller closes, before the inspection's model. */
  static RandomisedNetworks open(Inspection inspection, Wish wish, Progress progress)
      throws IOException {
    RandomisedNetworks networks = new RandomisedNetworks();
    wish.stages().forEach(stage -> networks.models.put(stage, new ArrayList<>()));
    try {
      Tensor inputs = inputs(inspection, wish.pictures());
      networks.pictures = inputs.size(0);
      for (int draw = 0; draw < wish.draws(); draw++) {
        networks.load(inspection, inputs, draw, progress.part("new weights", 1.0 / wish.draws()));
      }
      return networks;
    } catch (IOException | RuntimeException | Error e) {
      networks.close();
      throw e;
    }
  }

  private void load(Inspection inspection, Tensor inputs, int draw, Progress progress)
      throws IOException {
    Network network = inspection.model().network();
    List<ParameterSpec> specs = Parameters.of(network);
    long seed = inspection.seed() ^ (OTHER_STREAM + draw);
    try (Weights drawn = InitialWeights.of(network, seed, InitialWeights.Scheme.HE_NORMAL);
        Weights trained = inspection.model().weights()) {
      Map<Stage, NewWeights> weights = new LinkedHashMap<>();
      models.keySet().forEach(s -> weights.put(s, new NewWeights(trained, drawn, specs)));
      try (Model raw = inspection.load(drawn)) {
        new Walk(inspection.model(), raw).fit(inputs, weights, progress);
      }
      for (Map.Entry<Stage, NewWeights> entry : weights.entrySet()) {
        models.get(entry.getKey()).add(inspection.load(entry.getValue()));
      }
    }
  }

  /** Of pictures at even distances, as many as memory allows. */
  private static Tensor inputs(Inspection inspection, int most) throws IOException {
    List<InspectedPicture> all = inspection.pictures();
    if (all.isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE,
          "New weights are fitted to pictures, and there are none: give --data or --image.");
    }
    int largest =
        Shapes.of(inspection.model().network()).values().stream()
            .mapToInt(s -> s.elements())
            .max()
            .orElseThrow();
    int count = Math.max(1, Math.min(Math.min(most, all.size()), VALUES / largest));
    List<InspectedPicture> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(all.get((int) ((long) i * all.size() / count)));
    }
    return inspection.inputs(inspection.crops(some));
  }

  /** In the order of the wish. */
  List<Stage> stages() {
    return List.copyOf(models.keySet());
  }

  /** One a draw. */
  List<Model> of(Stage stage) {
    return models.get(stage);
  }

  /** On how many pictures statistics were estimated. */
  int pictures() {
    return pictures;
  }

  @Override
  public void close() {
    models.values().forEach(some -> some.forEach(Model::close));
    models.clear();
  }
}
