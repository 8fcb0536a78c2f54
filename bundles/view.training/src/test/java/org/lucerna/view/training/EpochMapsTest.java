/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.RunFiles;

class EpochMapsTest {

  @TempDir Path dir;

  private EpochDrawing drawing(int moment, boolean difference) throws IOException {
    EpochMaps maps = EpochMaps.read(Fixtures.watched(dir.resolve("run"), 3)).orElseThrow();
    return new EpochDrawing(maps, new Overlays(), new EpochDrawing.Wish(moment, 0, 1, difference));
  }

  @Test
  void everyPictureHasItsMapAndProbabilityAtEveryEpoch() throws IOException {
    EpochDrawing drawing = drawing(2, false);

    assertEquals("Method M", drawing.maps().method());
    assertEquals("dog", drawing.maps().pictures().get(1).label());
    List<EpochSheet.Tile> tiles = drawing.sheet().tiles();
    assertEquals("100.0 %", tiles.get(0).line());
    assertTrue(tiles.get(0).right());
    assertEquals("10.0 % → cat", tiles.get(1).line());
    assertFalse(tiles.get(1).right());
    assertEquals(3, drawing.strip().tiles().size());
    assertEquals(6, drawing.table().rows().size());
  }

  @Test
  void theOverlayFollowsTheEpochsMap() throws IOException {
    BufferedImage first = drawing(0, false).sheet().tiles().get(0).image().orElseThrow();
    BufferedImage second = drawing(1, false).sheet().tiles().get(0).image().orElseThrow();

    // Turbo's last colour is red, its first nearly black.
    assertTrue((first.getRGB(0, 0) >> 16 & 0xFF) > (first.getRGB(7, 7) >> 16 & 0xFF));
    assertTrue((second.getRGB(0, 0) >> 16 & 0xFF) < (second.getRGB(7, 7) >> 16 & 0xFF));
  }

  @Test
  void theDifferenceToTheLastEpochIsRedWhereThereWasMore() throws IOException {
    BufferedImage second = drawing(1, true).sheet().tiles().get(0).image().orElseThrow();
    int there = second.getRGB(7, 7);
    int here = second.getRGB(0, 0);
    assertTrue((there >> 16 & 0xFF) > (there & 0xFF));
    assertTrue((here >> 16 & 0xFF) < (here & 0xFF));
    BufferedImage last = drawing(2, true).sheet().tiles().get(0).image().orElseThrow();
    assertEquals(0xFF000000, last.getRGB(3, 3));
  }

  @Test
  void chartsHaveTheMeanAndTheChosenPicture() throws IOException {
    EpochDrawing drawing = drawing(0, false);
    assertEquals(0.55, drawing.probability().lines().get(0).y().get(2), 1e-9);
    assertEquals(1.0, drawing.probability().lines().get(1).y().get(2), 1e-9);
    assertEquals(0.25, drawing.evidence().lines().get(0).y().get(0), 1e-9);
  }

  @Test
  void runsWithoutOrWithDamagedMapsAreRead() throws IOException {
    assertTrue(EpochMaps.read(dir.resolve("none")).isEmpty());
    RunFiles broken = new RunFiles(dir.resolve("broken"));
    broken.write("epochs/epochs.json", "{\"pictures\": [{}], \"epochs\": [{\"epoch\": 1,");
    assertTrue(EpochMaps.read(broken.folder()).isEmpty());
    broken.write(
        "epochs/epochs.json",
        "{\"pictures\": [{}, {\"input\": \"../../x\"}], \"epochs\": [{\"epoch\": 1, \"maps\":"
            + " [{\"map\": \"x.npy\", \"probability\": \"NaN\"}]}]}");
    Files.writeString(broken.folder().resolve("epochs/x.npy"), "no array");

    EpochMaps maps = EpochMaps.read(broken.folder()).orElseThrow();
    EpochDrawing drawing =
        new EpochDrawing(maps, new Overlays(), new EpochDrawing.Wish(0, 1, 0.5, false));

    assertEquals(Optional.empty(), drawing.sheet().tiles().get(0).image());
    assertEquals("no map", drawing.sheet().tiles().get(1).line());
    assertTrue(maps.pictures().get(1).input().startsWith(broken.folder()));
    assertTrue(drawing.probability().lines().isEmpty());
  }

  @Test
  void tilesFillTheirPlaceAndAreFoundUnderThePointer() {
    EpochSheet.Layout layout = EpochSheet.Layout.fit(6, 900, 700, 16);
    assertEquals(3, layout.columns());
    assertTrue(layout.width() <= 900 && layout.height(6) <= 700 + 1);
    for (int i = 0; i < 6; i++) {
      assertEquals(
          i, layout.at((int) layout.place(i).getCenterX(), (int) layout.place(i).getCenterY(), 6));
    }
    assertEquals(-1, layout.at(0, 0, 6));
  }
}
