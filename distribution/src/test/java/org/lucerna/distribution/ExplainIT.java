/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.Npy;

/** Command {@code explain} of the assembled product: methods, layers, targets, decorators. */
class ExplainIT {

  @TempDir Path dir;
  private Lucerna lucerna;

  @BeforeEach
  void start() {
    lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
  }

  private Lucerna.Result explain(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "explain",
                "--network",
                "small-gap",
                "--weights",
                "procedural",
                "--image",
                Folders.discsAndSquares(dir.resolve("pictures"), 1).toString() + "/disc",
                "--out",
                "out",
                "--json"));
    arguments.addAll(List.of(more));
    return lucerna.run(arguments.toArray(String[]::new));
  }

  private static List<JsonObject> maps(Lucerna.Result result) {
    JsonArray maps = JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonArray("maps");
    List<JsonObject> all = new ArrayList<>();
    maps.forEach(m -> all.add(m.getAsJsonObject()));
    return all;
  }

  private static Set<String> values(List<JsonObject> maps, String key) {
    Set<String> values = new TreeSet<>();
    maps.forEach(m -> values.add(m.get(key).getAsString()));
    return values;
  }

  @Test
  void everyMethodThatAppliesWritesItsMapItsPictureAndThePage() throws Exception {
    Lucerna.Result result =
        explain(
            "--method",
            "all",
            "--param",
            "ss-cam.samples=2",
            "--param",
            "is-cam.steps=2",
            "--param",
            "rise.masks=64",
            "--param",
            "lime.samples=64",
            "--param",
            "kernel-shap.samples=64",
            "--param",
            "sobol.designs=2");
    assertEquals(0, result.status(), result.err());
    Set<String> listed = new TreeSet<>();
    JsonParser.parseString(lucerna.run("methods", "--json").out())
        .getAsJsonObject()
        .getAsJsonArray("methods")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .filter(m -> m.get("kind").getAsString().equals("method"))
        .forEach(m -> listed.add(m.get("id").getAsString()));
    assertTrue(result.err().contains("class-maps was left out"), result.err());
    listed.remove("class-maps");
    List<JsonObject> maps = maps(result);
    assertEquals(listed, values(maps, "method"), result.err());
    for (JsonObject map : maps) {
      assertTrue(Npy.read(dir.resolve("out").resolve(map.get("map").getAsString())).length() > 0);
      assertTrue(Files.size(dir.resolve("out").resolve(map.get("overlay").getAsString())) > 0);
    }
    String page = Files.readString(dir.resolve("out/report.html"));
    assertTrue(page.contains("These ") && page.contains("are the same map"), "no equal maps named");
    assertTrue(Files.size(dir.resolve("out/grid.png")) > 0);
  }

  @Test
  void layersTargetsAndDecoratorsMultiply() throws Exception {
    Lucerna.Result result =
        explain(
            "--method",
            "grad-cam,grad-cam:tta,layer-cam:fusion",
            "--layer",
            "all",
            "--target",
            "top2,0 - 1,not:0,softmax:0,log-odds:1");
    assertEquals(0, result.status(), result.err());
    List<JsonObject> maps = maps(result);
    assertTrue(
        values(maps, "target").containsAll(Set.of("0-minus-1", "not-0", "softmax-0", "log-odds-1")),
        values(maps, "target").toString());
    assertEquals(Set.of("grad-cam", "grad-cam:tta", "layer-cam:fusion"), values(maps, "method"));
    int layers = values(maps, "layer").size() - 1;
    assertTrue(layers > 1, "all layers are one");
    int targets = values(maps, "target").size();
    assertEquals(targets * (2 * layers + 1), maps.size());
    assertTrue(Files.exists(dir.resolve("out").resolve(maps.get(0).get("map").getAsString())));
  }

  @Test
  void aNegativeTargetsMapIsTheNegativeAndADifferenceIsTheDifference() throws Exception {
    Lucerna.Result result = explain("--method", "grad-cam", "--target", "0,1,not:0,0 - 1");
    assertEquals(0, result.status(), result.err());
    float[] zero = map(result, "0");
    float[] one = map(result, "1");
    float[] not = map(result, "not-0");
    float[] difference = map(result, "0-minus-1");
    for (int i = 0; i < zero.length; i++) {
      assertEquals(-zero[i], not[i], 1e-6);
      assertEquals(zero[i] - one[i], difference[i], 1e-5);
    }
  }

  private float[] map(Lucerna.Result result, String target) throws Exception {
    JsonObject found =
        maps(result).stream()
            .filter(m -> m.get("target").getAsString().equals(target))
            .findFirst()
            .orElseThrow();
    return Npy.read(dir.resolve("out").resolve(found.get("map").getAsString())).toArray();
  }

  @Test
  void unitsAndOtherPicturesAreTargets() throws Exception {
    String layer = layers().get(0);
    Path other = Folders.discsAndSquares(dir.resolve("others"), 1).resolve("square/square0.png");
    Lucerna.Result result =
        explain(
            "--method",
            "saliency",
            "--target",
            "%s/3,%s/3@1,2,%s/max,like:%s".formatted(layer, layer, layer, other));
    assertEquals(0, result.status(), result.err());
    assertEquals(4, maps(result).size(), result.out());
  }

  private List<String> layers() throws Exception {
    return Arrays.stream(lucerna.run("networks", "small-gap").out().split("\n"))
        .skip(1)
        .map(line -> line.split(" ")[0])
        .toList();
  }

  @Test
  void whatCannotBeIsRefusedInOneSentence() throws Exception {
    refused(2, "no-such", "--param", "no-such.batch=1");
    refused(2, "targets for", "--paired", "--target", "0,1");
    refused(2, "there is no class 99999", "--target", "99999");
    refused(2, "one score a class", "--target", "mask:0:x.png");
    refused(2, "decorator", "--method", "grad-cam:no-such");
    refused(2, "masks", "--method", "rise", "--param", "rise.masks=-1");
  }

  private void refused(int status, String mentions, String... arguments) throws Exception {
    Lucerna.Result result = explain(arguments);
    assertEquals(status, result.status(), result.err());
    assertTrue(result.err().contains(mentions), result.err());
    assertTrue(result.isClean(), result.err());
  }
}
