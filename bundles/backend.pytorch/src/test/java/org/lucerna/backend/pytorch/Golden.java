/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.Npz;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * Reference numbers of torch and torchvision for one network.
 *
 * @param json class explained, layers, mean and standard deviation of every module
 * @param arrays logits and maps by name
 */
record Golden(JsonObject json, Map<String, Tensor> arrays) {

  /** Mean and sample standard deviation of a module's output. */
  record Moments(double mean, double deviation) {}

  static Golden read(String name) throws IOException {
    Path folder = SharedData.require().resolve("golden");
    String text = Files.readString(folder.resolve(name + ".json"));
    return new Golden(
        JsonParser.parseString(text).getAsJsonObject(), Npz.read(folder.resolve(name + ".npz")));
  }

  /** The reference picture, {@code [1, 3, 224, 224]}, normalised. */
  static Tensor picture() throws IOException {
    Path file = SharedData.require().resolve("golden").resolve("input_224.png");
    BufferedImage image = ImageIO.read(file.toFile());
    Preprocessing p = Preprocessing.IMAGENET;
    int size = p.crop();
    float[] values = new float[3 * size * size];
    for (int i = 0; i < size * size; i++) {
      int rgb = image.getRGB(i % size, i / size);
      for (int c = 0; c < 3; c++) {
        float value = (rgb >> (16 - 8 * c) & 0xff) / 255f;
        values[c * size * size + i] = (value - p.mean().get(c)) / p.std().get(c);
      }
    }
    return Tensor.wrap(values, 1, 3, size, size);
  }

  String network() {
    return json.get("network").getAsString();
  }

  int explained() {
    return json.get("class").getAsInt();
  }

  /** The layer's name for {@code last} or {@code mid}. */
  String layer(String which) {
    String name = json.getAsJsonObject("layers").get(which).getAsString();
    // The ReLU behind DenseNet's features is a function there: the reference names its input.
    return name.equals("features") ? "relu" : name;
  }

  /** A module by name; of one that is called several times its last call, as the hooks saw it. */
  static Optional<LayerId> lastCall(Network network, String module) {
    Optional<LayerId> last = network.resolve(module);
    for (int i = 1; network.find(new LayerId(module + "_" + i)).isPresent(); i++) {
      last = Optional.of(new LayerId(module + "_" + i));
    }
    return last;
  }

  Map<String, Moments> modules() {
    Map<String, Moments> all = new LinkedHashMap<>();
    json.getAsJsonObject("modules")
        .entrySet()
        .forEach(
            e -> {
              JsonArray a = e.getValue().getAsJsonArray();
              all.put(e.getKey(), new Moments(a.get(1).getAsDouble(), a.get(2).getAsDouble()));
            });
    return all;
  }

  static Moments moments(Tensor tensor) {
    double mean = tensor.sum() / tensor.length();
    double squares = 0;
    for (int i = 0; i < tensor.length(); i++) {
      squares += (tensor.at(i) - mean) * (tensor.at(i) - mean);
    }
    return new Moments(mean, Math.sqrt(squares / (tensor.length() - 1)));
  }

  /** No value is further from the reference than {@code tolerance} of the reference's range. */
  void assertWithin(double tolerance, String key, Tensor actual) {
    Tensor expected = arrays.get(key);
    assertEquals(expected.length(), actual.length(), key);
    double range = (double) expected.max() - expected.min();
    double worst = 0;
    for (int i = 0; i < expected.length(); i++) {
      worst = Math.max(worst, Math.abs((double) expected.at(i) - actual.at(i)));
    }
    assertEquals(0, worst / range, tolerance, network() + " " + key);
  }

  /**
   * For maps without averaging: where two inputs of a ReLU or of a maximum agree to the last bits,
   * rounding decides which way the gradient goes, and single cells differ though nothing is wrong.
   * So the length of the difference is compared with the length of the map.
   */
  void assertNear(double tolerance, String key, Tensor actual) {
    Tensor expected = arrays.get(key);
    assertEquals(expected.length(), actual.length(), key);
    double difference = 0;
    double whole = 0;
    for (int i = 0; i < expected.length(); i++) {
      difference += Math.pow((double) expected.at(i) - actual.at(i), 2);
      whole += Math.pow(expected.at(i), 2);
    }
    assertEquals(0, Math.sqrt(difference / whole), tolerance, network() + " " + key);
  }
}
