/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lucerna verify} in the assembled product, on installed methods and on a guest. */
class VerifyIT {

  @TempDir Path dir;

  @Test
  void ourGradCamAndCamFailNoCheck() throws Exception {
    Lucerna.Result result = lucerna().run("verify", "cam", "grad-cam", "--json", "--out", "out");
    assertEquals(0, result.status(), result.out() + result.err());
    assertEquals(List.of(), failed(result));
    assertTrue(Files.readString(dir.resolve("out/verify.html")).contains("orientation"));
  }

  @Test
  void aPluginThatIsNotInstalledIsExaminedAndWhatItLacksIsNamed() throws Exception {
    String sample = System.getProperty("lucerna.sample");
    Lucerna.Result result = lucerna().run("verify", sample, "--as", "hires-cam", "--json");
    assertEquals(1, result.status(), result.out() + result.err());
    assertEquals(List.of("metadata"), failed(result), result.out());
    assertTrue(result.out().contains("about, formula, cost"), result.out());
  }

  @Test
  void aBrokenPluginIsOneSentence() throws Exception {
    Path broken = Files.writeString(dir.resolve("broken.jar"), "no jar");
    Lucerna.Result result = lucerna().run("verify", broken.toString());
    assertEquals(5, result.status(), result.err());
    assertTrue(result.err().contains("plugin broken.jar is no readable jar file"), result.err());
    assertTrue(result.isClean(), result.err());
  }

  private static List<String> failed(Lucerna.Result result) {
    List<String> failed = new ArrayList<>();
    JsonObject json = JsonParser.parseString(result.out()).getAsJsonObject();
    for (JsonElement method : json.getAsJsonArray("methods")) {
      for (JsonElement check : method.getAsJsonObject().getAsJsonArray("checks")) {
        if (check.getAsJsonObject().get("verdict").getAsString().equals("failed")) {
          failed.add(check.getAsJsonObject().get("check").getAsString());
        }
      }
    }
    return failed;
  }

  private Lucerna lucerna() {
    return new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
  }
}
