/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Box;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.ObjectBox;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Split;

class BoxesTest {

  @TempDir Path temp;
  private Tree tree;

  @BeforeEach
  void draw() throws IOException {
    tree = new Tree(temp);
    tree.picture("images/a.jpg", 20, 10, 1);
    tree.picture("images/b.jpg", 20, 10, 2);
    tree.picture("c.jpg", 20, 10, 3);
    tree.text("labels.csv", "file,class_index,name", "a.jpg,21,kite", "b.jpg,7,cock", "c.jpg,7,x");
  }

  private LucernaException refused(Object... keysAndValues) {
    LucernaException e =
        assertThrows(LucernaException.class, () -> tree.openBoxes(keysAndValues).close());
    assertEquals(ExitStatus.UNREADABLE, e.status());
    return e;
  }

  @Test
  void indicesAreClassesInTheOrderOfNumbersAndEverythingIsToTest() throws IOException {
    tree.text("boxes.csv", "file,class_index,x0,y0,x1,y1", "a.jpg,21,0.0,1.5,19.57,9");
    try (Dataset data = tree.openBoxes()) {
      assertEquals(List.of("7", "21"), data.classes());
      assertEquals(List.of("a.jpg", "b.jpg", "c.jpg"), Tree.ids(data));
      assertEquals("21", Tree.className(data, "a.jpg"));
      assertTrue(data.samples().stream().allMatch(s -> s.split() == Split.TEST));
      assertEquals(List.of(), data.problems());
      Bounds box = new Bounds(0, 1.5, 19.57, 9);
      assertEquals(List.of(new ObjectBox("21", box, false)), Tree.truth(data, "a.jpg").objects());
      assertEquals(Optional.empty(), data.groundTruth(1), "nobody annotated it");
    }
  }

  @Test
  void namesMayBeClassesAndOneClassIsEnoughWhereNothingIsTrained() throws IOException {
    tree.text("mine.csv", "\uFEFFFile , Class", "\"c.jpg\",red  kite", "images/a.jpg,red  kite");
    tree.text("b.csv", "filename,class,xmin,ymin,xmax,ymax", "c.jpg,red  kite,1,2,3,4");
    try (Dataset data = tree.openBoxes("labels", "mine.csv", "boxes", "b.csv")) {
      assertEquals(List.of("red  kite"), data.classes());
      assertEquals(List.of("c.jpg", "images/a.jpg"), Tree.ids(data));
      assertEquals(List.of(new Box(1, 2, 3, 3)), Tree.truth(data, "c.jpg").boxes());
    }
    String message = refused("labels", "mine.csv", "boxes", "b.csv", "test", 0.5).getMessage();
    assertTrue(message.contains("to train at least two are needed"), message);
  }

  @Test
  void boxesOfAnotherClassAreNotTheSamples() throws IOException {
    tree.text("labels.csv", "file,class", "a.jpg,cat", "a.jpg,dog", "b.jpg,dog", "a.jpg,dog");
    tree.text(
        "boxes.csv",
        "file,label,x0,y0,x1,y1",
        "a.jpg,cat,0,0,5,5",
        "a.jpg,dog,6,6,9,9",
        "a.jpg,dog,7,7,9,9",
        "b.jpg,cat,0,0,1,1");
    try (Dataset data = tree.openBoxes()) {
      assertEquals(List.of("a.jpg#cat", "a.jpg#dog", "b.jpg"), Tree.ids(data));
      assertEquals(1, Tree.truth(data, "a.jpg#cat").objects().size());
      assertEquals(2, Tree.truth(data, "a.jpg#dog").objects().size());
      assertEquals(Optional.empty(), data.groundTruth(2));
      assertEquals(Optional.of("a.jpg"), Tree.sample(data, "a.jpg#cat").group());
      assertEquals(Optional.of("a.jpg"), Tree.sample(data, "a.jpg#dog").group());
      assertEquals(Optional.empty(), Tree.sample(data, "b.jpg").group());
    }
  }

  @Test
  void equalFilesAreOneGroupAndListed() throws IOException {
    Files.copy(tree.root().resolve("images/b.jpg"), tree.root().resolve("images/d.jpg"));
    Files.copy(tree.root().resolve("images/a.jpg"), tree.root().resolve("images/e.jpg"));
    tree.text(
        "labels.csv", "file,class_index", "a.jpg,1", "b.jpg,7", "d.jpg,7", "e.jpg,2", "c.jpg,1");
    try (Dataset data = tree.openBoxes()) {
      assertEquals(Optional.of("b.jpg"), Tree.sample(data, "b.jpg").group());
      assertEquals(Optional.of("b.jpg"), Tree.sample(data, "d.jpg").group());
      assertEquals(Optional.empty(), Tree.sample(data, "c.jpg").group());
      assertEquals(
          List.of(
              "One picture under the labels 1 and 2: a.jpg, e.jpg.",
              "Equal files, drawn and split together: b.jpg, d.jpg."),
          Tree.messages(data));
    }
  }

  @Test
  void whatCannotBeUsedIsListedWithFileAndLine() throws IOException {
    tree.text(
        "labels.csv",
        "file,class_index",
        "a.jpg,1",
        "gone.jpg,1",
        "b.jpg,2",
        "broken.jpg,2",
        "c.jpg,2");
    tree.text("images/broken.jpg", "no picture");
    tree.text(
        "boxes.csv",
        "file,x0,y0,x1,y1",
        "a.jpg,1,1,3,3",
        "",
        "a.jpg,9,1,3,3",
        "a.jpg,20,1,30,3",
        "b.jpg,-3,2,30,8.5",
        "what.jpg,1,1,2,2");
    try (Dataset data = tree.openBoxes()) {
      assertEquals(
          List.of(
              "labels.csv, line 3: there is no picture gone.jpg.",
              "boxes.csv, line 7: boxes of pictures that the labels do not name are not used: what.jpg.",
              "broken.jpg cannot be read: it is no JPEG, PNG, GIF, BMP, WebP or TIFF picture.",
              "boxes.csv, line 4: the box 9,1,3,3 ends before it begins; it is not used (a.jpg has"
                  + " 20x10 pixels).",
              "boxes.csv, line 5: the box 20,1,30,3 lies outside the picture; it is not used (a.jpg"
                  + " has 20x10 pixels).",
              "boxes.csv, line 6: the box -3,2,30,8.5 reaches beyond the picture and is cut (b.jpg"
                  + " has 20x10 pixels)."),
          Tree.messages(data));
      assertEquals(
          List.of(
              Problem.Kind.UNREADABLE,
              Problem.Kind.TRUTH,
              Problem.Kind.UNREADABLE,
              Problem.Kind.TRUTH,
              Problem.Kind.TRUTH,
              Problem.Kind.TRUTH),
          data.problems().stream().map(Problem::kind).toList());
      assertEquals(List.of("a.jpg", "b.jpg", "c.jpg"), Tree.ids(data));
      assertEquals(1, Tree.truth(data, "a.jpg").objects().size());
      assertEquals(new Bounds(0, 2, 19, 8.5), Tree.truth(data, "b.jpg").objects().get(0).bounds());
    }
  }

  @Test
  void aTableThatCannotBeRightIsRefusedWithFileAndLine() throws IOException {
    Path boxes = tree.text("boxes.csv", "file,x0,y0,x1,y1", "a.jpg,1,1,3,3", "a.jpg,1,wide,3,3");
    assertEquals(boxes + ", line 3: 'y0' is 'wide', which is no number.", refused().getMessage());
    tree.text("boxes.csv", "file,x0,y0,x1,y1", "a.jpg,1,1,3,NaN");
    assertEquals(boxes + ", line 2: 'y1' is 'NaN', which is no number.", refused().getMessage());
    tree.text("boxes.csv", "file,x0,y0,x1,y1", "a.jpg,1,1,3");
    assertEquals(boxes + ", line 2: 'y1' is empty.", refused().getMessage());
    tree.text("boxes.csv", "file,x0,y0,width,height", "a.jpg,1,1,3,3");
    assertTrue(refused().getMessage().startsWith(boxes + " has no column 'x1' or 'xmax'"));
    tree.text("boxes.csv", "file,class,x0,y0,x1,y1", "a.jpg,kite,1,1,3,3");
    assertEquals(
        boxes
            + " names classes in 'class', the labels in 'class_index'; give both the same column.",
        refused().getMessage());
    Files.delete(boxes);
    Path labels = tree.text("labels.csv", "file,class_index", "a.jpg,1", "b.jpg,-1");
    assertEquals(
        labels + ", line 3: 'class_index' is '-1', which is no index from 0.",
        refused().getMessage());
    tree.text("labels.csv", "file,class", "nothing.jpg,x");
    assertEquals(
        labels
            + " names no picture of "
            + tree.root()
            + ": labels.csv, line 2: there is no picture nothing.jpg.",
        refused().getMessage());
    assertEquals(
        tree.root().resolve("no.csv") + " does not exist.",
        refused("labels", "no.csv").getMessage());
  }

  @Test
  void aNameInSeveralFoldersIsNotGuessed() throws IOException {
    tree.picture("x/p.jpg", 20, 10, 5).picture("y/p.jpg", 20, 10, 6);
    tree.text("labels.csv", "file,class", "p.jpg,1", "a.jpg,2");
    String message = refused().getMessage();
    assertTrue(message.startsWith("labels.csv, line 2: p.jpg is in several folders, "), message);
    tree.text("labels.csv", "file,class", "x/p.jpg,1", "a.jpg,2");
    try (Dataset data = tree.openBoxes()) {
      assertEquals(List.of("a.jpg", "x/p.jpg"), Tree.ids(data));
    }
  }

  @Test
  void masksAreForegroundsAndGiveABoxWhereNoneIsGiven() throws IOException {
    String empty = ".".repeat(20);
    String[] rows = new String[10];
    java.util.Arrays.fill(rows, empty);
    rows[2] = "...###....#" + ".".repeat(9);
    rows[4] = "....#" + ".".repeat(15);
    tree.mask("masks/a.png", rows).mask("masks/b.png", rows);
    tree.mask("masks/c.png", "###", "###");
    tree.text("boxes.csv", "file,x0,y0,x1,y1", "b.jpg,0,0,9.25,9");
    try (Dataset data = tree.openBoxes("masks", "masks")) {
      GroundTruth a = Tree.truth(data, "a.jpg");
      assertEquals(List.of(new ObjectBox("21", new Bounds(3, 2, 10, 4), false)), a.objects());
      assertEquals(List.of(new Box(3, 2, 8, 3)), a.boxes());
      assertEquals(Set.of("foreground"), a.defining());
      assertEquals(5, a.parts().get("foreground").area());
      GroundTruth b = Tree.truth(data, "b.jpg");
      assertEquals(new Bounds(0, 0, 9.25, 9), b.objects().get(0).bounds());
      assertEquals(5, b.parts().get("foreground").area());
      assertEquals(
          List.of("The mask c.png has 3x2 pixels, its picture 20x10; it is not used."),
          Tree.messages(data));
    }
    assertEquals(
        "The folder of masks " + tree.root().resolve("none") + " does not exist.",
        refused("masks", "none").getMessage());
  }

  @Test
  void splitsAndClassesCanBeChosen() throws IOException {
    tree.text("labels.csv", "file,class,split", "a.jpg,x,train", "b.jpg,y,train", "c.jpg,x,test");
    try (Dataset data = tree.openBoxes()) {
      assertEquals(Split.TRAIN, Tree.sample(data, "a.jpg").split());
      assertEquals(Split.TEST, Tree.sample(data, "c.jpg").split());
    }
    tree.text("labels.csv", "file,class", "a.jpg,x", "b.jpg,y", "c.jpg,x");
    try (Dataset data = tree.openBoxes("classes", "y,x", "per-class", 1)) {
      assertEquals(List.of("y", "x"), data.classes());
      assertEquals(2, data.samples().size());
    }
    assertThrows(
        org.lucerna.core.api.param.ParamException.class, () -> tree.openBoxes("classes", "z"));
  }

  @Test
  void onlyAFolderWithBothTablesIsRecognised() throws IOException {
    assertFalse(tree.boxes().accepts(tree.root()), "labels alone may stand beside class folders");
    tree.text("boxes.csv", "file,x0,y0,x1,y1");
    assertTrue(tree.boxes().accepts(tree.root()));
    assertFalse(tree.boxes().accepts(tree.root().resolve("labels.csv")));
    assertFalse(tree.boxes().accepts(temp.resolve("gone")));
    tree.text("labels.csv", "id,breed", "a,b");
    assertFalse(tree.boxes().accepts(tree.root()));
  }

  @Test
  void aSecondOpeningIsTheSame() throws IOException {
    for (String name : List.of("images/a.jpg", "images/b.jpg", "c.jpg")) {
      Files.setLastModifiedTime(
          tree.root().resolve(name), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    }
    try (Dataset first = tree.openBoxes();
        Dataset again = tree.openBoxes()) {
      assertEquals(first.fingerprint(), again.fingerprint());
    }
    tree.text("images/a.jpg", "now no picture");
    try (Dataset changed = tree.openBoxes()) {
      assertEquals(List.of("b.jpg", "c.jpg"), Tree.ids(changed));
    }
  }
}
