/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ModelStore;
import org.lucerna.vision.api.weights.StoredModel;
import org.lucerna.vision.api.weights.Weights;

/** What every {@link ModelStore} keeps to. */
public abstract class ModelStoreContract {

  @TempDir protected Path folder;

  private ModelStore store;

  /** A store that writes through {@code storage}. */
  protected abstract ModelStore store(Storage storage);

  @BeforeEach
  void open() {
    store = store(new TempStorage(folder));
  }

  @Test
  void aModelComesBackAsItWasSaved() throws IOException {
    Path file = folder.resolve("best.model");
    StoredModel model = model(1);
    store.save(file, model);
    try (StoredModel read = store.open(file)) {
      assertEquals(model.network(), read.network());
      assertEquals(model.classes(), read.classes());
      assertEquals(model.provenance(), read.provenance());
      assertEquals(model.weights().names(), read.weights().names());
      for (String name : model.weights().names()) {
        assertEquals(model.weights().read(name), read.weights().read(name), name);
      }
    }
  }

  @Test
  void theSameModelGivesTheSameBytesInWhateverOrderItsPartsCome() throws IOException {
    StoredModel model = model(1);
    MapWeights weights = (MapWeights) model.weights();
    List<Map.Entry<String, Tensor>> entries = new ArrayList<>(weights.tensors().entrySet());
    Collections.reverse(entries);
    Map<String, Tensor> reversed = new LinkedHashMap<>();
    entries.forEach(e -> reversed.put(e.getKey(), e.getValue()));
    store.save(folder.resolve("a"), model);
    store.save(
        folder.resolve("b"),
        new StoredModel(
            model.network(), model.classes(), model.provenance(), new MapWeights(reversed)));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
  }

  @Test
  void aFailureWhileWritingLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("best.model");
    store.save(file, model(1));
    byte[] before = Files.readAllBytes(file);
    StoredModel next = model(2);
    Weights failing = new MapWeights(((MapWeights) next.weights()).tensors(), "fc.weight");
    StoredModel broken =
        new StoredModel(next.network(), next.classes(), next.provenance(), failing);
    IOException e = assertThrows(IOException.class, () -> store.save(file, broken));
    assertTrue(e.getMessage().contains("best.model"), e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void tensorsAndTextsComeBackAsTheyWereSaved() throws IOException {
    Path file = folder.resolve("state");
    Map<String, Tensor> tensors =
        Map.of(
            "momentum.fc", Tensor.of(new float[] {1, -2, Float.MIN_VALUE}, 3),
            "worst", Tensor.of(new float[] {Float.NaN, Float.POSITIVE_INFINITY}, 1, 2),
            "step", Tensor.of(new float[] {17}));
    Map<String, String> texts = Map.of("epoch", "3", "note", "Zürich \"quoted\" \n \u2028 🐉");
    store.saveTensors(file, tensors, texts);
    try (Weights read = store.openTensors(file)) {
      assertEquals(texts, read.metadata());
      assertEquals(tensors.keySet(), read.names());
      for (String name : tensors.keySet()) {
        assertEquals(tensors.get(name), read.read(name), name);
      }
    }
  }

  @Test
  void noTensorsAndNoTextsAreAFileToo() throws IOException {
    Path file = folder.resolve("state");
    store.saveTensors(file, Map.of(), Map.of());
    try (Weights read = store.openTensors(file)) {
      assertEquals(Set.of(), read.names());
      assertEquals(Map.of(), read.metadata());
    }
  }

  @Test
  void aFileThatIsNoModelIsUnreadable() throws IOException {
    Path other = folder.resolve("other");
    store.saveTensors(other, Map.of("x", Tensor.of(new float[] {1}, 1)), Map.of());
    Path text = Files.writeString(folder.resolve("text"), "hello there, this is no model");
    for (Path file : List.of(other, text, folder.resolve("missing"))) {
      LucernaException e = assertThrows(LucernaException.class, () -> store.open(file));
      assertEquals(ExitStatus.UNREADABLE, e.status());
      assertTrue(e.getMessage().contains(file.getFileName().toString()), e.getMessage());
    }
  }

  /** A small network with every kind of layer that has parameters. */
  protected static StoredModel model(float scale) {
    Preprocessing odd =
        new Preprocessing(9, 8, List.of(0.1f, 1 / 3f, 0.406f), List.of(0.229f, 1e-7f, 3e8f));
    Network network =
        new NetworkBuilder()
            .input(odd)
            .add("conv", new Op.Conv(4, Window.same(3, 2, 8), 1, true))
            .add("bn", new Op.BatchNorm(1e-5, 0.1))
            .add("relu", new Op.Relu())
            .features()
            .add("pool", new Op.GlobalMaxPool())
            .extractor()
            .add("flatten", new Op.Flatten())
            .add("fc", new Op.Linear(2, false))
            .build("tiny+gmp");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (ParameterSpec spec : Parameters.of(network)) {
      float[] values = new float[spec.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = scale * (i + 1) / (spec.name().hashCode() | 1);
      }
      tensors.put(
          spec.name(),
          Tensor.of(values, spec.shape().stream().mapToInt(Integer::intValue).toArray()));
    }
    return new StoredModel(
        network,
        List.of("Bär", "class, with \"marks\""),
        Map.of("seed", "7", "weights", "sha256:00", "trained", "2026-01-01", "a", "b", "z", "y"),
        new MapWeights(tensors));
  }

  /** Weights from a map; reading the one called {@code broken} fails. */
  private record MapWeights(Map<String, Tensor> tensors, String broken) implements Weights {

    MapWeights(Map<String, Tensor> tensors) {
      this(tensors, "");
    }

    @Override
    public Set<String> names() {
      return tensors.keySet();
    }

    @Override
    public List<Integer> shape(String name) {
      return Arrays.stream(tensors.get(name).shape()).boxed().toList();
    }

    @Override
    public Tensor read(String name) throws IOException {
      if (name.equals(broken)) {
        throw new IOException("no space left on device");
      }
      return tensors.get(name);
    }

    @Override
    public String origin() {
      return "test";
    }

    @Override
    public String sha256() {
      return "0".repeat(64);
    }

    @Override
    public void close() {}
  }
}
