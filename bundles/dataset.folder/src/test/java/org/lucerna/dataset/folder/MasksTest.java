/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Problem;

class MasksTest {

  @TempDir Path temp;
  private Folder folder;
  private Path masks;

  @BeforeEach
  void create() throws IOException {
    folder = new Folder(temp);
    masks = Files.createDirectories(temp.resolve("masks"));
  }

  /** White in columns 4 to 9 of rows 2 to 5, black elsewhere, one bit a pixel. */
  private Path mask(String id, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 2; y < 6; y++) {
      for (int x = 4; x < 10; x++) {
        image.setRGB(x, y, 0xFFFFFF);
      }
    }
    Path file = masks.resolve(id);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return Folder.settle(file);
  }

  private static Optional<GroundTruth> truth(Dataset data, String id) {
    int index =
        IntStream.range(0, data.samples().size())
            .filter(i -> data.samples().get(i).id().equals(id))
            .findFirst()
            .orElseThrow();
    return data.groundTruth(index);
  }

  @Test
  void aMaskIsTheForegroundAndItsBoxTheObjects() throws IOException {
    folder.classes(4, "ant", "bee");
    mask("ant/p001.png", 24);
    try (Dataset data = folder.open("masks", masks.toString())) {
      GroundTruth truth = truth(data, "ant/p001.png").orElseThrow();
      assertEquals(Set.of("foreground"), truth.defining());
      assertEquals(List.of(new Box(4, 2, 6, 4)), truth.boxes());
      assertEquals(new Bounds(4, 2, 9, 5), truth.objects().get(0).bounds());
      Mask mask = truth.parts().get("foreground");
      assertEquals(24, mask.area());
      assertTrue(mask.contains(9, 5) && !mask.contains(10, 5));
      assertEquals(Optional.empty(), truth(data, "ant/p002.png"));
      assertEquals(List.of(), data.problems());
    }
  }

  @Test
  void oneBoxLiesAroundAllRegionsOfAMask() throws IOException {
    folder.classes(4, "ant", "bee");
    BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_BYTE_GRAY);
    image.setRGB(1, 20, 0xFFFFFF);
    image.setRGB(22, 3, 0xFFFFFF);
    Files.createDirectories(masks.resolve("ant"));
    ImageIO.write(image, "png", masks.resolve("ant/p001.png").toFile());
    try (Dataset data = folder.open("masks", masks.toString())) {
      GroundTruth truth = truth(data, "ant/p001.png").orElseThrow();
      assertEquals(List.of(new Box(1, 3, 22, 18)), truth.boxes());
      assertEquals(1, truth.objects().size());
      assertEquals(2, truth.parts().get("foreground").area());
    }
  }

  @Test
  void aMaskOfAnotherSizeOrOneThatCannotBeReadIsListedAndItsPictureUsed() throws IOException {
    folder.classes(4, "ant", "bee");
    mask("ant/p000.png", 24);
    mask("ant/p001.png", 20);
    Files.writeString(masks.resolve("ant/p002.png"), "no picture");
    try (Dataset data = folder.open("masks", masks.toString())) {
      assertEquals(8, data.samples().size());
      List<Problem> problems = Folder.problems(data, Problem.Kind.TRUTH);
      assertEquals(
          List.of("ant/p001.png", "ant/p002.png"),
          problems.stream().map(p -> p.files().get(0)).toList());
      assertEquals(
          "The mask ant/p001.png has 20x20 pixels, its picture 24x24; it is not used.",
          problems.get(0).message());
      assertTrue(
          problems.get(1).message().startsWith("The mask ant/p002.png cannot be read"),
          problems.get(1).message());
      assertFalse(problems.get(0).kind().isSkipped(), "no picture is left out");
      assertEquals(Optional.empty(), truth(data, "ant/p001.png"));
      assertEquals(Optional.empty(), truth(data, "ant/p002.png"));
      assertTrue(truth(data, "ant/p000.png").isPresent());
    }
    // what is known from the cache is the same
    try (Dataset data = folder.open("masks", masks.toString())) {
      assertEquals(2, Folder.problems(data, Problem.Kind.TRUTH).size());
    }
  }

  @Test
  void aMaskNeedNotRepeatTheSplit() throws IOException {
    for (String split : List.of("train", "test")) {
      for (String name : List.of("ant", "bee")) {
        folder.png(split + "/" + name + "/one.png", (split + name).hashCode());
      }
    }
    mask("ant/one.png", 24);
    mask("test/bee/one.png", 24);
    try (Dataset data = folder.open("masks", masks.toString(), "near-duplicates", -1)) {
      assertTrue(truth(data, "train/ant/one.png").isPresent());
      assertTrue(truth(data, "test/bee/one.png").isPresent());
      assertEquals(Optional.empty(), truth(data, "train/bee/one.png"));
    }
  }

  @Test
  void aFolderWithoutOneMaskIsAFindingAndAMissingOneIsRefused() throws IOException {
    folder.classes(4, "ant", "bee");
    try (Dataset data = folder.open("masks", masks.toString())) {
      String message = Folder.problems(data, Problem.Kind.TRUTH).get(0).message();
      assertTrue(message.startsWith("No picture has a mask in " + masks), message);
    }
    LucernaException e =
        assertThrows(
            LucernaException.class, () -> folder.open("masks", temp.resolve("x").toString()));
    assertEquals(ExitStatus.UNREADABLE, e.status());
    assertEquals("The folder of masks " + temp.resolve("x") + " does not exist.", e.getMessage());
  }

  @Test
  void aMaskThatGoesAwayLaterIsNamed() throws IOException {
    folder.classes(4, "ant", "bee");
    Path file = mask("ant/p000.png", 24);
    try (Dataset data = folder.open("masks", masks.toString())) {
      Files.delete(file);
      String message =
          assertThrows(LucernaException.class, () -> truth(data, "ant/p000.png")).getMessage();
      assertTrue(message.startsWith("the mask " + file + " cannot be read any more"), message);
    }
  }

  @Test
  void allMasksOfThePokemonAreUsable() throws IOException {
    Path pictures = SharedData.require("data", "pokemon7");
    Path real = SharedData.require("data", "pokemon7-masks");
    try (Dataset data =
        folder.open("path", pictures.toString(), "masks", real.toString(), "validation", 0)) {
      assertEquals(List.of(), Folder.problems(data, Problem.Kind.TRUTH));
      int found = 0;
      for (int i = 0; i < data.samples().size(); i++) {
        Optional<GroundTruth> truth = data.groundTruth(i);
        found += truth.isPresent() ? 1 : 0;
        if (truth.isPresent() && i % 20 == 0) {
          RgbImage image = data.image(i);
          Mask mask = truth.get().parts().get("foreground");
          assertEquals(image.width(), mask.width());
          double share = mask.area() / (double) (mask.width() * mask.height());
          assertTrue(share > 0.01 && share < 1, data.samples().get(i).id() + " " + share);
        }
      }
      assertEquals(677, found);
    }
  }
}
