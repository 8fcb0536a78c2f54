/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

/** What holds for every {@link Dataset}. */
public abstract class DatasetContract {

  /** Opens a small data set of the kind under test, with a test split; the same one every time. */
  protected abstract Dataset open(long seed) throws IOException;

  @Test
  void idsAreUniqueAndLabelsAreIndicesOfClasses() throws IOException {
    try (Dataset data = open(1)) {
      assertTrue(data.classes().size() >= 2);
      assertEquals(data.classes().size(), new HashSet<>(data.classes()).size());
      Set<String> ids = new HashSet<>();
      Set<Integer> labels = new HashSet<>();
      for (Sample sample : data.samples()) {
        assertTrue(ids.add(sample.id()), sample.id() + " is there twice");
        assertTrue(sample.label() >= 0 && sample.label() < data.classes().size());
        labels.add(sample.label());
      }
      assertEquals(data.classes().size(), labels.size(), "a class without a sample");
    }
  }

  @Test
  void everyPictureDecodesAndItsContentHashIsItsOwn() throws IOException {
    try (Dataset data = open(1)) {
      Map<String, RgbImage> byHash = new HashMap<>();
      for (int i = 0; i < data.samples().size(); i++) {
        assertTrue(data.contentHash(i).matches("[0-9a-f]{64}"), data.contentHash(i));
        RgbImage image = data.image(i);
        RgbImage before = byHash.putIfAbsent(data.contentHash(i), image);
        assertTrue(before == null || before.equals(image), "one hash for two pictures");
      }
      assertEquals(data.image(0), data.image(0), "a picture changes between two looks");
    }
  }

  @Test
  void oneSeedGivesOneSplitAndAnotherSeedAnother() throws IOException {
    try (Dataset first = open(1);
        Dataset again = open(1);
        Dataset other = open(2)) {
      assertEquals(first.samples(), again.samples());
      assertEquals(first.fingerprint(), again.fingerprint());
      assertTrue(first.fingerprint().matches("[0-9a-f]{64}"), first.fingerprint());
      assertNotEquals(first.fingerprint(), other.fingerprint());
    }
  }

  @Test
  void everyClassIsTrainedAndSomethingIsLeftToTest() throws IOException {
    try (Dataset data = open(1)) {
      Set<Integer> trained = new HashSet<>();
      for (Sample sample : data.samples()) {
        if (sample.split() == Split.TRAIN) {
          trained.add(sample.label());
        }
      }
      assertEquals(data.classes().size(), trained.size());
      assertTrue(data.samples().stream().anyMatch(s -> s.split() == Split.TEST));
    }
  }

  @Test
  void noGroupLiesInTwoSplits() throws IOException {
    try (Dataset data = open(1)) {
      Map<String, Split> splits = new HashMap<>();
      for (Sample sample : data.samples()) {
        sample
            .group()
            .ifPresent(
                group -> {
                  Split before = splits.putIfAbsent(group, sample.split());
                  assertTrue(before == null || before == sample.split(), group);
                });
      }
    }
  }

  @Test
  void theListsCannotBeChanged() throws IOException {
    try (Dataset data = open(1)) {
      for (List<?> list : List.of(data.classes(), data.samples(), data.problems())) {
        assertFalse(list.getClass().getName().contains("ArrayList"), "a list that can be changed");
      }
    }
  }

  @Test
  void closingTwiceIsHarmless() throws IOException {
    Dataset data = open(1);
    data.close();
    data.close();
  }
}
