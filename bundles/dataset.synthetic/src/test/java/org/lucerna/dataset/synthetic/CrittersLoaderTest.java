/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.dataset.synthetic.CrittersParams.MarkedSplits;
import org.lucerna.testkit.DatasetContract;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

class CrittersLoaderTest extends DatasetContract {

  @Override
  protected Dataset open(long seed) {
    return new CrittersLoader().open(params(3, 10, 1), seed, Progress.none());
  }

  private static final double CHANCE = 1.0 / 7;

  private static Dataset open(CrittersParams params) {
    return new CrittersLoader().open(params, 1, Progress.none());
  }

  private static CrittersParams params(int classes, int perClass, int creatures) {
    return new CrittersParams(
        classes,
        perClass,
        64,
        0.2,
        0.1,
        0,
        1,
        creatures,
        Optional.empty(),
        1,
        MarkedSplits.TRAINING);
  }

  private static CrittersParams marked(String shortcut, double share, MarkedSplits where) {
    return new CrittersParams(3, 20, 64, 0.2, 0.1, 0, 1, 1, Optional.of(shortcut), share, where);
  }

  @Test
  void samplesAreStratified() throws Exception {
    try (Dataset data = open(params(4, 20, 1))) {
      assertEquals(List.of("flimby", "tuckle", "loppin", "ringle"), data.classes());
      assertEquals(80, data.samples().size());
      for (int label = 0; label < 4; label++) {
        assertEquals(14, count(data, label, Split.TRAIN));
        assertEquals(2, count(data, label, Split.VALIDATION));
        assertEquals(4, count(data, label, Split.TEST));
      }
    }
  }

  @Test
  void morePicturesAClassLeaveTheFirstOnesAsTheyWere() throws Exception {
    try (Dataset few = open(params(2, 10, 1));
        Dataset many = open(params(7, 30, 1))) {
      int same = indexOf(many, few.samples().get(13).id());
      assertEquals("tuckle/00004", few.samples().get(13).id());
      assertEquals(few.image(13), many.image(same));
      assertEquals(few.contentHash(13), many.contentHash(same));
      assertNotEquals(few.fingerprint(), many.fingerprint());
    }
  }

  @Test
  void theSeedChangesEveryPicture() throws Exception {
    CrittersParams params = params(2, 5, 1);
    try (Dataset one = open(params);
        Dataset other = new CrittersLoader().open(params, 2, Progress.none())) {
      for (int i = 0; i < 10; i++) {
        assertNotEquals(one.image(i), other.image(i));
        assertNotEquals(one.contentHash(i), other.contentHash(i));
      }
    }
  }

  @Test
  void hashesTellPicturesApart() throws Exception {
    try (Dataset data = open(params(7, 20, 1))) {
      long distinct = IntStream.range(0, 140).mapToObj(data::contentHash).distinct().count();
      assertEquals(140, distinct);
      assertEquals(64, data.contentHash(0).length());
    }
  }

  @Test
  void theTruthNamesThePartThatDefinesTheClass() throws Exception {
    List<String> parts =
        List.of("wings", "shell", "long-ears", "ringed-tail", "antlers", "spots", "sail");
    try (Dataset data = open(params(7, 3, 1))) {
      for (int i = 0; i < 21; i++) {
        GroundTruth truth = data.groundTruth(i).orElseThrow();
        String part = parts.get(data.samples().get(i).label());
        assertEquals(Set.of(part), truth.defining());
        assertTrue(truth.parts().get(part).area() > 40);
        Set<String> others = new TreeSet<>(parts);
        others.remove(part);
        others.retainAll(truth.parts().keySet());
        assertEquals(Set.of(), others);
      }
    }
  }

  @Test
  void theBoxHoldsAllOfTheCreatureAndNothingElse() throws Exception {
    try (Dataset data = open(params(7, 3, 2))) {
      for (int i = 0; i < 21; i++) {
        GroundTruth truth = data.groundTruth(i).orElseThrow();
        assertEquals(1, truth.boxes().size());
        Box box = truth.boxes().get(0);
        assertEquals(1, truth.objects().size());
        assertEquals(Bounds.of(box), truth.objects().get(0).bounds());
        Box own =
            truth.parts().entrySet().stream()
                .filter(part -> !part.getKey().startsWith("other-"))
                .map(part -> part.getValue())
                .reduce((a, b) -> a.union(b))
                .orElseThrow()
                .bounds()
                .orElseThrow();
        assertEquals(own, box);
      }
    }
  }

  @Test
  void theSecondCreatureIsOfAnotherClassAndSmaller() throws Exception {
    try (Dataset data = open(params(3, 10, 2))) {
      Set<String> seen = new TreeSet<>();
      for (int i = 0; i < 30; i++) {
        GroundTruth truth = data.groundTruth(i).orElseThrow();
        String defining = truth.defining().iterator().next();
        assertFalse(truth.parts().containsKey("other-" + defining));
        assertTrue(truth.parts().get("other-head").area() < truth.parts().get("head").area());
        truth.parts().keySet().stream().filter(p -> p.startsWith("other-")).forEach(seen::add);
      }
      assertTrue(seen.containsAll(Set.of("other-wings", "other-shell", "other-long-ears")));
    }
  }

  @Test
  void theShortcutIsPlantedInTrainingPicturesOfItsClassOnly() throws Exception {
    try (Dataset plain = open(marked("tuckle", 0, MarkedSplits.TRAINING));
        Dataset data = open(marked("tuckle", 1, MarkedSplits.TRAINING))) {
      for (int i = 0; i < data.samples().size(); i++) {
        Sample sample = data.samples().get(i);
        boolean expected = sample.label() == 1 && sample.split() == Split.TRAIN;
        GroundTruth truth = data.groundTruth(i).orElseThrow();
        assertEquals(expected, truth.parts().containsKey("mark"), sample.id());
        assertEquals(!expected, data.image(i).equals(plain.image(i)), sample.id());
        assertEquals(!expected, data.contentHash(i).equals(plain.contentHash(i)), sample.id());
      }
    }
  }

  @Test
  void theShortcutCanBePlantedEverywhereAndInAShareOfThePictures() throws Exception {
    try (Dataset data = open(marked("loppin", 0.5, MarkedSplits.ALL))) {
      int marks = 0;
      for (int i = 40; i < 60; i++) {
        marks += data.groundTruth(i).orElseThrow().parts().containsKey("mark") ? 1 : 0;
      }
      assertTrue(marks > 3 && marks < 17, marks + " marks");
    }
  }

  @Test
  void anUnknownShortcutIsRefusedByName() {
    CrittersParams params = marked("finnet", 1, MarkedSplits.TRAINING);
    ParamException e = assertThrows(ParamException.class, () -> open(params));
    assertEquals("shortcut", e.key());
    assertTrue(e.getMessage().contains("finnet") && e.getMessage().contains("flimby"));
  }

  @Test
  void sharesThatLeaveNothingToTrainOnAreRefused() {
    CrittersParams params =
        new CrittersParams(2, 4, 64, 0.9, 0.2, 0, 1, 1, Optional.empty(), 1, MarkedSplits.TRAINING);
    assertThrows(ParamException.class, () -> open(params));
  }

  @Test
  void everyPictureIsInTheTestOfOneFold() throws Exception {
    java.util.List<String> tested = new java.util.ArrayList<>();
    for (int fold = 1; fold <= 3; fold++) {
      CrittersParams params =
          new CrittersParams(
              2, 10, 64, 0.5, 0.1, 3, fold, 1, Optional.empty(), 1, MarkedSplits.TRAINING);
      try (Dataset data = open(params)) {
        data.samples().stream()
            .filter(s -> s.split() == Split.TEST)
            .forEach(s -> tested.add(s.id()));
        assertEquals(2, data.samples().stream().filter(s -> s.split() == Split.VALIDATION).count());
      }
    }
    assertEquals(20, tested.size());
    assertEquals(20, tested.stream().distinct().count());
  }

  @Test
  void noFolderLooksLikeCritters() {
    assertFalse(new CrittersLoader().accepts(Path.of("critters")));
  }

  /** Neither colours nor the layout of colours give the class away. */
  @Test
  void meanColoursAndTinyThumbnailsAreNearChance() throws Exception {
    CrittersParams params =
        new CrittersParams(7, 90, 64, 0.3, 0, 0, 1, 1, Optional.empty(), 1, MarkedSplits.TRAINING);
    try (Dataset data = open(params)) {
      double colour = new Baseline(data, 1).accuracy(data);
      double thumbnail = new Baseline(data, 8).accuracy(data);
      assertTrue(colour < 2 * CHANCE, "mean colour: " + colour);
      assertTrue(thumbnail < 2.5 * CHANCE, "8 x 8 thumbnail: " + thumbnail);
    }
  }

  private static long count(Dataset data, int label, Split split) {
    return data.samples().stream().filter(s -> s.label() == label && s.split() == split).count();
  }

  private static int indexOf(Dataset data, String id) {
    return IntStream.range(0, data.samples().size())
        .filter(i -> data.samples().get(i).id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
