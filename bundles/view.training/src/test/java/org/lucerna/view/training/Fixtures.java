/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.Param;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.train.Trainer;

/** Commands and watched pictures that exist for tests alone. */
final class Fixtures {

  private Fixtures() {}

  /** A command that trains, by other words than the installed one. */
  record Teach(
      @Param(help = "pictures") String data,
      @Param(value = "net-a", help = "network") String network,
      @Param(value = "3", help = "rounds") int rounds,
      @Param(value = "0", help = "seed") long seed,
      @Param(value = "", help = "more") List<String> set,
      @Param(value = "0", help = "watched") int watch,
      @Param(value = "", help = "folder") Optional<Path> out,
      @Param(value = "false", help = "go on") boolean resume) {}

  /** A trainer. */
  record Coach(@Param(value = "12", help = "passes") int epochs) {}

  /** A command that repeats. */
  record Repeat(
      @Param(help = "manifest", positional = true) Path file,
      @Param(value = "", help = "folder") Optional<Path> out,
      @Param(value = "false", help = "go on") boolean resume) {}

  static TrainingCommands commands() {
    Command<Teach> teach = (p, c) -> Outcome.ok(List.of(), Map.of());
    Command<Repeat> repeat = (p, c) -> Outcome.ok(List.of(), Map.of());
    FakePlugins plugins =
        new FakePlugins()
            .register(Command.class, "teach", teach, Teach.class, Map.of("starts", "training"))
            .register(Command.class, "again", repeat, Repeat.class, Map.of("starts", "run"))
            .register(Command.class, "other", teach, Teach.class)
            .register(Trainer.class, "coach", (job, p) -> null, Coach.class);
    return new TrainingCommands(plugins, new RecordParamBinder());
  }

  /** Two pictures, watched for some epochs; the map moves from the left to the right. */
  static Path watched(Path run, int epochs) throws IOException {
    Path folder = run.resolve("epochs");
    StringBuilder moments = new StringBuilder();
    for (int e = 1; e <= epochs; e++) {
      moments
          .append(e == 1 ? "" : ",")
          .append("{\"epoch\": ")
          .append(e)
          .append(", \"maps\": [")
          .append(cell(folder, e, "a", e / (double) epochs))
          .append(",")
          .append(cell(folder, e, "b", 0.1))
          .append("]}");
    }
    for (String stem : List.of("a", "b")) {
      Path file = folder.resolve("inputs/" + stem + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(
          new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB),
          "png",
          file.toFile());
    }
    Files.writeString(
        folder.resolve("epochs.json"),
        "{\"method\": \"m\", \"method-label\": \"Method M\", \"layer\": \"f.1\", \"sign\":"
            + " \"positive\", \"classes\": [\"cat\", \"dog\"], \"pictures\": [{\"id\": \"cat/a\","
            + " \"stem\": \"a\", \"label\": 0, \"input\": \"inputs/a.png\"}, {\"id\": \"dog/b\","
            + " \"stem\": \"b\", \"label\": 1, \"input\": \"inputs/b.png\"}], \"epochs\": ["
            + moments
            + "]}");
    return run;
  }

  private static String cell(Path folder, int epoch, String stem, double probability)
      throws IOException {
    String name = "%03d/%s.npy".formatted(epoch, stem);
    npy(folder.resolve(name), epoch % 2 == 1 ? new float[] {1, 0, 0, 0} : new float[] {0, 0, 0, 1});
    return "{\"map\": \"%s\", \"probability\": %s, \"predicted\": 0, \"evidence\": 0.25}"
        .formatted(name, probability);
  }

  static void npy(Path file, float... values) throws IOException {
    String head = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + head.length() + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) head.length()).put(head.getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      bytes.putFloat(value);
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes.array());
  }
}
