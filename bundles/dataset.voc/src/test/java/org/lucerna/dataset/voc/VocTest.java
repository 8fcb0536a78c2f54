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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.ObjectBox;
import org.lucerna.vision.api.dataset.Split;

class VocTest {

  @TempDir Path temp;
  private Tree tree;

  @BeforeEach
  void draw() throws IOException {
    tree = new Tree(temp);
    tree.annotated("2007_000027", "person 3 2 12 10", "dog 1 1 8 8 difficult", "dog 9 4 20 10");
    tree.annotated("2007_000032", "dog 1 1 20 10");
    tree.annotated("2007_000033", "cat 2 2 3 3", "person 1 1 20 10 difficult");
  }

  @Test
  void aSampleIsAPictureAndAClassAndItsObjectsAreThoseOfTheClass() throws IOException {
    try (Dataset data = tree.openVoc()) {
      assertEquals(List.of("cat", "dog", "person"), data.classes());
      assertEquals(
          List.of(
              "2007_000027#dog",
              "2007_000027#person",
              "2007_000032#dog",
              "2007_000033#cat",
              "2007_000033#person"),
          Tree.ids(data));
      assertEquals("person", Tree.className(data, "2007_000027#person"));
      GroundTruth dogs = Tree.truth(data, "2007_000027#dog");
      assertEquals(
          List.of(
              new ObjectBox("dog", new Bounds(0, 0, 7, 7), true),
              new ObjectBox("dog", new Bounds(8, 3, 19, 9), false)),
          dogs.objects(),
          "files count from 1, pictures from 0");
      assertEquals(
          Optional.of("JPEGImages/2007_000027.jpg"), Tree.sample(data, "2007_000027#dog").group());
      assertEquals(
          Tree.sample(data, "2007_000027#dog").group(),
          Tree.sample(data, "2007_000027#person").group());
      assertEquals(Optional.empty(), Tree.sample(data, "2007_000032#dog").group());
      assertEquals(data.contentHash(0), data.contentHash(1));
      assertTrue(data.samples().stream().allMatch(s -> s.split() == Split.TEST));
      assertEquals(List.of(), data.problems());
    }
  }

  @Test
  void aPictureMayCountOnceOrNotAtAll() throws IOException {
    try (Dataset data = tree.openVoc("label", "largest")) {
      assertEquals(
          List.of("2007_000027#person", "2007_000032#dog", "2007_000033#cat"),
          Tree.ids(data),
          "a difficult object comes after any other: 90 pixels of a person before 84 of a dog");
      assertEquals(1, Tree.truth(data, "2007_000027#person").objects().size());
    }
    try (Dataset data = tree.openVoc("label", "single-class-only")) {
      assertEquals(List.of("2007_000032#dog"), Tree.ids(data));
    }
  }

  @Test
  void listsAreSplits() throws IOException {
    tree.text("ImageSets/Main/train.txt", "2007_000027");
    tree.text("ImageSets/Main/val.txt", "2007_000032", "");
    tree.text("ImageSets/Main/dog_val.txt", "2007_000032  1", "2007_000033 -1", "2007_000027  0");
    tree.text("ImageSets/Segmentation/val.txt", "2007_000033");
    try (Dataset data = tree.openVoc("label", "each")) {
      assertEquals(
          List.of("2007_000027#dog", "2007_000027#person", "2007_000032#dog"), Tree.ids(data));
      assertEquals(Split.TRAIN, Tree.sample(data, "2007_000027#dog").split());
      assertEquals(
          Split.TEST, Tree.sample(data, "2007_000032#dog").split(), "there is no other test");
    }
    tree.text("ImageSets/Main/test.txt", "2007_000033");
    try (Dataset data = tree.openVoc()) {
      assertEquals(Split.VALIDATION, Tree.sample(data, "2007_000032#dog").split());
      assertEquals(Split.TEST, Tree.sample(data, "2007_000033#cat").split());
    }
    try (Dataset data = tree.openVoc("set", "val")) {
      assertEquals(List.of("2007_000032#dog"), Tree.ids(data));
      assertEquals(Split.TEST, data.samples().get(0).split());
    }
    try (Dataset data = tree.openVoc("set", "train")) {
      assertEquals(Split.TRAIN, data.samples().get(0).split());
    }
    try (Dataset data = tree.openVoc("set", "dog_val", "classes", "dog")) {
      assertEquals(List.of("2007_000027#dog", "2007_000032#dog"), Tree.ids(data));
    }
    try (Dataset data = tree.openVoc("set", "Segmentation/val")) {
      assertEquals(2, data.samples().size());
    }
    ParamException e = assertThrows(ParamException.class, () -> tree.openVoc("set", "vall"));
    assertTrue(e.getMessage().contains("(there are: dog_val, test, train, val)"), e.getMessage());
    tree.text("outside.txt", "2007_000032");
    assertThrows(ParamException.class, () -> tree.openVoc("set", "../outside"));
  }

  @Test
  void aSegmentationIsTheMaskOfTheClass() throws IOException {
    String none = "0".repeat(20);
    String[] classes = new String[10];
    String[] objects = new String[10];
    java.util.Arrays.fill(classes, none);
    java.util.Arrays.fill(objects, none);
    // palette: c = 12 = dog, f = 15 = person, x = void
    classes[3] = "0xccxffx000000000000";
    objects[3] = "0x22x11x000000000000";
    objects[4] = "0000000333x000000000";
    tree.indices("SegmentationClass/2007_000027.png", classes);
    tree.indices("SegmentationObject/2007_000027.png", objects);
    try (Dataset data = tree.openVoc()) {
      assertEquals(2, Tree.truth(data, "2007_000027#dog").parts().get("foreground").area());
      assertTrue(Tree.truth(data, "2007_000027#person").parts().get("foreground").contains(5, 3));
      assertEquals(0, Tree.truth(data, "2007_000032#dog").parts().size());
      assertEquals(List.of(), data.problems());
    }
    Files.delete(tree.root().resolve("SegmentationClass/2007_000027.png"));
    try (Dataset data = tree.openVoc()) {
      assertEquals(
          5,
          Tree.truth(data, "2007_000027#dog").parts().get("foreground").area(),
          "the second and the third object");
    }
    tree.indices("SegmentationClass/2007_000027.png", "0f", "00");
    try (Dataset data = tree.openVoc()) {
      assertEquals(
          List.of(
              "The mask SegmentationClass/2007_000027.png has 2x2 pixels, its picture 20x10; it is"
                  + " not used."),
          Tree.messages(data));
    }
    tree.picture("SegmentationClass/2007_000027.png", 20, 10, 4);
    try (Dataset data = tree.openVoc("palette", "dog,person")) {
      assertEquals(
          List.of(
              "SegmentationClass/2007_000027.png cannot be read: it has colours of its own, not one"
                  + " number for each pixel. The folder is not used."),
          Tree.messages(data));
    }
  }

  @Test
  void xmlMayLieBesidePictures() throws IOException {
    Tree beside = new Tree(temp.resolve("labelimg"));
    beside.picture("images/one.jpg", 20, 10, 1).xml("images/one.xml", "cup 1 1 4 4");
    beside.picture("images/deep/two.jpg", 20, 10, 2).xml("images/deep/two.xml", "pan 1 1 4 4");
    beside.picture("images/deep/one.jpg", 20, 10, 3).xml("images/deep/one.xml", "pan 1 1 4 4");
    assertTrue(beside.voc().accepts(beside.root()));
    try (Dataset data = beside.openVoc("annotations", "images")) {
      assertEquals(List.of("deep/one#pan", "deep/two#pan", "one#cup"), Tree.ids(data));
    }
    try (Dataset data = beside.openVoc()) {
      assertEquals(3, data.samples().size());
      assertEquals(3, Tree.count(data));
    }
    Tree flat = new Tree(temp.resolve("flat"));
    flat.picture("one.jpg", 20, 10, 1).xml("one.xml", "cup 1 1 4 4");
    try (Dataset data = flat.openVoc()) {
      assertEquals(List.of("one#cup"), Tree.ids(data));
    }
  }

  @Test
  void aRenamedPictureIsFoundByTheNameInTheFile() throws IOException {
    tree.picture("JPEGImages/photo.jpg", 20, 10, 9);
    tree.text(
        "Annotations/0001.xml",
        "<annotation><filename>photo.jpg</filename><object><name>cat</name><bndbox>",
        "<xmin>1.5</xmin><ymin>1</ymin><xmax>4.25</xmax><ymax>4</ymax></bndbox>",
        "<part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax>",
        "</bndbox></part></object></annotation>");
    try (Dataset data = tree.openVoc()) {
      assertEquals(
          List.of(new ObjectBox("cat", new Bounds(0.5, 0, 3.25, 3), false)),
          Tree.truth(data, "0001#cat").objects(),
          "a part is no object; later years have fractions");
    }
  }

  @Test
  void whatIsWrongIsListedAndTheRestIsUsed() throws IOException {
    tree.xml("Annotations/a_gone.xml", "cat 1 1 2 2");
    tree.annotated("b_empty");
    tree.text("Annotations/c_broken.xml", "<annotation><object>");
    tree.text("Annotations/d_other.xml", "<html/>");
    tree.picture("JPEGImages/e_size.jpg", 10, 20, 7).xml("Annotations/e_size.xml", "cat 1 1 2 2");
    tree.annotated("f_beyond", "cat 1 1 25 10", "cat 0 0 20 10", "cat 5 5 4 9");
    tree.text(
        "Annotations/g_text.xml",
        "<annotation><object><name>cat</name><bndbox><xmin>a</xmin></bndbox></object></annotation>");
    tree.text(
        "Annotations/h_bare.xml", "<annotation><object><name>cat</name></object></annotation>");
    try (Dataset data = tree.openVoc()) {
      assertEquals(
          List.of(
              "a_gone.xml: there is no picture of that name, nor a_gone.jpg, or there are several.",
              "c_broken.xml cannot be read: it is no well-formed XML.",
              "d_other.xml is no annotation: it begins with <html>.",
              "g_text.xml, object 1: 'xmin' is 'a', which is no number.",
              "h_bare.xml, object 1: it has no bndbox.",
              "Annotated without an object, and not used: b_empty.",
              "e_size.xml is for 20x10 pixels, its picture has 10x20; its boxes are not used.",
              "f_beyond.xml, object 1: the box 1,1,25,10 reaches beyond the picture and is cut"
                  + " (JPEGImages/f_beyond.jpg has 20x10 pixels).",
              "f_beyond.xml, object 3: the box 5,5,4,9 ends before it begins; it is not used"
                  + " (JPEGImages/f_beyond.jpg has 20x10 pixels)."),
          Tree.messages(data));
      assertEquals(Optional.empty(), data.groundTruth(Tree.ids(data).indexOf("e_size#cat")));
      assertEquals(
          List.of(new Bounds(0, 0, 19, 9), new Bounds(-1, -1, 19, 9)),
          Tree.truth(data, "f_beyond#cat").objects().stream().map(ObjectBox::bounds).toList());
    }
  }

  @Test
  void vocLayoutsAreRecognisedAndFoldersOfClassesAreNot() throws IOException {
    assertTrue(tree.voc().accepts(tree.root()));
    Tree classes = new Tree(temp.resolve("classes"));
    classes.picture("cat/one.jpg", 20, 10, 1).picture("dog/one.jpg", 20, 10, 2);
    classes.text("pom.xml", "<project/>");
    assertFalse(classes.voc().accepts(classes.root()));
    assertFalse(classes.voc().accepts(temp.resolve("gone")));
    assertFalse(classes.voc().accepts(classes.root().resolve("pom.xml")));
  }

  @Test
  void aFolderAboveIsRefusedWithTheOneMeant() throws IOException {
    LucernaException e =
        assertThrows(
            LucernaException.class,
            () -> tree.open(tree.voc(), VocParams.class, 1, "path", nothing().toString()).close());
    assertTrue(e.getMessage().startsWith("There is no annotated picture in "), e.getMessage());
    Path devkit = temp.resolve("VOCdevkit");
    Files.createDirectories(devkit);
    Files.move(tree.root(), devkit.resolve("VOC2007"));
    e =
        assertThrows(
            LucernaException.class,
            () -> tree.open(tree.voc(), VocParams.class, 1, "path", devkit.toString()).close());
    assertTrue(e.getMessage().endsWith("did you mean " + devkit.resolve("VOC2007") + "?"));
  }

  private Path nothing() throws IOException {
    return Files.createDirectories(temp.resolve("nothing"));
  }
}
