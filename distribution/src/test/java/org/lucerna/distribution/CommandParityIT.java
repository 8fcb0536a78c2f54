/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.Npy;
import org.lucerna.testkit.Npz;
import org.lucerna.testkit.SharedData;

/** The commands, as users call them, against reference numbers made by torch and torchvision. */
class CommandParityIT {

  private static final double TOLERANCE = 1e-3;

  @TempDir Path dir;

  @Test
  void predictGivesTheLogitsOfTorch() throws Exception {
    Path shared = SharedData.require();
    Lucerna.Result result =
        lucerna()
            .run(
                "predict",
                "--network",
                "squeezenet1_0",
                "--weights",
                shared.resolve("models/squeezenet1_0.pth").toString(),
                "--image",
                shared.resolve("golden/input_224.png").toString(),
                "--resize",
                "224",
                "--crop",
                "224",
                "--logits",
                "logits.npy",
                "--json");
    assertEquals(0, result.status(), result.err());
    Tensor expected = golden(shared).get("logits");
    Tensor actual = Npy.read(dir.resolve("logits.npy")).slice(0);
    assertClose(expected, actual, Math.max(expected.max(), -expected.min()));
    JsonObject top =
        JsonParser.parseString(result.out())
            .getAsJsonObject()
            .getAsJsonArray("predictions")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("top")
            .get(0)
            .getAsJsonObject();
    assertEquals(133, top.get("class").getAsInt());
  }

  @Test
  void explainWritesTheMapsOfTheDefinitionUnderTheirNames() throws Exception {
    Path shared = SharedData.require();
    for (String layer : new String[] {"last", "features.7"}) {
      Lucerna.Result result =
          lucerna()
              .run(
                  "explain",
                  "--network",
                  "squeezenet1_0",
                  "--weights",
                  shared.resolve("models/squeezenet1_0.pth").toString(),
                  "--image",
                  shared.resolve("golden/input_224.png").toString(),
                  "--method",
                  "grad-cam",
                  "--layer",
                  layer,
                  "--target",
                  "133",
                  "--resize",
                  "224",
                  "--crop",
                  "224",
                  "--out",
                  "out");
      assertEquals(0, result.status(), result.err());
      String resolved = layer.equals("last") ? "features.12" : layer;
      Path stem = dir.resolve("out/input_224/grad-cam--" + resolved + "--133");
      Tensor actual = Npy.read(Path.of(stem + ".npy"));
      Tensor expected = golden(shared).get((layer.equals("last") ? "last" : "mid") + "__grad_cam");
      assertClose(expected, actual, expected.max() - expected.min());
      assertTrue(Files.size(Path.of(stem + ".png")) > 0);
      assertTrue(Files.readString(dir.resolve("out/report.json")).contains("\"grad-cam\""));
    }
  }

  @Test
  void networksGivesParameterCounts() throws Exception {
    Lucerna.Result result = lucerna().run("networks", "vgg16", "--json");
    assertEquals(0, result.status(), result.err());
    assertEquals(
        138_357_544L,
        JsonParser.parseString(result.out()).getAsJsonObject().get("parameters").getAsLong());
  }

  private Lucerna lucerna() {
    return new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
  }

  private static Map<String, Tensor> golden(Path shared) throws Exception {
    return Npz.read(shared.resolve("golden/squeezenet1_0_real.npz"));
  }

  private static void assertClose(Tensor expected, Tensor actual, double range) {
    assertEquals(expected.length(), actual.length());
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.at(i), actual.at(i), TOLERANCE * range, "value " + i);
    }
  }
}
