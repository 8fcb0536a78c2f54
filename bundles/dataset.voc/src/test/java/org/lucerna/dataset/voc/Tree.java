/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TempStorage;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;

/** A folder of drawn pictures and written annotations, and what the loaders make of it. */
final class Tree {

  private final Path root;
  private final Path home;

  Tree(Path temp) throws IOException {
    root = Files.createDirectories(temp.resolve("tree"));
    home = Files.createDirectories(temp.resolve("home"));
  }

  Path root() {
    return root;
  }

  Path text(String name, String... lines) throws IOException {
    return Files.writeString(file(name), String.join("\n", lines) + "\n");
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }

  /** Random pixels; pictures of one seed are equal. */
  Tree picture(String name, int width, int height, long seed) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, random.nextInt(1 << 24));
    }
    return write(name, image);
  }

  private Tree write(String name, BufferedImage image) throws IOException {
    try (OutputStream out = Files.newOutputStream(file(name))) {
      ImageIO.write(image, name.endsWith(".png") ? "png" : "jpg", out);
    }
    return this;
  }

  /** A palette picture, a character a pixel: its digit is the index, {@code x} is 255. */
  Tree indices(String name, String... rows) throws IOException {
    byte[] grey = new byte[256];
    byte[] red = new byte[256];
    for (int i = 0; i < 256; i++) {
      grey[i] = (byte) (i * 37);
      red[i] = (byte) 200; // so that colours tell nothing about indices
    }
    BufferedImage image =
        new BufferedImage(
            rows[0].length(),
            rows.length,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, 256, red, grey, grey));
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length(); x++) {
        char c = rows[y].charAt(x);
        image.getRaster().setSample(x, y, 0, c == 'x' ? 255 : Character.digit(c, 36));
      }
    }
    return write(name, image);
  }

  /** White where the rows have a {@code #}. */
  Tree mask(String name, String... rows) throws IOException {
    BufferedImage image =
        new BufferedImage(rows[0].length(), rows.length, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length(); x++) {
        image.setRGB(x, y, rows[y].charAt(x) == '#' ? 0xFFFFFF : 0);
      }
    }
    return write(name, image);
  }

  /**
   * An annotation of a picture of 20x10 pixels; each object {@code name xmin ymin xmax ymax [d]}.
   */
  Tree xml(String name, String... objects) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String object : objects) {
      String[] w = object.split(" ");
      all.append("<object><name>").append(w[0]).append("</name><difficult>");
      all.append(w.length > 5 ? 1 : 0).append("</difficult><bndbox>");
      List<String> tags = List.of("xmin", "ymin", "xmax", "ymax");
      for (int i = 0; i < 4; i++) {
        all.append("<%s>%s</%s>".formatted(tags.get(i), w[i + 1], tags.get(i)));
      }
      all.append("</bndbox></object>\n");
    }
    text(
        name,
        "<annotation><filename>" + Names.last(Names.stem(name)) + ".jpg</filename>",
        "<size><width>20</width><height>10</height><depth>3</depth></size>",
        all + "</annotation>");
    return this;
  }

  /** An annotated picture of 20x10 pixels in VOC's layout. */
  Tree annotated(String name, String... objects) throws IOException {
    picture("JPEGImages/" + name + ".jpg", 20, 10, name.hashCode());
    return xml("Annotations/" + name + ".xml", objects);
  }

  BoxesLoader boxes() {
    return new BoxesLoader(new DefaultTasks(), new TempStorage(home), new RecordParamBinder());
  }

  VocLoader voc() {
    return new VocLoader(new DefaultTasks(), new TempStorage(home), new RecordParamBinder());
  }

  Dataset openBoxes(Object... keysAndValues) throws IOException {
    return open(boxes(), BoxesParams.class, 1, keysAndValues);
  }

  Dataset openVoc(Object... keysAndValues) throws IOException {
    return open(voc(), VocParams.class, 1, keysAndValues);
  }

  <P extends Record> Dataset open(
      DatasetLoader<P> loader, Class<P> type, long seed, Object... keysAndValues)
      throws IOException {
    Map<String, Object> values = new HashMap<>(Map.of("path", root.toString()));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return loader.open(new RecordParamBinder().bind(type, values, root), seed, Progress.none());
  }

  static List<String> ids(Dataset data) {
    return data.samples().stream().map(Sample::id).toList();
  }

  static Sample sample(Dataset data, String id) {
    return data.samples().get(ids(data).indexOf(id));
  }

  static GroundTruth truth(Dataset data, String id) {
    return data.groundTruth(ids(data).indexOf(id)).orElseThrow();
  }

  static List<String> messages(Dataset data) {
    return data.problems().stream().map(Problem::message).toList();
  }

  static String className(Dataset data, String id) {
    return data.classes().get(sample(data, id).label());
  }

  static int count(Dataset data) {
    return (int)
        IntStream.range(0, data.samples().size())
            .filter(i -> data.groundTruth(i).isPresent())
            .count();
  }
}
