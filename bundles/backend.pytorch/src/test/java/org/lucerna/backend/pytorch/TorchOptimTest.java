/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Objective;
import org.lucerna.vision.api.compute.Optimizer;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/**
 * Fifty steps of every kind against what libtorch's own optimisers did in double precision; the
 * program that wrote the file is in src/test/reference.
 */
class TorchOptimTest {

  private static final double TOLERANCE = 1e-6;
  private static final int SIDE = 5;
  private static final PytorchBackend BACKEND = TestBackend.create();

  private static final Network NETWORK =
      new NetworkBuilder()
          .input(Preprocessing.IMAGENET.sized(0, SIDE))
          .add("conv", new Op.Conv(4, Window.square(3, 1, 1), 1, true))
          .add("relu", new Op.Relu())
          .features()
          .extractor()
          .add("pool", new Op.AdaptiveAvgPool(1, 1))
          .add("flatten", new Op.Flatten())
          .add("fc", new Op.Linear(3, true))
          .build("reference");

  private final JsonObject reference = read();

  private static JsonObject read() {
    try (InputStream in = TorchOptimTest.class.getResourceAsStream("/torch-optim.json")) {
      return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> learnsAsTorchDoes() {
    return stream(reference.getAsJsonArray("runs"))
        .map(JsonElement::getAsJsonObject)
        .map(run -> DynamicTest.dynamicTest(run.get("name").getAsString(), () -> learns(run)));
  }

  private void learns(JsonObject run) throws IOException {
    double[] rates = doubles(run.get("rates"));
    double[] losses = doubles(run.get("losses"));
    int checked = 0;
    try (Model model = BACKEND.load(NETWORK, start(), BACKEND.devices().get(0));
        Learner learner = model.learner(setup(run))) {
      for (int step = 0; step < losses.length; step++) {
        double loss = train(learner, rates[step], step);
        assertEquals(losses[step], loss, TOLERANCE, "loss of step " + step);
        JsonElement expected = run.getAsJsonObject("parameters").get(String.valueOf(step + 1));
        if (expected != null) {
          assertParameters(expected.getAsJsonObject(), model, step + 1);
          checked++;
        }
      }
    }
    assertEquals(3, checked);
    assertEquals(50, losses.length);
  }

  private double train(Learner learner, double rate, int step) {
    JsonArray inputs = reference.getAsJsonArray("inputs");
    int batch = step % inputs.size();
    double[] labels = doubles(reference.getAsJsonArray("labels").get(batch));
    int[] whole = Arrays.stream(labels).mapToInt(d -> (int) d).toArray();
    Tensor x = tensor(inputs.get(batch), whole.length, 3, SIDE, SIDE);
    return learner.train(x, whole, rate, step).loss();
  }

  private static void assertParameters(JsonObject expected, Model model, int step)
      throws IOException {
    try (Weights now = model.weights()) {
      for (ParameterSpec spec : Parameters.of(NETWORK)) {
        double[] values = doubles(expected.get(spec.name()));
        Tensor actual = now.read(spec.name());
        for (int i = 0; i < values.length; i++) {
          String what = "%s[%d] after step %d".formatted(spec.name(), i, step);
          assertEquals(values[i], actual.at(i), TOLERANCE, what);
        }
      }
    }
  }

  private static Learner.Setup setup(JsonObject run) {
    Map<String, Double> factors = new LinkedHashMap<>();
    double factor = run.get("conv-factor").getAsDouble();
    if (factor != 1) {
      factors.put("conv.weight", factor);
      factors.put("conv.bias", factor);
    }
    double clip = run.get("clip").getAsDouble();
    List<Double> weights = new ArrayList<>();
    for (double w : doubles(run.get("weights"))) {
      weights.add(w);
    }
    return new Learner.Setup(
        Network.INPUT,
        Set.of("conv.weight", "conv.bias", "fc.weight", "fc.bias"),
        optimizer(run),
        false,
        0,
        new Objective(run.get("smoothing").getAsDouble(), weights),
        factors,
        clip == 0 ? Double.POSITIVE_INFINITY : clip);
  }

  private static Optimizer optimizer(JsonObject run) {
    double decay = run.get("decay").getAsDouble();
    return switch (run.get("kind").getAsString()) {
      case "sgd" ->
          new Optimizer.Sgd(
              run.get("momentum").getAsDouble(), decay, run.get("nesterov").getAsBoolean());
      case "adam" -> new Optimizer.Adam(0.9, 0.999, 1e-8, decay);
      case "adamw" -> new Optimizer.AdamW(0.9, 0.999, 1e-8, decay);
      default -> throw new IllegalArgumentException(run.get("kind").getAsString());
    };
  }

  private Weights start() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (ParameterSpec spec : Parameters.of(NETWORK)) {
      int[] shape = spec.shape().stream().mapToInt(Integer::intValue).toArray();
      tensors.put(spec.name(), tensor(reference.getAsJsonObject("start").get(spec.name()), shape));
    }
    assertTrue(tensors.containsKey("fc.bias"));
    return new TensorMap("start", tensors);
  }

  private static Tensor tensor(JsonElement values, int... shape) {
    double[] all = doubles(values);
    float[] floats = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      floats[i] = (float) all[i];
    }
    return Tensor.of(floats, shape);
  }

  private static double[] doubles(JsonElement array) {
    return stream(array.getAsJsonArray()).mapToDouble(JsonElement::getAsDouble).toArray();
  }

  private static Stream<JsonElement> stream(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
