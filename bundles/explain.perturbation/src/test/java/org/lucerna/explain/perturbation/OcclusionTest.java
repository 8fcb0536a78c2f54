/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.CellGrid;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Target;

class OcclusionTest {

  private static OcclusionParams params(int patch, int stride) {
    return new OcclusionParams(
        Optional.of(patch), Optional.of(stride), Baseline.ZERO, Score.TARGET, 0, 7);
  }

  @Test
  void aTileGetsWhatItsPixelsAddToTheScore() {
    Tensor picture = Small.picture(6);
    Heatmap map =
        Small.explain(new Occlusion(), Small.probe(picture), Target.ofClass(0), params(3, 2));
    assertArrayEquals(new int[] {2, 2}, map.values().shape());
    for (int tile = 0; tile < 4; tile++) {
      double expected = 0;
      for (int i = 0; i < 9; i++) {
        int pixel = (tile / 2 * 2 + i / 3) * 6 + tile % 2 * 2 + i % 3;
        expected += Small.evidence(picture, 0, pixel);
      }
      assertEquals(expected, map.values().at(tile), 1e-6);
    }
    assertEquals(Optional.of(new CellGrid(1.5, 1.5, 2, 2)), map.cells());
    assertEquals("4 of 4", map.facts().get("rows"));
  }

  @Test
  void whatTheStrideLeavesOverIsSharedByBothBorders() {
    Tiles tiles = Tiles.over(10, 9, 3, 2);
    assertEquals(new Tiles(4, 4, 3, 2, 0, 0), tiles);
    assertEquals(new Tiles(2, 2, 3, 4, 1, 1), Tiles.over(10, 9, 3, 4));
    assertEquals(new CellGrid(2.5, 2.5, 4, 4), Tiles.over(10, 9, 3, 4).grid());
  }

  @Test
  void aTwentyFourthOfTheReferenceIsItsGrid() {
    assertEquals(new Tiles(12, 12, 48, 16, 0, 0), Tiles.over(224, 224, 48, 16));
  }

  @Test
  void tilesAreVisitedOnceEachAndSpreadOverThePictureFromTheStart() {
    Tiles tiles = Tiles.over(40, 30, 8, 4);
    assertEquals(tiles.count(), new HashSet<>(tiles.coarseToFine()).size());
    assertEquals(tiles.count(), tiles.coarseToFine().size());
    assertEquals(8 * tiles.columns(), tiles.coarseToFine().get(1));
  }

  @Test
  void tilesNotYetVisitedHaveTheirCoarserNeighboursValue() {
    Tiles tiles = Tiles.over(3, 3, 1, 1);
    double[] drops = {1, 0, 3, 0, 0, 0, 7, 0, 9};
    boolean[] known = {true, false, true, false, false, false, true, false, true};
    assertArrayEquals(new float[] {1, 1, 3, 1, 1, 3, 7, 7, 9}, tiles.filled(drops, known));
  }

  @Test
  void aPlainPictureCoveredByItsOwnMeanColourLosesNothing() {
    Heatmap map =
        Small.explain(
            new Occlusion(),
            Small.probe(Small.plain(6, 1)),
            Target.ofClass(0),
            new OcclusionParams(
                Optional.empty(), Optional.empty(), Baseline.MEAN, Score.PROBABILITY, 0, 32));
    assertEquals(0, map.values().max(), 1e-7);
    assertTrue(map.facts().containsKey("warning"), map.facts().toString());
  }

  @Test
  void aSquareLargerThanThePictureIsRefused() {
    assertThrows(
        LucernaException.class,
        () -> Small.explain(new Occlusion(), Small.probe(4), Target.ofClass(0), params(5, 1)));
  }
}
