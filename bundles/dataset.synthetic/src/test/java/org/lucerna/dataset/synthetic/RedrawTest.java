/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.dataset.synthetic.CrittersParams.MarkedSplits;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Redraw;
import org.lucerna.vision.api.dataset.Split;

class RedrawTest {

  private static final int SIZE = 96;

  /** How far edges and small shadows reach beyond a part, in pixels. */
  private static final int REACH = 6;

  private static Dataset open(CrittersParams params) {
    return new CrittersLoader().open(params, 3, Progress.none());
  }

  private static CrittersParams params(int creatures, double missing, double swapped) {
    return new CrittersParams(
        7,
        5,
        SIZE,
        0.2,
        0,
        0,
        1,
        creatures,
        Optional.empty(),
        1,
        MarkedSplits.TRAINING,
        missing,
        swapped,
        false,
        0);
  }

  private static CrittersParams mosaic() {
    return new CrittersParams(
        7, 5, SIZE, 0.2, 0, 0, 1, 1, Optional.empty(), 1, MarkedSplits.TRAINING, 0, 0, true, 0);
  }

  @Test
  void aMissingPartLeavesAllElseAsItWas() throws IOException {
    try (Dataset data = open(params(1, 0, 0))) {
      for (int i = 0; i < data.samples().size(); i += 4) {
        Redraw redraw = data.redraw(i).orElseThrow();
        Map<String, Mask> parts = data.groundTruth(i).orElseThrow().parts();
        assertTrue(
            redraw
                .parts()
                .containsAll(
                    parts.keySet().stream()
                        .filter(p -> !p.equals("body") && !p.equals("head"))
                        .toList()));
        for (String part : redraw.parts()) {
          RgbImage without = redraw.without(part);
          // what lies behind a part's smooth edge may shine through without owning a pixel
          int away = changedAwayFrom(parts.get(part), data.image(i), without);
          assertTrue(away < 0.002 * SIZE * SIZE, i + " without " + part + ": " + away);
          boolean seen = parts.containsKey(part) && parts.get(part).area() > 20;
          assertTrue(!seen || !without.equals(data.image(i)), i + " " + part);
        }
      }
    }
  }

  @Test
  void aSwappedPartIsAnothersAndAllElseIsAsItWas() throws IOException {
    try (Dataset data = open(params(1, 0, 0))) {
      for (int i = 2; i < data.samples().size(); i += 5) {
        Redraw redraw = data.redraw(i).orElseThrow();
        Mask all = whole(data.groundTruth(i).orElseThrow());
        for (String part : redraw.parts()) {
          RgbImage one = redraw.swapped(part, 1);
          assertEquals(one, redraw.swapped(part, 1));
          Mask own = data.groundTruth(i).orElseThrow().parts().get(part);
          if (own.area() > 20) {
            assertNotEquals(data.image(i), one, i + " " + part);
            assertNotEquals(one, redraw.swapped(part, 2), i + " " + part);
          }
          int changed = changedAwayFrom(null, data.image(i), one);
          assertTrue(changed < all.area() * 0.75, i + " " + part + " changes " + changed);
          for (String other : List.of("eyes", "mouth")) {
            Mask kept = data.groundTruth(i).orElseThrow().parts().get(other);
            if (!part.equals(other) && part.equals("legs")) {
              assertEquals(0, changedInside(kept, data.image(i), one), other);
            }
          }
        }
      }
    }
  }

  /** It is the picture the data set would have drawn of that class. */
  @Test
  void anotherClassIsItsDefiningPartAlone() throws IOException {
    try (Dataset data = open(params(1, 0, 0))) {
      Redraw redraw = data.redraw(0).orElseThrow();
      assertEquals(
          List.of("tuckle", "loppin", "ringle", "branto", "dotlin", "finnet"), redraw.classes());
      Mask wings = data.groundTruth(0).orElseThrow().parts().get("wings");
      Set<Object> seen = new TreeSet<>();
      for (String name : redraw.classes()) {
        RgbImage other = redraw.as(name);
        assertTrue(changedInside(wings, data.image(0), other) > wings.area() * 0.3, name);
        seen.add(other.hashCode());
      }
      assertEquals(6, seen.size());
      assertThrows(IllegalArgumentException.class, () -> redraw.as("dragon"));
    }
  }

  @Test
  void partsThatACreatureDoesNotHaveAreRefused() {
    try (Dataset data = open(params(1, 0, 0))) {
      Redraw redraw = data.redraw(0).orElseThrow();
      assertThrows(IllegalArgumentException.class, () -> redraw.without("shell"));
      assertThrows(IllegalArgumentException.class, () -> redraw.without("body"));
      assertThrows(IllegalArgumentException.class, () -> redraw.without("other-eyes"));
    }
  }

  @Test
  void theMarkComesAndGoesAlone() throws IOException {
    CrittersParams shortcut =
        new CrittersParams(3, 5, SIZE, 0.2, 0, 0, 1, 1, Optional.of("tuckle"), 1, MarkedSplits.ALL);
    CrittersParams clean =
        new CrittersParams(3, 5, SIZE, 0.2, 0, 0, 1, 1, Optional.empty(), 1, MarkedSplits.ALL);
    try (Dataset data = open(shortcut);
        Dataset plain = open(clean)) {
      for (int i = 4; i < 7; i++) {
        Redraw redraw = data.redraw(i).orElseThrow();
        assertEquals(plain.image(i), redraw.marked(false));
        assertEquals(data.samples().get(i).label() == 1, data.image(i).equals(redraw.marked(true)));
      }
    }
  }

  @Test
  void theMarkCanStandAloneInTrainingPicturesOfItsClass() throws IOException {
    CrittersParams alone =
        new CrittersParams(
            3,
            10,
            SIZE,
            0.2,
            0,
            0,
            1,
            1,
            Optional.of("tuckle"),
            1,
            MarkedSplits.ALL,
            0,
            0,
            false,
            1);
    try (Dataset data = open(alone)) {
      for (int i = 0; i < data.samples().size(); i++) {
        GroundTruth truth = data.groundTruth(i).orElseThrow();
        boolean marked = data.samples().get(i).label() == 1;
        boolean training = data.samples().get(i).split() == Split.TRAIN;
        assertEquals(marked, truth.parts().containsKey("mark"));
        boolean whole = truth.parts().keySet().containsAll(truth.defining());
        assertTrue(training ? !(marked && whole) : whole, data.samples().get(i).id());
      }
    }
  }

  @Test
  void aSecondCreaturesPartsCanBeLeftOutToo() throws IOException {
    try (Dataset data = open(params(2, 0, 0))) {
      Redraw redraw = data.redraw(0).orElseThrow();
      assertFalse(redraw.parts().stream().anyMatch(p -> p.startsWith("other-")));
      Map<String, Mask> parts = data.groundTruth(0).orElseThrow().parts();
      assertEquals(
          0, changedAwayFrom(parts.get("other-legs"), data.image(0), redraw.without("other-legs")));
      assertNotEquals(data.image(0), redraw.without("other-legs"));
    }
  }

  @Test
  void someTrainingPicturesLackAPartThatDoesNotTellTheClassAndNoOthersDo() throws IOException {
    try (Dataset whole = open(params(1, 0, 0));
        Dataset data = open(params(1, 1, 0));
        Dataset some = open(params(1, 0.3, 0.3))) {
      int kept = 0;
      for (int i = 0; i < data.samples().size(); i++) {
        boolean training = data.samples().get(i).split() == Split.TRAIN;
        GroundTruth before = whole.groundTruth(i).orElseThrow();
        GroundTruth now = data.groundTruth(i).orElseThrow();
        assertEquals(before.defining(), now.defining());
        assertTrue(now.parts().keySet().containsAll(before.defining()));
        assertEquals(!training, before.parts().equals(now.parts()), data.samples().get(i).id());
        assertEquals(!training, data.contentHash(i).equals(whole.contentHash(i)));
        kept += some.contentHash(i).equals(whole.contentHash(i)) && training ? 1 : 0;
      }
      assertTrue(kept > 4 && kept < 20, kept + " of 28 training pictures are as they were");
    }
  }

  @Test
  void aMosaicHasTwoOfItsClassAndTwoOfOtherClasses() throws IOException {
    try (Dataset data = open(mosaic())) {
      for (int i = 0; i < data.samples().size(); i += 6) {
        GroundTruth truth = data.groundTruth(i).orElseThrow();
        assertEquals(2, truth.boxes().size());
        assertEquals(SIZE, data.image(i).width());
        String own = truth.defining().iterator().next();
        assertFalse(truth.parts().containsKey("other-" + own));
        long others =
            List.of("wings", "shell", "long-ears", "ringed-tail", "antlers", "spots", "sail")
                .stream()
                .filter(p -> truth.parts().containsKey("other-" + p))
                .count();
        assertEquals(2, others);
        Redraw redraw = data.redraw(i).orElseThrow();
        assertEquals(
            0, changedInside(truth.parts().get("other-eyes"), data.image(i), redraw.without(own)));
        assertTrue(changedInside(truth.parts().get(own), data.image(i), redraw.without(own)) > 50);
      }
    }
  }

  @Test
  void aMosaicOfTwoClassesIsRefused() {
    assertThrows(
        ParamException.class,
        () ->
            new CrittersParams(
                2, 5, SIZE, 0.2, 0, 0, 1, 1, Optional.empty(), 1, MarkedSplits.ALL, 0, 0, true, 0));
    assertThrows(ParamException.class, () -> params(1, 0.6, 0.6));
  }

  private static Mask whole(GroundTruth truth) {
    return truth.parts().values().stream().reduce(Mask::union).orElseThrow();
  }

  private static int changedInside(Mask mask, RgbImage a, RgbImage b) {
    int changed = 0;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        changed += mask.contains(x, y) && a.rgb(x, y) != b.rgb(x, y) ? 1 : 0;
      }
    }
    return changed;
  }

  /** Pixels that changed farther from the mask than small shadows reach. */
  private static int changedAwayFrom(Mask mask, RgbImage a, RgbImage b) {
    int changed = 0;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        changed += a.rgb(x, y) != b.rgb(x, y) && !near(mask, x, y) ? 1 : 0;
      }
    }
    return changed;
  }

  private static boolean near(Mask mask, int x, int y) {
    for (int v = y - REACH; mask != null && v <= y + REACH; v++) {
      for (int u = x - REACH; u <= x + REACH; u++) {
        if (u >= 0 && v >= 0 && u < SIZE && v < SIZE && mask.contains(u, v)) {
          return true;
        }
      }
    }
    return false;
  }
}
