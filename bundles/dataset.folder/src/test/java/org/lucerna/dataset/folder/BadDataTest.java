/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;

class BadDataTest {

  @TempDir Path temp;

  private Folder folder;

  @BeforeEach
  void create() throws IOException {
    folder = new Folder(temp);
  }

  private void assertRefused(ExitStatus status, String sentence, Object... params) {
    LucernaException e = assertThrows(LucernaException.class, () -> folder.open(params));
    assertEquals(sentence, e.getMessage());
    assertEquals(status, e.status());
  }

  @Test
  void truncatedForeignAndOversizedPicturesAreListedAndSkipped() throws IOException {
    folder.classes(4, "ant", "bee");
    byte[] good = Files.readAllBytes(folder.root().resolve("ant/p000.png"));
    folder.bytes("ant/cut.png", Arrays.copyOf(good, good.length / 2));
    folder.bytes("ant/text.jpg", "hello".getBytes());
    folder.bytes("bee/empty.gif", new byte[0]);
    folder.bytes("bee/bomb.png", bomb(good));
    try (Dataset data = folder.open()) {
      assertEquals(8, data.samples().size());
      List<Problem> problems = data.problems();
      assertEquals(
          List.of("ant/cut.png", "ant/text.jpg", "bee/bomb.png", "bee/empty.gif"),
          problems.stream().map(p -> p.files().get(0)).toList());
      assertTrue(problems.stream().allMatch(p -> p.kind().isSkipped()));
      assertEquals(Problem.Kind.TOO_LARGE, problems.get(2).kind());
      assertEquals("ant/cut.png cannot be read: the file is truncated.", problems.get(0).message());
    }
  }

  /** Claims 65535 x 65535 pixels. */
  private static byte[] bomb(byte[] png) {
    byte[] bomb = png.clone();
    ByteBuffer.wrap(bomb).putInt(16, 65535).putInt(20, 65535);
    CRC32 crc = new CRC32();
    crc.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
    return bomb;
  }

  @Test
  void aPictureBeyondMaxPixelsIsLeftOut() throws IOException {
    folder.classes(3, "ant", "bee");
    folder.write("bee/wide.png", new BufferedImage(60, 20, BufferedImage.TYPE_INT_RGB), "png");
    try (Dataset data = folder.open("max-pixels", 1000)) {
      assertEquals(6, data.samples().size());
      assertEquals(
          "bee/wide.png is too large: it has 60x20 pixels, more than 1000.",
          data.problems().get(0).message());
    }
  }

  @Test
  void aMissingFolderIsNamed() {
    Path none = temp.resolve("none");
    assertRefused(
        ExitStatus.UNREADABLE,
        "The data set " + none + " does not exist.",
        "path",
        none.toString());
  }

  @Test
  void aFileThatIsNoTableIsRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("data.txt"), "");
    assertRefused(
        ExitStatus.UNREADABLE,
        "The data set " + file + " is neither a folder nor a CSV file.",
        "path",
        file.toString());
  }

  @Test
  void picturesWithoutSubFoldersAreNoDataSet() throws IOException {
    folder.png("a.png", 1);
    assertRefused(
        ExitStatus.UNREADABLE,
        folder.root() + " has no classes; one sub-folder of pictures for each class is expected.");
  }

  @Test
  void oneClassOnlyIsNamed() throws IOException {
    folder.classes(3, "ant");
    assertRefused(
        ExitStatus.UNREADABLE,
        "Only one class, 'ant', is taken from "
            + folder.root()
            + "; at least two are needed to tell apart.");
  }

  @Test
  void anEmptyClassIsNamed() throws IOException {
    folder.classes(3, "ant", "bee");
    Files.createDirectories(folder.root().resolve("cat"));
    assertRefused(
        ExitStatus.UNREADABLE,
        "The class 'cat' in "
            + folder.root()
            + " holds no picture; put some there or leave it out with 'classes'.");
    folder.open("classes", "ant,bee").close();
  }

  @Test
  void aClassOfWhichNothingCanBeReadIsNamed() throws IOException {
    folder.classes(3, "ant", "bee");
    folder.bytes("cat/a.png", new byte[9]);
    LucernaException e = assertThrows(LucernaException.class, () -> folder.open());
    assertEquals(ExitStatus.UNREADABLE, e.status());
    assertEquals("None of the pictures of the class 'cat' can be read.", e.getMessage());
  }

  @Test
  void anUnknownClassIsRefusedWithTheOneProbablyMeant() throws IOException {
    folder.classes(3, "pikachu", "squirtle");
    assertRefused(
        ExitStatus.JOB_INVALID,
        "There is no class 'picachu' in " + folder.root() + "; did you mean 'pikachu'?",
        "classes",
        "picachu,squirtle");
  }

  @Test
  void aGroupThatIsNoRegularExpressionIsRefused() throws IOException {
    folder.classes(3, "ant", "bee");
    LucernaException e = assertThrows(LucernaException.class, () -> folder.open("group", "(film"));
    assertEquals(ExitStatus.JOB_INVALID, e.status());
    assertTrue(e.getMessage().startsWith("'group' is no regular expression: (film: "));
  }
}
