/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Resampling;
import org.lucerna.testkit.TempStorage;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

/** A folder of drawn pictures, and what the loader makes of it. */
final class Folder {

  private static final int SIDE = 24;

  private final Path home;
  private final Path root;

  Folder(Path temp) throws IOException {
    home = Files.createDirectories(temp.resolve("home"));
    root = Files.createDirectories(temp.resolve("pictures"));
  }

  Path root() {
    return root;
  }

  Path home() {
    return home;
  }

  /** Soft random spots: pictures of different seeds are far apart in perceptual hash. */
  static RgbImage picture(long seed) {
    Random random = new Random(seed * 7919 + 13);
    int[] spots = random.ints(36, 0, 1 << 24).toArray();
    return Resampling.resize(RgbImage.wrap(6, 6, spots), SIDE, SIDE);
  }

  Path png(String id, long seed) throws IOException {
    return write(id, Images.toBuffered(picture(seed)), "png");
  }

  Path write(String id, BufferedImage image, String format) throws IOException {
    Path file = file(id);
    try (OutputStream out = Files.newOutputStream(file)) {
      ImageIO.write(image, format, out);
    }
    return settle(file);
  }

  Path bytes(String id, byte[] content) throws IOException {
    return settle(Files.write(file(id), content));
  }

  private Path file(String id) throws IOException {
    Path file = root.resolve(id);
    Files.createDirectories(file.getParent());
    return file;
  }

  /** Files that have just been written are not cached. */
  static Path settle(Path file) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  /** {@code count} pictures of each class, all different. */
  Folder classes(int count, String... names) throws IOException {
    for (int c = 0; c < names.length; c++) {
      for (int i = 0; i < count; i++) {
        png(names[c] + "/p%03d.png".formatted(i), 1000L * c + i);
      }
    }
    return this;
  }

  FolderLoader loader() {
    return new FolderLoader(new DefaultTasks(), new TempStorage(home), new RecordParamBinder());
  }

  Dataset open(Object... keysAndValues) throws IOException {
    return seeded(1, keysAndValues);
  }

  Dataset seeded(long seed, Object... keysAndValues) throws IOException {
    return loader().open(params(keysAndValues), seed, Progress.none());
  }

  FolderParams params(Object... keysAndValues) {
    Map<String, Object> values = new HashMap<>(Map.of("path", root.toString()));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return new RecordParamBinder().bind(FolderParams.class, values, root);
  }

  static List<String> ids(Dataset data, Split split) {
    return data.samples().stream().filter(s -> s.split() == split).map(Sample::id).toList();
  }

  static List<Problem> problems(Dataset data, Problem.Kind kind) {
    return data.problems().stream().filter(p -> p.kind() == kind).toList();
  }

  static Split splitOf(Dataset data, String id) {
    return data.samples().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow().split();
  }
}
