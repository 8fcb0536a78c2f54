/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.ObjectBox;
import org.lucerna.vision.api.dataset.Split;

/** The 650 real pictures of the localisation study. */
class IlsvrcTest {

  @TempDir Path temp;

  @Test
  void allPicturesHaveTheirBoxes() throws IOException {
    Path real = SharedData.require("data", "ilsvrc-val");
    Tree tree = new Tree(temp);
    assertTrue(tree.boxes().accepts(real));
    try (Dataset data =
        tree.openBoxes("path", real.toString(), "labels", "labels.csv", "boxes", "boxes.csv")) {
      assertEquals(650, data.samples().size());
      assertEquals(481, data.classes().size());
      assertEquals(java.util.List.of(), data.problems());
      assertTrue(data.samples().stream().allMatch(s -> s.split() == Split.TEST));
      int boxes =
          IntStream.range(0, 650)
              .map(i -> data.groundTruth(i).orElseThrow().objects().size())
              .sum();
      assertEquals(925, boxes);
      String first = "ILSVRC2012_val_00000355.JPEG";
      assertEquals("260", Tree.className(data, first));
      assertEquals(
          new ObjectBox("260", new Bounds(51.81, 61.29, 199.05, 214.74), false),
          Tree.truth(data, first).objects().get(0));
      assertEquals(49.69, share(data), 0.005, "whole_picture_box in golden/localization.json");
    }
  }

  /**
   * How often, in percent, a box around the whole picture has an IoU of at least 0.5 with an
   * object, at the 224 pixels of the reference.
   */
  private static double share(Dataset data) {
    Bounds whole = new Bounds(0, 0, 223, 223);
    long hits =
        IntStream.range(0, data.samples().size())
            .filter(
                i ->
                    data.groundTruth(i).orElseThrow().objects().stream()
                        .anyMatch(o -> scaled(o.bounds()).iou(whole) >= 0.5))
            .count();
    return 100.0 * hits / data.samples().size();
  }

  private static Bounds scaled(Bounds b) {
    double by = 224.0 / 227;
    return new Bounds(b.x0() * by, b.y0() * by, b.x1() * by, b.y1() * by);
  }
}
