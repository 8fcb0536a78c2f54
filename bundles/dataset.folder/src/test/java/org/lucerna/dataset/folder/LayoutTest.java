/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

class LayoutTest {

  @TempDir Path temp;

  private Folder folder;

  @BeforeEach
  void create() throws IOException {
    folder = new Folder(temp);
  }

  private List<String> ids(Dataset data) {
    return data.samples().stream().map(Sample::id).toList();
  }

  @Test
  void nestedPicturesBelongToTheirTopFolderAndHiddenOnesToNothing() throws IOException {
    folder.png("ant/a.png", 1);
    folder.png("ant/deep/er/b.PNG", 2);
    folder.png("ant/.hidden.png", 3);
    folder.png("ant/.thumbs/c.png", 4);
    folder.png(".git/d.png", 5);
    folder.png("__MACOSX/e.png", 6);
    folder.png("bee/f.png", 7);
    folder.png("bee/g.png", 8);
    folder.bytes("ant/notes.txt", new byte[5]);
    folder.bytes("README.md", new byte[5]);
    try (Dataset data = folder.open()) {
      assertEquals(List.of("ant", "bee"), data.classes());
      assertEquals(List.of("ant/a.png", "ant/deep/er/b.PNG", "bee/f.png", "bee/g.png"), ids(data));
      assertEquals("pictures", data.name());
      assertEquals(List.of(), data.problems());
    }
  }

  @Test
  void aLinkInACircleIsNotFollowedForEver() throws IOException {
    folder.classes(3, "ant", "bee");
    Files.createSymbolicLink(folder.root().resolve("ant/again"), folder.root().resolve("ant"));
    try (Dataset data = folder.open()) {
      assertEquals(6, data.samples().size());
    }
  }

  @Test
  void foldersNamedAfterSplitsKeepThem() throws IOException {
    for (String name : List.of("ant", "bee")) {
      for (int i = 0; i < 4; i++) {
        folder.png("train/" + name + "/t" + i + ".png", name.hashCode() + i);
      }
      folder.png("Valid/" + name + "/v.png", name.hashCode() + 10);
      folder.png("test/" + name + "/e.png", name.hashCode() + 20);
    }
    try (Dataset data = folder.open()) {
      assertEquals(List.of("ant", "bee"), data.classes());
      for (Sample sample : data.samples()) {
        Split wanted =
            sample.id().startsWith("train")
                ? Split.TRAIN
                : sample.id().startsWith("test") ? Split.TEST : Split.VALIDATION;
        assertEquals(wanted, sample.split(), sample.id());
      }
    }
  }

  @Test
  void aMissingValidationFolderIsCutFromTrainingOnly() throws IOException {
    for (String name : List.of("ant", "bee")) {
      for (int i = 0; i < 20; i++) {
        folder.png("train/" + name + "/t" + i + ".png", name.hashCode() + i);
      }
      folder.png("test/" + name + "/e.png", name.hashCode() + 30);
    }
    try (Dataset data = folder.open()) {
      assertEquals(List.of("test/ant/e.png", "test/bee/e.png"), Folder.ids(data, Split.TEST));
      assertEquals(4, Folder.ids(data, Split.VALIDATION).size());
      assertEquals(36, Folder.ids(data, Split.TRAIN).size());
    }
  }

  @Test
  void aClassMayBeCalledTrain() throws IOException {
    folder.classes(4, "bus", "train");
    try (Dataset data = folder.open()) {
      assertEquals(List.of("bus", "train"), data.classes());
    }
  }

  @Test
  void copiesInDifferentFixedSplitsAreReportedAsALeakAndStay() throws IOException {
    for (String name : List.of("ant", "bee")) {
      folder.png("train/" + name + "/a.png", name.hashCode());
      folder.png("train/" + name + "/b.png", name.hashCode() + 1L);
      folder.png("test/" + name + "/c.png", name.hashCode() + 2L);
    }
    folder.png("test/ant/copy.png", "ant".hashCode());
    try (Dataset data = folder.open("validation", 0)) {
      List<Problem> leaks = Folder.problems(data, Problem.Kind.LEAK);
      assertEquals(1, leaks.size());
      assertEquals(List.of("test/ant/copy.png", "train/ant/a.png"), leaks.get(0).files());
      assertEquals(
          "Related pictures lie in train and test, as the data set itself has it:"
              + " test/ant/copy.png, train/ant/a.png.",
          leaks.get(0).message());
      assertEquals(Split.TEST, Folder.splitOf(data, "test/ant/copy.png"));
      assertEquals(Split.TRAIN, Folder.splitOf(data, "train/ant/a.png"));
    }
  }

  @Test
  void theLoaderKnowsFoldersOfFoldersAndCsvFiles() throws IOException {
    folder.classes(1, "ant");
    Path csv = Files.writeString(temp.resolve("list.CSV"), "path,label\n");
    FolderLoader loader = folder.loader();
    assertTrue(loader.accepts(folder.root()));
    assertTrue(loader.accepts(csv));
    assertFalse(loader.accepts(folder.root().resolve("ant")));
    assertFalse(loader.accepts(temp.resolve("nowhere")));
    assertFalse(loader.accepts(Path.of("critters")));
  }

  @Test
  void theChosenClassesKeepTheirOrderAndAtMostSoManyPictures() throws IOException {
    folder.classes(9, "ant", "bee", "cat");
    try (Dataset data = folder.open("classes", List.of("cat", "ant"), "per-class", 5);
        Dataset other = folder.seeded(9, "classes", "cat,ant", "per-class", 5)) {
      assertEquals(List.of("cat", "ant"), data.classes());
      assertEquals(10, data.samples().size());
      assertEquals(5, data.samples().stream().filter(s -> s.label() == 0).count());
      assertEquals(ids(data), ids(other), "which pictures are taken depends on the seed");
    }
  }
}
