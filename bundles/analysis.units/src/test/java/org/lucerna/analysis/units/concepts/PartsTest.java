/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.network.ReceptiveField;

/** The pieces a dissection is made of, each against plain arithmetic. */
class PartsTest {

  @Test
  void theStreamedThresholdIsTheOneOfSortingAllValues() {
    Random random = new Random(3);
    int n = 20_000;
    int above = 100;
    TopValues top = new TopValues(2, above + 1);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) Math.round(random.nextGaussian() * 50) / 10; // many ties
      top.add(1, values[i]);
    }
    Arrays.sort(values);
    for (int rank : new int[] {0, 1, 50, above}) {
      assertEquals(values[n - 1 - rank], top.after(1, rank), "rank " + rank);
    }
    assertEquals(Float.NEGATIVE_INFINITY, top.after(0, 0), "nothing was added");
  }

  @Test
  void litPixelsAreThoseOfTheWholeMapMadeLarge() {
    Random random = new Random(4);
    float[] values = new float[2 * 5 * 7];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, (float) random.nextGaussian());
    }
    ReceptiveField field =
        new ReceptiveField(new ReceptiveField.Axis(11, 6, -4), new ReceptiveField.Axis(11, 8, 1));
    Tensor plane = Tensor.wrap(Arrays.copyOfRange(values, 35, 70), 5, 7);
    Upsampling.Sizes sizes = new Upsampling.Sizes(5, 7, 33, 61);
    for (Placement placement : Placement.values()) {
      BitSet lit = new BitSet();
      Upsampling.of(placement, field, sizes).above(0.7f, values, 35, lit::set);
      Tensor whole =
          placement == Placement.STRETCHED
              ? MapScaler.bilinear(plane, 33, 61)
              : MapScaler.placed(plane, field, 33, 61);
      BitSet expected = new BitSet();
      for (int i = 0; i < whole.length(); i++) {
        expected.set(i, whole.at(i) > 0.7f);
      }
      assertEquals(expected, lit, placement.toString());
    }
  }

  @Test
  void sumsAreThoseOfThePapersEquation() {
    Tally tally = new Tally(1);
    tally.add(0, 0, 10, new int[] {4, 0});
    tally.add(0, 2, 6, new int[] {0, 6});
    Counts counts = new Counts(tally, new int[][] {{8, 0}, {5, 1}, {0, 9}});
    // all: lit 16; concept 0: 4 / (16 + 13 - 4), concept 1: 6 / (16 + 10 - 6)
    assertArrayEquals(new double[] {4 / 25.0, 6 / 20.0}, counts.over(p -> true).iou(0));
    // without the last picture: lit 10
    assertArrayEquals(new double[] {4 / 19.0, 0}, counts.over(p -> p < 2).iou(0));
    assertArrayEquals(new long[] {4, 14}, counts.byPicture(0, 0)[0]);
    assertArrayEquals(new long[] {0, 6}, counts.byPicture(0, 0)[2]);
  }

  @Test
  void overlappingConceptsAreCountedEach() {
    BitSet wings = new BitSet();
    wings.set(0, 4);
    BitSet spots = new BitSet();
    spots.set(2, 6);
    Concept a = new Concept(Concept.Kind.PART, "spots");
    Concept b = new Concept(Concept.Kind.PART, "wings");
    Labels labels =
        new Labels(new ConceptMasks(4, 2, Map.of(a, spots, b, wings)), Map.of(a, 0, b, 1));
    assertArrayEquals(new int[] {4, 4}, labels.areas());
    assertArrayEquals(new int[] {1}, labels.concepts(labels.code(0)));
    assertEquals(2, labels.concepts(labels.code(3)).length);
    assertArrayEquals(new int[] {0}, labels.concepts(labels.code(5)));
    assertEquals(0, labels.concepts(labels.code(7)).length);
  }

  @Test
  void theStrongestPicturesAreOneOfEachGroup() {
    TopPictures top = new TopPictures(List.of("a", "b", "a", "c", "d"), 1, 3);
    float[] values = {3, 1, 5, 4, 2};
    for (int p = 0; p < values.length; p++) {
      top.offer(0, p, values[p]);
    }
    assertEquals(List.of(2, 3, 4), top.of(0));
    assertEquals(5f, top.largest(0));
  }

  @Test
  void conceptsAreThePartsTheirUnionsAndTheRest() {
    Mask wings = Fixtures.mask(0, 0);
    Mask body = Fixtures.mask(8, 0);
    Mask other = Fixtures.mask(20, 20);
    PictureTruth truth =
        new PictureTruth(
            List.of(new Bounds(0, 0, 15, 7)),
            Map.of("wings", wings, "body", body, "other-body", other),
            Set.of("wings"),
            false);
    Map<Concept, BitSet> masks = ConceptMasks.of(truth, "flimby").orElseThrow().pixels();
    assertEquals(64, masks.get(Concept.FOREGROUND).cardinality());
    assertEquals(128, masks.get(Concept.OBJECT).cardinality(), "the other creature is outside");
    assertEquals(128, masks.get(new Concept(Concept.Kind.CLASS, "flimby")).cardinality());
    assertEquals(1024 - 192, masks.get(Concept.BACKGROUND).cardinality());
    assertEquals(3, masks.keySet().stream().filter(c -> c.kind() == Concept.Kind.PART).count());
  }

  @Test
  void aForegroundMaskIsOneConcept() {
    PictureTruth truth =
        new PictureTruth(
            List.of(), Map.of("foreground", Fixtures.mask(3, 3)), Set.of("foreground"), false);
    assertEquals(
        List.of("foreground", "pikachu (class)", "background"),
        ConceptMasks.of(truth, "pikachu").orElseThrow().concepts().stream()
            .map(Concept::label)
            .toList());
  }
}
