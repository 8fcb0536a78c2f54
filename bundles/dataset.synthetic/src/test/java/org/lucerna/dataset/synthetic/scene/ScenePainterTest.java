/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.dataset.synthetic.critter.Species;

class ScenePainterTest {

  private static final int SIZE = 96;

  /** How far edges and small shadows reach beyond a part, in pixels. */
  private static final int REACH = 6;

  private static Scene scene(long number, Species species, int size) {
    return new Scene(5, number, species, Optional.empty(), false, size);
  }

  /**
   * Of one scene with two species, all that is far from the defining parts is the same, bitwise.
   */
  @ParameterizedTest
  @EnumSource(Species.class)
  void nothingButTheDefiningPartDependsOnTheClass(Species species) {
    Species next = Species.values()[(species.ordinal() + 1) % Species.values().length];
    for (int number = 0; number < 12; number++) {
      Picture a = ScenePainter.draw(scene(number, species, SIZE));
      Picture b = ScenePainter.draw(scene(number, next, SIZE));
      BitSet changed = new BitSet();
      for (String part : List.of("ears", "tail", species.definingPart(), next.definingPart())) {
        changed.or(grown(a.parts().get(part)));
        changed.or(grown(b.parts().get(part)));
      }
      assertTrue(changed.cardinality() < SIZE * SIZE * 0.75);
      int[] left = a.image().toArray();
      int[] right = b.image().toArray();
      int different = 0;
      for (int i = changed.nextClearBit(0); i < left.length; i = changed.nextClearBit(i + 1)) {
        different += left[i] == right[i] ? 0 : 1;
      }
      // a spot behind a leg may shine through the leg's smooth edge without owning a pixel
      assertTrue(different < 0.002 * SIZE * SIZE, number + ": " + different + " pixels differ");
    }
  }

  @ParameterizedTest
  @EnumSource(Species.class)
  void theDefiningPartIsAlwaysPlainToSee(Species species) {
    double sum = 0;
    int pictures = 40;
    for (int number = 0; number < pictures; number++) {
      Mask mask =
          ScenePainter.draw(scene(number, species, SIZE)).parts().get(species.definingPart());
      double share = (double) mask.area() / (SIZE * SIZE);
      assertTrue(share > 0.012, number + ": " + share);
      sum += share;
    }
    assertTrue(sum / pictures > 0.03, "mean " + sum / pictures);
  }

  @ParameterizedTest
  @EnumSource(Species.class)
  void noOtherClassHasTheDefiningPart(Species species) {
    for (Species other : Species.values()) {
      Set<String> parts = ScenePainter.draw(scene(3, other, SIZE)).parts().keySet();
      assertEquals(other == species, parts.contains(species.definingPart()));
      assertTrue(parts.containsAll(Set.of("body", "head", "eyes", "legs", "mouth")));
    }
  }

  @Test
  void everyPixelBelongsToAtMostOnePart() {
    Picture picture =
        ScenePainter.draw(new Scene(5, 9, Species.FLIMBY, Optional.of(Species.TUCKLE), true, SIZE));
    long sum = picture.parts().values().stream().mapToLong(Mask::area).sum();
    Mask all = picture.parts().values().stream().reduce(Mask::union).orElseThrow();
    assertEquals(sum, all.area());
    assertTrue(picture.parts().containsKey("mark"));
    assertTrue(picture.parts().containsKey("other-shell"));
  }

  /** A part's pixels are where the picture changes when the part is not drawn. */
  @Test
  void maskedPixelsShowThePart() {
    Picture winged = ScenePainter.draw(scene(1, Species.FLIMBY, SIZE));
    Picture shelled = ScenePainter.draw(scene(1, Species.TUCKLE, SIZE));
    Mask wings = winged.parts().get("wings");
    int same = 0;
    int all = 0;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        if (wings.contains(x, y) && !shelled.parts().get("shell").contains(x, y)) {
          all++;
          same += winged.image().rgb(x, y) == shelled.image().rgb(x, y) ? 1 : 0;
        }
      }
    }
    assertTrue(all > 100 && same < 0.02 * all, same + " of " + all);
  }

  @Test
  void aSceneLooksTheSameInEverySize() {
    Map<String, Mask> small = ScenePainter.draw(scene(2, Species.RINGLE, 64)).parts();
    Map<String, Mask> large = ScenePainter.draw(scene(2, Species.RINGLE, 256)).parts();
    assertEquals(small.keySet(), large.keySet());
    for (String part : small.keySet()) {
      double a = small.get(part).area() / (64.0 * 64);
      double b = large.get(part).area() / (256.0 * 256);
      assertEquals(b, a, 0.006, part);
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() {
    List<RgbImage> alone = IntStream.range(0, 12).mapToObj(ScenePainterTest::any).toList();
    List<RgbImage> together =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(ScenePainterTest::any)
            .collect(Collectors.toList());
    assertEquals(alone, together);
  }

  /**
   * The pixels of one picture of each class. If this fails on one Java only, drawing depends on the
   * platform; if it fails everywhere, drawing was changed: raise {@link Scene#VERSION} with it.
   */
  @Test
  void theBitsAreTheSameOnEveryJava() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Species species : Species.values()) {
      int[] rgb = ScenePainter.draw(scene(11, species, SIZE)).image().toArray();
      ByteBuffer bytes = ByteBuffer.allocate(4 * rgb.length);
      for (int value : rgb) {
        bytes.putInt(value & 0xFFFFFF);
      }
      digest.update(bytes.array());
    }
    assertEquals(
        "version 3: 13f78cd8f7a65a4a1d8b5d02407455535409ea6293a3e7aa18d8ea72689d29d2",
        "version " + Scene.VERSION + ": " + HexFormat.of().formatHex(digest.digest()));
  }

  private static RgbImage any(int number) {
    return ScenePainter.draw(scene(number, Species.values()[number % 7], SIZE)).image();
  }

  private static BitSet grown(Mask mask) {
    BitSet out = new BitSet();
    for (int y = 0; mask != null && y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        if (mask.contains(x, y)) {
          for (int row = Math.max(0, y - REACH); row <= Math.min(SIZE - 1, y + REACH); row++) {
            int from = Math.max(0, x - REACH);
            out.set(row * SIZE + from, row * SIZE + Math.min(SIZE, x + REACH + 1));
          }
        }
      }
    }
    return out;
  }
}
