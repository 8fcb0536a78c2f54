/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** Against what torchvision itself said of its networks. */
class GoldenTest {

  /** MobileNetV2's reference is made with real weights. */
  private static String file(String network) {
    return network.equals("mobilenet_v2") ? network + "_real" : network;
  }

  private static JsonObject golden(String network) throws IOException {
    String text =
        Files.readString(SharedData.require().resolve("golden/" + file(network) + ".json"));
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexnet",
        "vgg16",
        "vgg19",
        "squeezenet1_0",
        "squeezenet1_1",
        "googlenet",
        "resnet18",
        "resnet101",
        "densenet121",
        "mobilenet_v2",
        "mobilenet_v3_large",
        "efficientnet_b0",
        "convnext_tiny"
      })
  void everyModuleHasTorchvisionsNameAndShape(String network) throws IOException {
    JsonObject golden = golden(network);
    Network net = Families.network(network);
    Map<LayerId, Shape> shapes = Shapes.of(net);
    JsonObject modules = golden.getAsJsonObject("modules");
    for (ParameterSpec spec : Parameters.of(net)) {
      String module = spec.name().substring(0, spec.name().lastIndexOf('.'));
      assertTrue(modules.has(module), module + " is no module");
    }
    for (String module : modules.keySet()) {
      JsonArray expected = modules.getAsJsonArray(module).get(0).getAsJsonArray();
      LayerId layer = lastCall(net, module);
      assertEquals(shape(expected), shapes.get(layer), module);
    }
    assertEquals(
        golden.get("parameters").getAsLong(), Parameters.count(Parameters.of(net)), network);
  }

  /** The reference keeps what a module gave last; further calls are layers of their own here. */
  private static LayerId lastCall(Network net, String module) {
    LayerId last = net.resolve(module).orElseThrow(() -> new AssertionError(module));
    for (int i = 1; net.find(new LayerId(module + "_" + i)).isPresent(); i++) {
      last = new LayerId(module + "_" + i);
    }
    return last;
  }

  /** Without the batch axis. */
  private static Shape shape(JsonArray sizes) {
    return new Shape(
        StreamSupport.stream(sizes.spliterator(), false)
            .skip(1)
            .map(JsonElement::getAsInt)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexnet",
        "vgg16",
        "vgg19",
        "squeezenet1_0",
        "squeezenet1_1",
        "googlenet",
        "resnet18",
        "resnet101",
        "densenet121",
        "mobilenet_v2",
        "mobilenet_v3_large",
        "efficientnet_b0",
        "convnext_tiny"
      })
  void theFeaturesAreTheLayerTheReferenceMapsAreDrawnAt(String network) throws IOException {
    String named = golden(network).getAsJsonObject("layers").get("last").getAsString();
    // The ReLU behind DenseNet's features is a function there, without a name.
    String last = network.equals("densenet121") ? "relu" : named;
    Network net = Families.network(network);
    assertEquals(net.resolve(last).orElseThrow(), net.features());
    String shown = net.displayName(net.features());
    assertTrue(shown.equals(last) || shown.startsWith(last + "."), shown);
  }
}
