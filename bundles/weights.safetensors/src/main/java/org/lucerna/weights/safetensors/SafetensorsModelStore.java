/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.weights.BadWeightsException;
import org.lucerna.vision.api.weights.ModelStore;
import org.lucerna.vision.api.weights.StoredModel;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.WeightFile;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.safetensors.SafetensorsWeights.Values;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps a whole model in one safetensors file, readable by every library of that format: tensors as
 * F32; graph, classes and provenance as texts in the header. The same model gives the same bytes.
 */
@Component
public final class SafetensorsModelStore implements ModelStore {

  private static final String FORMAT = "format";
  private static final String VERSION = "lucerna-1";
  private static final String NETWORK = "network";
  private static final String CLASSES = "classes";
  private static final String PROVENANCE = "provenance";

  private final Storage storage;

  @Activate
  public SafetensorsModelStore(@Reference Storage storage) {
    this.storage = storage;
  }

  @Override
  public void save(Path file, StoredModel model) throws IOException {
    Map<String, String> texts =
        Map.of(
            FORMAT, VERSION,
            NETWORK, NetworkJson.write(model.network()),
            CLASSES, NetworkJson.write(model.classes()),
            PROVENANCE, NetworkJson.write(model.provenance()));
    Weights weights = model.weights();
    Map<String, List<Integer>> shapes =
        weights.names().stream().collect(Collectors.toMap(n -> n, weights::shape));
    SafetensorsWriter writer = new SafetensorsWriter(texts, shapes);
    storage.write(file, out -> writer.write(out, weights::stream));
  }

  @Override
  public StoredModel open(Path file) throws IOException {
    Weights weights = open(file, Values.FINITE);
    try {
      return model(weights);
    } catch (BadWeightsException e) {
      weights.close();
      throw e.about(file);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  @Override
  public void saveTensors(Path file, Map<String, Tensor> tensors, Map<String, String> texts)
      throws IOException {
    saveTensors(file, new TensorMap("tensors", tensors), texts);
  }

  @Override
  public void saveTensors(Path file, Weights tensors, Map<String, String> texts)
      throws IOException {
    Map<String, List<Integer>> shapes = new TreeMap<>();
    tensors.names().forEach(name -> shapes.put(name, tensors.shape(name)));
    SafetensorsWriter writer = new SafetensorsWriter(texts, shapes);
    storage.write(file, out -> writer.write(out, tensors::stream));
  }

  @Override
  public Weights openTensors(Path file) throws IOException {
    return open(file, Values.ANY);
  }

  private static Weights open(Path file, Values values) throws IOException {
    return WeightFile.open(
        file,
        open -> {
          Header header = Header.read(open.channel());
          return new SafetensorsWeights(open, header, header.tensors(), values);
        });
  }

  private static StoredModel model(Weights weights) throws BadWeightsException {
    Map<String, String> texts = weights.metadata();
    String format = texts.getOrDefault(FORMAT, "");
    if (!texts.keySet().containsAll(List.of(FORMAT, NETWORK, CLASSES, PROVENANCE))
        || !format.startsWith("lucerna-")) {
      throw new BadWeightsException(
          "holds weights but no Lucerna model: name the network they belong to");
    }
    if (!format.equals(VERSION)) {
      throw new BadWeightsException(
          "was written by another version of Lucerna ('" + format + "'): open it with that one");
    }
    try {
      Network network = NetworkJson.readNetwork(texts.get(NETWORK));
      checkTensors(network, weights);
      return new StoredModel(
          network,
          NetworkJson.readTexts(texts.get(CLASSES)),
          NetworkJson.readMap(texts.get(PROVENANCE)),
          weights);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw BadWeightsException.damaged("the model in its header is wrong: " + e.getMessage());
    }
  }

  private static void checkTensors(Network network, Weights weights) throws BadWeightsException {
    for (ParameterSpec needed : Parameters.of(network)) {
      boolean there = weights.names().contains(needed.name());
      if (!there || !weights.shape(needed.name()).equals(needed.shape())) {
        throw BadWeightsException.damaged(
            "its network needs a tensor '" + needed.name() + "' of shape " + needed.shape());
      }
    }
  }
}
