/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lucerna.analysis.units.patches.Fixtures.graph;
import static org.lucerna.analysis.units.patches.Fixtures.grey;
import static org.lucerna.analysis.units.patches.Fixtures.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;

class TopPatchesTest {

  /** One channel that is the picture's red, less 10; two classes: its mean and minus its mean. */
  private static Model red() throws IOException {
    Network network =
        graph(2)
            .add("conv", new Op.Conv(1, Window.square(1, 1, 0), 1, true))
            .add("relu", new Op.Relu())
            .features()
            .add("pool", new Op.AdaptiveAvgPool(1, 1))
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(2, true))
            .build("red");
    return Fixtures.model(
        network,
        Fixtures.weights(
            "conv.weight", Tensor.of(new float[] {1, 0, 0}, 1, 3, 1, 1),
            "conv.bias", Tensor.of(new float[] {-10}, 1),
            "fc.weight", Tensor.of(new float[] {1, -1}, 2, 1),
            "fc.bias", Tensor.of(new float[] {0, 0}, 2)));
  }

  private static TestInspection inspection(Model model) {
    return new TestInspection(model, List.of("bright", "dark"), null, Fixtures::levels);
  }

  private static TopPatches top(Inspection in, int k, boolean distinct, String... layers)
      throws IOException {
    List<LayerId> ids = List.of(layers).stream().map(Fixtures::layer).toList();
    TopPatches.Wish wish = new TopPatches.Wish(ids, k, distinct);
    return TopPatches.find(in, in.pictures(), wish, Progress.none());
  }

  @Test
  void aPictureStandsOnceWithItsStrongestPlace() throws IOException {
    try (Model model = red()) {
      TestInspection in = inspection(model);
      in.add("a", 0, grey(2, 10, 60, 50, 20), null).add("b", 0, grey(2, 0, 0, 40, 10), null);
      assertEquals(
          List.of(new Firing(50, 0, 0, 1), new Firing(30, 1, 1, 0)),
          top(in, 3, true, "relu").of(layer("relu"), 0));
    }
  }

  @Test
  void allPlacesStandWhereTheyNeedNotBeDistinct() throws IOException {
    try (Model model = red()) {
      TestInspection in = inspection(model);
      in.add("a", 0, grey(2, 10, 60, 50, 20), null).add("b", 0, grey(2, 0, 0, 40, 10), null);
      assertEquals(
          List.of(new Firing(50, 0, 0, 1), new Firing(40, 0, 1, 0), new Firing(30, 1, 1, 0)),
          top(in, 3, false, "relu").of(layer("relu"), 0));
    }
  }

  @Test
  void ofEqualAnswersTheEarlierPictureAndTheUpperLeftPlaceComeFirst() throws IOException {
    try (Model model = red()) {
      TestInspection in = inspection(model);
      in.add("a", 0, grey(2, 0, 20, 20, 0), null).add("b", 0, grey(2, 20, 20, 0, 0), null);
      in.add("c", 0, grey(2, 20, 0, 0, 0), null);
      assertEquals(
          List.of(new Firing(10, 0, 0, 1), new Firing(10, 1, 0, 0)),
          top(in, 2, true, "relu").of(layer("relu"), 0));
    }
  }

  @Test
  void aGroupOfDuplicatesStandsOnceWithItsBestPicture() throws IOException {
    try (Model model = red()) {
      TestInspection in = inspection(model);
      in.add("a", 0, "same", grey(2, 30, 0, 0, 0), null);
      in.add("b", 0, "other", grey(2, 40, 0, 0, 0), null);
      in.add("a again", 0, "same", grey(2, 0, 0, 0, 60), null);
      assertEquals(
          List.of(new Firing(50, 2, 1, 1), new Firing(30, 1, 0, 0)),
          top(in, 9, true, "relu").of(layer("relu"), 0));
    }
  }

  @Test
  void aSilentUnitHasNoAnswers() throws IOException {
    try (Model model = red()) {
      TestInspection in = inspection(model);
      in.add("a", 0, grey(2, 0, 1, 2, 3), null);
      TopPatches top = top(in, 9, true, "relu");
      assertEquals(List.of(), top.of(layer("relu"), 0));
      assertEquals(0, top.strongest(layer("relu"))[0]);
    }
  }

  @Test
  void classesAreTheUnitsOfTheOutput() throws IOException {
    try (Model model = red()) {
      TestInspection in = inspection(model);
      in.add("a", 0, grey(2, 14, 14, 14, 14), null).add("b", 0, grey(2, 50, 50, 50, 50), null);
      TopPatches top = top(in, 1, true, "fc");
      assertEquals(List.of(new Firing(40, 1, 0, 0)), top.of(layer("fc"), 0));
      assertEquals(List.of(new Firing(-4, 0, 0, 0)), top.of(layer("fc"), 1));
    }
  }

  @Test
  void isWhatSortingAllValuesGives() throws IOException {
    try (Model model = Fixtures.procedural("caltech-cnn2")) {
      Preprocessing pre = model.network().input().preprocessing();
      TestInspection in =
          new TestInspection(model, List.of(), null, p -> Preprocessor.normalised(p, pre));
      for (int i = 0; i < 37; i++) {
        in.add("p" + i, -1, "g" + i % 30, Fixtures.picture(i, pre.crop()), null);
      }
      LayerId layer = model.network().features();
      TopPatches streamed = top(in, 4, false, layer.path());
      TopPatches distinct = top(in, 4, true, layer.path());
      List<Tensor> values = new ArrayList<>();
      for (InspectedPicture picture : in.pictures()) {
        Tensor input = in.inputs(in.crops(List.of(picture)));
        values.add(model.run(Network.INPUT, input, layer).slice(0));
      }
      for (int c = 0; c < streamed.channels(layer); c++) {
        List<Firing> all = sorted(values, c);
        assertSame(all.subList(0, Math.min(4, all.size())), streamed.of(layer, c));
        List<String> seen = new ArrayList<>();
        all.removeIf(f -> seen.contains(group(in, f)) || !seen.add(group(in, f)));
        assertSame(all.subList(0, Math.min(4, all.size())), distinct.of(layer, c));
      }
    }
  }

  private static String group(Inspection in, Firing firing) {
    return in.pictures().get(firing.picture()).group();
  }

  private static void assertSame(List<Firing> expected, List<Firing> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).picture(), actual.get(i).picture());
      assertEquals(expected.get(i).y(), actual.get(i).y());
      assertEquals(expected.get(i).x(), actual.get(i).x());
      assertEquals(expected.get(i).activation(), actual.get(i).activation(), 1e-4);
    }
  }

  private static List<Firing> sorted(List<Tensor> values, int channel) {
    List<Firing> all = new ArrayList<>();
    for (int p = 0; p < values.size(); p++) {
      Tensor plane = values.get(p).slice(channel);
      for (int i = 0; i < plane.length(); i++) {
        if (plane.at(i) != 0) {
          all.add(new Firing(plane.at(i), p, i / plane.size(1), i % plane.size(1)));
        }
      }
    }
    all.sort(Comparator.comparing(Firing::activation).reversed());
    return all;
  }

  @Test
  void whatIsKeptIsTheStrongestOfAnyStream() {
    Random random = new Random(3);
    StrongestFirings kept = new StrongestFirings(1, 5);
    List<Float> all = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      float value = random.nextInt(200);
      all.add(value);
      kept.offer(0, value, i, 0, -1);
    }
    all.sort(Comparator.reverseOrder());
    List<Float> found = kept.of(0, 1).stream().map(Firing::activation).toList();
    assertEquals(all.subList(0, 5), found);
    List<Firing> firings = kept.of(0, 1);
    for (int i = 1; i < 5; i++) {
      Firing before = firings.get(i - 1);
      Firing next = firings.get(i);
      assertTrue(before.activation() > next.activation() || before.picture() < next.picture());
    }
  }

  @Test
  void valuesThatAreNotNumbersArePassedOver() {
    StrongestFirings kept = new StrongestFirings(1, 2);
    LayerScan scan = new LayerScan(1, 1, 3, new int[] {3, 3, 1});
    Tensor values = Tensor.of(new float[] {Float.NaN, 2, Float.NaN}, 1, 1, 3);
    scan.offerLargest(values, kept, 0, 0);
    assertEquals(List.of(new Firing(2, 0, 0, 1)), kept.of(0, 3));
  }

  @Test
  void stopsWithinOneBatchWhenCancelled() throws IOException {
    try (Model model = red()) {
      TestInspection in = inspection(model);
      RgbImage picture = grey(2, 20, 0, 0, 0);
      for (int i = 0; i < 100; i++) {
        in.add("p" + i, 0, picture, null);
      }
      TopPatches.Wish wish = new TopPatches.Wish(List.of(layer("relu")), 3, true);
      Cancelling progress = new Cancelling();
      assertThrows(
          CancellationException.class, () -> TopPatches.find(in, in.pictures(), wish, progress));
      assertEquals(16, progress.last);
    }
  }

  private static final class Cancelling implements Progress {
    private long last;

    @Override
    public void step(long done, long total) {
      last = done;
      if (done > 0) {
        throw new CancellationException();
      }
    }

    @Override
    public Progress part(String label, double share) {
      return this;
    }

    @Override
    public void note(String line) {}

    @Override
    public void preview(Heatmap map) {}
  }
}
