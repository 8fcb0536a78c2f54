/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

class CsvListingTest {

  @TempDir Path temp;

  private Folder folder;

  @BeforeEach
  void draw() throws IOException {
    folder = new Folder(temp).classes(4, "x");
  }

  private Dataset open(String csv, Object... more) throws IOException {
    Path file = Files.writeString(folder.root().resolve("labels.csv"), csv);
    Object[] all = new Object[more.length + 2];
    all[0] = "path";
    all[1] = file.toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return folder.open(all);
  }

  @Test
  void pathsLabelsGroupsAndSplitsAreReadInAnyOrderOfColumns() throws IOException {
    String csv =
        "\uFEFFSplit, label ,group,PATH\r\n"
            + "train,\"cat, big\",,x/p000.png\r\n"
            + "test,dog,patient 7,x/p001.png\r\n"
            + "\r\n"
            + "test,\"cat, big\",,x/p002.png\r\n"
            + "train,dog,,x/p003.png\r\n";
    try (Dataset data = open(csv, "validation", 0)) {
      assertEquals("labels", data.name());
      assertEquals(List.of("cat, big", "dog"), data.classes());
      assertEquals(
          List.of(
              new Sample("x/p000.png", 0, Split.TRAIN, Optional.empty()),
              new Sample("x/p001.png", 1, Split.TEST, Optional.of("patient 7")),
              new Sample("x/p002.png", 0, Split.TEST, Optional.empty()),
              new Sample("x/p003.png", 1, Split.TRAIN, Optional.empty())),
          data.samples());
    }
  }

  @Test
  void aMissingFileIsListedAndSkipped() throws IOException {
    String csv =
        "path,label\nx/p000.png,a\nx/p001.png,b\nx/none.png,a\nx/p002.png,a\nx/p003.png,b\n";
    try (Dataset data = open(csv)) {
      assertEquals(4, data.samples().size());
      assertEquals(
          List.of(
              new Problem(
                  Problem.Kind.UNREADABLE,
                  List.of("x/none.png"),
                  "x/none.png cannot be read: the file does not exist.")),
          data.problems());
    }
  }

  @Test
  void aPictureUnderTwoLabelsIsAConflictAndARowTwiceIsNothing() throws IOException {
    String csv =
        "path,label\nx/p000.png,a\nx/p000.png,b\nx/p001.png,b\nx/p001.png,b\nx/p002.png,a\n"
            + "x/p003.png,b\n";
    try (Dataset data = open(csv)) {
      assertEquals(5, data.samples().size());
      List<Problem> conflicts = Folder.problems(data, Problem.Kind.CONFLICT);
      assertEquals(List.of("x/p000.png", "x/p000.png#2"), conflicts.get(0).files());
      assertEquals(1, data.problems().size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,label | has no column 'path'",
        "path,label;x/p000.png, | line 2: path or label is empty",
        "path,label,split;x/p000.png,a,tset | line 2: the split 'tset' is none of",
        "path,label;x/p000.png,\"a | is no CSV file that can be read",
        "path,label,label;x/p000.png,a,b | is no CSV file that can be read"
      })
  void aBadTableIsRefusedWithTheLine(String lines, String words) {
    LucernaException e = assertThrows(LucernaException.class, () -> open(lines.replace(';', '\n')));
    assertEquals(ExitStatus.UNREADABLE, e.status());
    assertEquals(true, e.getMessage().contains(words), e.getMessage());
  }

  @Test
  void aTableThatIsNotTextIsRefused() throws IOException {
    Path file = Files.write(folder.root().resolve("labels.csv"), new byte[] {-1, -2, 0, 65});
    LucernaException e =
        assertThrows(LucernaException.class, () -> folder.open("path", file.toString()));
    assertEquals(file + " is not UTF-8 text; save it as CSV in UTF-8.", e.getMessage());
  }
}
