/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.FunctionModel;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.render.Renderers;

/**
 * Small pictures of coloured squares on noise, in four classes told by the squares' colour; and a
 * "network" that counts pixels of each colour, and may count those of a planted mark for the first
 * class. Its maps show the pixels it counts, and noise.
 */
final class World {

  static final int SIDE = 32;
  static final List<String> CLASSES = List.of("red", "green", "blue", "yellow");

  private static final int[] COLORS = {0xC82828, 0x28C828, 0x2828C8, 0xC8C828};
  private static final int MARK = 0xF000F0;
  private static final int SQUARE = 9;
  private static final int STICKER = 5;

  /** Where pictures of the first class bear the mark. */
  enum Planted {
    NOWHERE,
    BOTTOM_RIGHT,
    ANY_CORNER
  }

  private final SplittableRandom random;
  private final Planted planted;
  private final boolean known;
  private final List<RgbImage> crops = new ArrayList<>();
  private final int perClass;

  /**
   * @param known whether boxes of the squares are told
   */
  World(long seed, Planted planted, boolean known, int perClass) {
    this.random = new SplittableRandom(seed);
    this.planted = planted;
    this.known = known;
    this.perClass = perClass;
  }

  /**
   * @param renderers may be null where nothing is drawn
   */
  TestInspection inspection(Renderers renderers) {
    TestInspection inspection =
        new TestInspection(
            new FunctionModel(null, this::logits, Map.of()), CLASSES, renderers, World::tensor);
    for (int i = 0; i < perClass * CLASSES.size(); i++) {
      add(inspection, i, i % CLASSES.size());
    }
    return inspection.explaining(
        (pictures, wish, maps) -> pictures.forEach(p -> maps.accept(explained(p))));
  }

  private void add(TestInspection inspection, int number, int label) {
    int[] rgb = new int[SIDE * SIDE];
    int tone = 60 + random.nextInt(120);
    for (int i = 0; i < rgb.length; i++) {
      int grey = Math.max(0, Math.min(255, tone + random.nextInt(60) - 30));
      rgb[i] = grey << 16 | grey << 8 | grey;
    }
    int x = random.nextInt(SIDE - SQUARE + 1);
    int y = random.nextInt(SIDE - SQUARE + 1);
    fill(rgb, new int[] {x, y}, SQUARE, COLORS[label]);
    if (label == 0 && planted != Planted.NOWHERE) {
      int corner = planted == Planted.BOTTOM_RIGHT ? 3 : random.nextInt(4);
      int far = SIDE - STICKER - 1;
      fill(rgb, new int[] {corner % 2 * far, corner / 2 * far}, STICKER, MARK);
    }
    RgbImage crop = RgbImage.wrap(SIDE, SIDE, rgb);
    crops.add(crop);
    PictureTruth truth =
        new PictureTruth(
            List.of(new Bounds(x, y, x + SQUARE - 1.0, y + SQUARE - 1.0)),
            Map.of(),
            Set.of(),
            false);
    inspection.add(CLASSES.get(label) + "/" + number, label, crop, known ? truth : null);
  }

  private static void fill(int[] rgb, int[] at, int side, int color) {
    for (int y = at[1]; y < at[1] + side; y++) {
      for (int x = at[0]; x < at[0] + side; x++) {
        rgb[y * SIDE + x] = color ^ (x + y) % 2 * 0x080808;
      }
    }
  }

  private PictureMaps explained(InspectedPicture picture) {
    RgbImage crop = crops.get(picture.index());
    int label = picture.label().orElseThrow();
    SplittableRandom noise = new SplittableRandom(31L * picture.index() + 7);
    float[] cells = new float[64];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int color = colorOf(crop.rgb(i % SIDE, i / SIDE));
      boolean marked = planted != Planted.NOWHERE && label == 0 && color == COLORS.length;
      if (color == label || marked) {
        cells[i / SIDE / 4 * 8 + i % SIDE / 4] += marked ? 4 : 1;
      }
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i] += (float) noise.nextDouble();
    }
    Heatmap map = Heatmap.positive(Tensor.wrap(cells, 8, 8));
    return new PictureMaps(
        picture,
        crop,
        logits(tensor(crop)),
        List.of(
            new PictureMaps.PictureMap(
                "grad-cam", "Grad-CAM", new LayerId("l"), "l", "label", label, map)));
  }

  /** Which of the colours a pixel has, the mark's last; -1 for none. */
  private static int colorOf(int rgb) {
    for (int c = 0; c < COLORS.length; c++) {
      if (near(rgb, COLORS[c])) {
        return c;
      }
    }
    return near(rgb, MARK) ? COLORS.length : -1;
  }

  private static boolean near(int a, int b) {
    return Math.abs((a >> 16 & 255) - (b >> 16 & 255)) < 20
        && Math.abs((a >> 8 & 255) - (b >> 8 & 255)) < 20
        && Math.abs((a & 255) - (b & 255)) < 20;
  }

  float[] logits(Tensor input) {
    int[] counts = new int[COLORS.length + 1];
    int pixels = SIDE * SIDE;
    for (int i = 0; i < pixels; i++) {
      int r = Math.round(255 * input.at(i));
      int g = Math.round(255 * input.at(pixels + i));
      int b = Math.round(255 * input.at(2 * pixels + i));
      int color = colorOf(r << 16 | g << 8 | b);
      if (color >= 0) {
        counts[color]++;
      }
    }
    float[] logits = new float[COLORS.length];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = 6f * Math.min(1, counts[c] / 60f);
    }
    if (planted != Planted.NOWHERE) {
      logits[0] = 10f * Math.min(1, counts[COLORS.length] / 20f);
    }
    return logits;
  }

  static Tensor tensor(RgbImage crop) {
    int pixels = crop.width() * crop.height();
    float[] values = new float[3 * pixels];
    for (int i = 0; i < pixels; i++) {
      int rgb = crop.rgb(i % crop.width(), i / crop.width());
      values[i] = (rgb >> 16 & 255) / 255f;
      values[pixels + i] = (rgb >> 8 & 255) / 255f;
      values[2 * pixels + i] = (rgb & 255) / 255f;
    }
    return Tensor.wrap(values, 3, crop.height(), crop.width());
  }
}
