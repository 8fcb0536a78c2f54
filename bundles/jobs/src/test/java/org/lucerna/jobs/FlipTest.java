/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.render.Figure;

/** "What must be hidden for the class to flip?" */
class FlipTest {

  private static final int SIDE = 16;
  private static final int ACROSS = 4;

  @TempDir Path folder;

  /**
   * A network that sees class 0 while any two of cells 5, 6 and 10 are shown: a picture of ones
   * over a cover of zeros.
   */
  private static final class Minded implements Probe {

    private final List<Integer> asked = new ArrayList<>();

    @Override
    public Network network() {
      return new NetworkBuilder()
          .input(Preprocessing.IMAGENET.sized(0, SIDE))
          .add("relu", new Op.Relu())
          .features()
          .extractor()
          .add("pool", new Op.AdaptiveAvgPool(1, 1))
          .add("flatten", new Op.Flatten())
          .add("fc", new Op.Linear(2, true))
          .build("minded");
    }

    @Override
    public int pictures() {
      return 1;
    }

    @Override
    public Tensor input(int picture) {
      float[] ones = new float[3 * SIDE * SIDE];
      java.util.Arrays.fill(ones, 1);
      return Tensor.wrap(ones, 3, SIDE, SIDE);
    }

    @Override
    public float[] logits(int picture) {
      return new float[] {3, 1.5f};
    }

    @Override
    public Tensor activation(int picture, LayerId layer) {
      return input(picture);
    }

    @Override
    public Tensor gradient(int picture, LayerId layer, Target target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Tensor scores(LayerId layer, Tensor values) {
      asked.add(values.size(0));
      float[] logits = new float[2 * values.size(0)];
      for (int row = 0; row < values.size(0); row++) {
        logits[2 * row] =
            shown(values.slice(row), 5)
                + shown(values.slice(row), 6)
                + shown(values.slice(row), 10);
        logits[2 * row + 1] = 1.5f;
      }
      return Tensor.wrap(logits, values.size(0), 2);
    }

    private static float shown(Tensor picture, int cell) {
      return picture.at(cell / ACROSS * 4 * SIDE + cell % ACROSS * 4);
    }

    @Override
    public Tensor parameter(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private static final Tensor NOTHING = Tensor.wrap(new float[3 * SIDE * SIDE], 3, SIDE, SIDE);

  private static FlipSearch search(Minded probe) {
    return new FlipSearch(probe, new Cells(SIDE, SIDE, ACROSS), NOTHING, said -> said != 0);
  }

  @Test
  void cellsThatAreNotNeededAreShownAgain() {
    FlipSearch search = search(new Minded());
    List<Integer> order = List.of(0, 5, 1, 2, 10, 6, 3);
    assertEquals(Optional.of(Set.of(5, 10)), search.find(order, 1, Progress.none()));
    assertTrue(search.tried() < 20);
  }

  @Test
  void nothingIsFoundWhereTooLittleMayBeHidden() {
    List<Integer> order = List.of(0, 1, 2, 5, 6);
    assertEquals(Optional.empty(), search(new Minded()).find(order, 0.25, Progress.none()));
    assertEquals(
        Optional.of(Set.of(5, 6)), search(new Minded()).find(order, 0.32, Progress.none()));
  }

  @Test
  void cellsAreRankedByTheMeanOfTheMapOverThem() {
    float[] map = new float[16];
    map[9] = 3;
    map[2] = 2;
    List<Integer> order =
        new Cells(SIDE, SIDE, ACROSS).ranked(Heatmap.positive(Tensor.wrap(map, 4, 4)));
    assertEquals(9, order.get(0));
    assertEquals(2, order.get(1));
    assertEquals(16, order.size());
    Cells uneven = new Cells(10, 7, 3);
    assertEquals(1, uneven.area(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8)), 1e-9);
  }

  @Test
  void aBlurLeavesNothingToRecogniseAndAMeanOneColour() {
    int[] pixels = new int[64 * 64];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i / 2 + i / 128) % 2 == 0 ? 0xFFFFFF : 0;
    }
    RgbImage checks = RgbImage.wrap(64, 64, pixels);
    for (FlipParams.Fill fill : FlipParams.Fill.values()) {
      RgbImage cover = Cover.of(checks, fill);
      for (int i = 0; i < pixels.length; i++) {
        assertEquals(127.5, cover.rgb(i % 64, i / 64) & 0xFF, 8, fill + " " + i);
      }
    }
  }

  @Test
  void theCoveredPictureIsOfAnotherClassAndEverythingIsWritten() throws IOException {
    RealWork real = new RealWork();
    Path picture = folder.resolve("picture.png");
    noise(real, picture);
    Outcome outcome = flip(real, Map.of("image", picture.toString(), "out", "out"));
    Map<?, ?> found = (Map<?, ?>) ((List<?>) outcome.json().get("pictures")).get(0);
    assertEquals(true, found.get("changed"), outcome.lines().toString());
    assertNotEquals(found.get("class"), found.get("class-after"));
    Path out = folder.resolve("out");
    Tensor mask = Npy.read(out.resolve((String) found.get("mask")));
    assertEquals((double) found.get("hidden-area"), mask.sum() / mask.length(), 1e-9);
    RgbImage covered =
        ImageDecoder.decode(out.resolve((String) found.get("covered")), DecodeLimits.DEFAULT);
    try (var session =
        new LiveStudio(real.work)
            .open(
                Map.of("network", "small-gap", "weights", "procedural", "resize", 0),
                folder,
                Progress.none())) {
      float[] logits = session.logits(List.of(session.crop(covered))).toArray();
      assertEquals(found.get("class-after"), Target.predicted().classIndex(logits));
    }
    assertTrue(Files.exists(out.resolve("flip.json")));
    int index = (int) found.get("class-after");
    Outcome there =
        flip(real, Map.of("image", picture.toString(), "out", "to", "to", String.valueOf(index)));
    Map<?, ?> reached = (Map<?, ?>) ((List<?>) there.json().get("pictures")).get(0);
    assertEquals(index, reached.get("class-after"));
    LucernaException same =
        assertThrows(
            LucernaException.class,
            () ->
                flip(
                    real,
                    Map.of(
                        "image",
                        picture.toString(),
                        "out",
                        "same",
                        "to",
                        String.valueOf(found.get("class")))));
    assertTrue(same.getMessage().contains("already"), same.getMessage());
    assertThrows(
        ParamException.class,
        () -> flip(real, Map.of("image", picture.toString(), "out", "no", "to", "cat")));
    assertFalse(Files.exists(folder.resolve("no")));
  }

  private Outcome flip(RealWork real, Map<String, Object> given) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>(given);
    values.put("network", "small-gap");
    values.put("weights", "procedural");
    values.put("cells", 6);
    return new FlipCommand(real.work)
        .run(real.binder.bind(FlipParams.class, values, folder), RealWork.in(folder));
  }

  private static void noise(RealWork real, Path file) throws IOException {
    int[] pixels = new int[128 * 128];
    java.util.Random random = new java.util.Random(4);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 128 < 60 ? random.nextInt(1 << 24) : 0x2060A0;
    }
    RgbImage image = RgbImage.wrap(128, 128, pixels);
    real.work
        .storage()
        .write(file, out -> real.work.exporter().png(new Figure.Raster(image), 1, out));
  }
}
