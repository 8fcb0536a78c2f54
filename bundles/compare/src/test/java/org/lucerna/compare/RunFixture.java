/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import com.google.gson.Gson;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** Run folders as {@code lucerna run} leaves them, of any answers a test wants. */
final class RunFixture {

  static final List<String> CLASSES = List.of("cat", "dog");

  private List<String> classes = CLASSES;

  private final Path root;
  private final String name;
  private final Map<String, String> answers = new TreeMap<>();
  private final Map<String, String> contents = new TreeMap<>();
  private final List<Map<String, Object>> maps = new ArrayList<>();
  private Path data;
  private String status = "complete";
  private String fingerprint = "f00d";
  private long seed = 1;
  private int trained;
  private String job;

  RunFixture(Path root, String name) {
    this.root = root;
    this.name = name;
    this.data = root.resolve("no such data");
    this.job = name;
  }

  /** The test picture {@code label/number.png} and what it is taken for. */
  RunFixture says(String label, int number, String predicted) {
    String id = label + "/" + number + ".png";
    answers.put(id, predicted);
    contents.put(id, "hash of " + id);
    return this;
  }

  RunFixture content(String id, String hash) {
    contents.put(id, hash);
    return this;
  }

  RunFixture data(Path folder) {
    this.data = folder;
    return this;
  }

  RunFixture status(String word) {
    this.status = word;
    return this;
  }

  RunFixture fingerprint(String text) {
    this.fingerprint = text;
    return this;
  }

  RunFixture seed(long value) {
    this.seed = value;
    return this;
  }

  RunFixture classes(String... two) {
    this.classes = List.of(two);
    return this;
  }

  RunFixture trainedOn(int pictures) {
    this.trained = pictures;
    return this;
  }

  RunFixture job(String text) {
    this.job = text;
    return this;
  }

  /** A 2×2 map of the picture for a class, and the grey square the network saw. */
  RunFixture map(String id, String className) throws IOException {
    String stem = id.replace('/', '_').replace(".png", "");
    Path folder = Files.createDirectories(root.resolve(name).resolve("maps").resolve(stem));
    Files.write(folder.resolve("cam--last--0.npy"), npy(new float[] {0, 1, 2, 3}));
    picture(folder.resolve("input.png"), Color.GRAY);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("sample", id);
    map.put("method", "cam");
    map.put("layer", "last");
    map.put("class-name", className);
    map.put("probability", 0.75);
    map.put("sign", "positive");
    map.put("map", stem + "/cam--last--0.npy");
    map.put("input", stem + "/input.png");
    maps.add(map);
    return this;
  }

  static void picture(Path file, Color color) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(color);
    g.fillRect(0, 0, 64, 64);
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  Path write() throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    json(folder.resolve("state.json"), Map.of("job", name, "status", status));
    json(folder.resolve("manifest.json"), manifest());
    json(folder.resolve("report.json"), report());
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("predictions-test.csv"), predictions());
    StringBuilder pictures = new StringBuilder("sample,class,split,sha256\r\n");
    contents.forEach(
        (id, hash) -> pictures.append(id + "," + label(id) + ",test," + hash + "\r\n"));
    Files.writeString(tables.resolve("pictures.csv"), pictures);
    return folder;
  }

  private Map<String, Object> manifest() {
    return Map.of(
        "base",
        root.toString(),
        "job",
        Map.of("data", Map.of("path", data.toString())),
        "seed",
        seed,
        "data-fingerprint",
        fingerprint,
        "model",
        Map.of("network", name + "-net", "weights", "w.pth", "train.batch", "16"));
  }

  private Map<String, Object> report() {
    List<Map<String, Object>> epochs = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      Map<String, Object> fit = Map.of("loss", 1.0 / i, "accuracy", 1 - 0.3 / i);
      epochs.add(Map.of("epoch", i, "train", fit));
    }
    return Map.of(
        "job",
        job,
        "chosen-epoch",
        3,
        "epochs",
        epochs,
        "data",
        Map.of("name", "pets", "classes", classes, "train", trained),
        "test",
        Map.of("loss", Map.of("value", 0.25)),
        "notes",
        List.of(),
        "maps",
        maps);
  }

  private String predictions() {
    StringBuilder text =
        new StringBuilder("path,label,predicted,correct," + String.join(",", classes) + "\r\n");
    answers.forEach(
        (id, predicted) ->
            text.append(
                "%s,%s,%s,%s,%s\r\n"
                    .formatted(
                        id,
                        label(id),
                        predicted,
                        predicted.equals(label(id)),
                        predicted.equals("cat") ? "0.8,0.2" : "0.1,0.9")));
    return text.toString();
  }

  private static String label(String id) {
    return id.substring(0, id.indexOf('/'));
  }

  private static void json(Path file, Map<String, ?> value) throws IOException {
    Files.writeString(file, new Gson().toJson(value));
  }

  /** NumPy's own bytes for a 2×2 float32 array. */
  private static byte[] npy(float[] values) {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
    header += " ".repeat(128 - 10 - header.length() - 1) + "\n";
    ByteBuffer buffer = ByteBuffer.allocate(128 + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    buffer.putShort((short) header.length());
    buffer.put(header.getBytes(StandardCharsets.US_ASCII));
    for (float v : values) {
      buffer.putFloat(v);
    }
    return buffer.array();
  }
}
