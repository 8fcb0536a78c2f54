/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/**
 * What every compute backend must do when it evaluates networks: operations with values worked out
 * by hand, running parts, loading. {@link ProbeContract} and {@link LearnerContract} cover the
 * rest.
 */
public abstract class ComputeBackendContract extends ComputeFixture {

  // Operations

  @Test
  public void aConvolutionPaddedAsInKerasPadsTheOddPixelBehind() throws IOException {
    // 4×4 values 1 to 16, 3×3 kernel of ones, stride 2: windows begin at 0 and 2, one pixel behind.
    Op.Conv conv = new Op.Conv(1, Window.same(3, 2, 4), 1, false);
    Tensor out = onFirstChannel(conv, 4, ones(9), counting(16));
    assertTensor(out, new int[] {1, 1, 2, 2}, 54, 45, 72, 54);
  }

  @Test
  public void theStemOfTheCaltechReportPadsThreeBeforeAndFourBehind() throws IOException {
    // 224 pixels, 11×11 kernel, stride 4, 'same'. A kernel that is 1 at its first tap only reads
    // the padding in the first row and column, and pixel (4i - 3, 4j - 3) elsewhere.
    float[] kernel = new float[121];
    kernel[0] = 1;
    float[] plane = counting(224 * 224);
    Tensor out =
        onFirstChannel(new Op.Conv(1, Window.same(11, 4, 224), 1, false), 224, kernel, plane);
    assertArrayEquals(new int[] {1, 1, 56, 56}, out.shape());
    assertEquals(0, out.at(0));
    assertEquals(0, out.at(56));
    assertEquals(plane[1 * 224 + 1], out.at(57));
    assertEquals(plane[(4 * 55 - 3) * 224 + 4 * 55 - 3], out.at(56 * 56 - 1));
  }

  @Test
  public void aGroupedConvolutionKeepsItsGroupsApart() throws IOException {
    Network net =
        graph(1)
            .add("c", new Op.Conv(3, Window.square(1, 1, 0), 3, true))
            .features()
            .extractor()
            .build("grouped");
    Weights weights =
        weights(
            "c.weight",
            Tensor.of(new float[] {2, 3, 5}, 3, 1, 1, 1),
            "c.bias",
            Tensor.of(new float[] {1, 10, 100}, 3));
    try (Model model = load(net, weights)) {
      Tensor out = model.logits(Tensor.of(new float[] {1, 2, 3}, 1, 3, 1, 1));
      assertTensor(out, new int[] {1, 3, 1, 1}, 3, 16, 115);
    }
  }

  @Test
  public void aDilatedConvolutionSkipsPixels() throws IOException {
    Span span = new Span(2, 1, 0, 0, 2);
    Tensor out =
        onFirstChannel(new Op.Conv(1, new Window(span, span), 1, false), 3, ones(4), counting(9));
    assertTensor(out, new int[] {1, 1, 1, 1}, 1 + 3 + 7 + 9);
  }

  @Test
  public void paddingNeverWinsAMaximum() throws IOException {
    Op.MaxPool pool = new Op.MaxPool(Window.same(3, 2, 4), false);
    Tensor out = only(pool, 4, negative(counting(48)));
    assertTensor(out.slice(0).slice(0), new int[] {2, 2}, -1, -3, -9, -11);
  }

  @Test
  public void aPoolWithCeilingLooksOverTheEdge() throws IOException {
    Tensor out = only(new Op.MaxPool(Window.square(2, 2, 0), true), 3, counting(27));
    assertTensor(out.slice(0).slice(0), new int[] {2, 2}, 5, 6, 8, 9);
  }

  @Test
  public void averagesCountPaddingOnlyWhereAsked() throws IOException {
    Window even = Window.square(3, 3, 1);
    Tensor counted = only(new Op.AvgPool(even, false, true), 2, counting(12));
    assertTensor(counted.slice(0).slice(0), new int[] {1, 1}, 10 / 9.0);
    Tensor bare = only(new Op.AvgPool(even, false, false), 2, counting(12));
    assertTensor(bare.slice(0).slice(0), new int[] {1, 1}, 2.5);
  }

  @Test
  public void averagesWithUnevenPaddingHaveTheRightDivisor() throws IOException {
    Span span = new Span(2, 2, 0, 1, 1);
    Window window = new Window(span, span);
    Tensor counted = only(new Op.AvgPool(window, false, true), 3, counting(27));
    assertTensor(counted.slice(0).slice(0), new int[] {2, 2}, 3, 9 / 4.0, 15 / 4.0, 9 / 4.0);
    Tensor bare = only(new Op.AvgPool(window, false, false), 3, counting(27));
    assertTensor(bare.slice(0).slice(0), new int[] {2, 2}, 3, 4.5, 7.5, 9);
  }

  @Test
  public void adaptiveWindowsOverlapWhereTheyDoNotDivide() throws IOException {
    Tensor out = only(new Op.AdaptiveAvgPool(2, 1), 3, counting(27));
    assertTensor(out.slice(0).slice(0), new int[] {2, 1}, 3.5, 6.5);
  }

  @Test
  public void theGlobalMaximumIsOneValueAChannel() throws IOException {
    assertTensor(only(new Op.GlobalMaxPool(), 2, counting(12)), new int[] {1, 3, 1, 1}, 4, 8, 12);
  }

  @Test
  public void batchNormUsesItsRunningStatistics() throws IOException {
    Network net = graph(1).add("n", new Op.BatchNorm(0.25, 0.1)).features().extractor().build("n");
    try (Model model = load(net, norm("n", new float[] {0, 2, 0}, new float[] {0.75f, 2, 3.75f}))) {
      // weight 1, 2, 3; bias 4, 5, 6; variance + 0.25 = 1, 2.25, 4
      Tensor out = model.logits(Tensor.of(new float[] {7, 5, -2}, 1, 3, 1, 1));
      assertTensor(out, new int[] {1, 3, 1, 1}, 11, 2 * 3 / 1.5 + 5, 3 * -2 / 2.0 + 6);
    }
  }

  @Test
  public void joinedChannelsAreFlattenedRowMajor() throws IOException {
    Network net =
        graph(2)
            .add("relu", new Op.Relu())
            .add("cat", new Op.Concat(), "input", "relu")
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .build("joined");
    try (Model model = load(net, weights())) {
      float[] x = {1, -2, 3, -4, 5, 6, 7, 8, -9, 10, 11, 12};
      Tensor out = model.logits(Tensor.of(x, 1, 3, 2, 2));
      assertTensor(
          out,
          new int[] {1, 24},
          1,
          -2,
          3,
          -4,
          5,
          6,
          7,
          8,
          -9,
          10,
          11,
          12,
          1,
          0,
          3,
          0,
          5,
          6,
          7,
          8,
          0,
          10,
          11,
          12);
    }
  }

  @Test
  public void aSumMayReadOneLayerTwice() throws IOException {
    Network net =
        graph(1)
            .add("sum", new Op.Add(), "input", "input", "input")
            .features()
            .extractor()
            .build("sum");
    try (Model model = load(net, weights())) {
      Tensor out = model.logits(Tensor.of(new float[] {1, 2, 3}, 1, 3, 1, 1));
      assertTensor(out, new int[] {1, 3, 1, 1}, 3, 6, 9);
    }
  }

  // Running parts

  @Test
  public void aNetworkRunInTwoPartsGivesTheSame() throws IOException {
    try (Model model = branched()) {
      Tensor x = noise(1, 2, 3, 6, 6);
      Tensor whole = model.logits(x);
      Tensor middle = model.run(Network.INPUT, x, id("join"));
      assertNear(whole, model.run(id("join"), middle, model.network().output()), TOLERANCE);
      assertEquals(middle, model.run(id("join"), middle, id("join")));
    }
  }

  @Test
  public void whatAlsoDependsOnThePictureCannotBeRunFromALayer() throws IOException {
    try (Model model = branched()) {
      Tensor values = model.run(Network.INPUT, noise(1, 1, 3, 6, 6), id("left"));
      assertThrows(IllegalArgumentException.class, () -> model.run(id("left"), values, id("join")));
      assertThrows(IllegalArgumentException.class, () -> model.run(id("left"), values, id("stem")));
      assertThrows(IllegalArgumentException.class, () -> model.run(id("left"), values, id("none")));
    }
  }

  @Test
  public void rowsOfABatchDoNotMix() throws IOException {
    try (Model model = branched()) {
      Tensor two = noise(2, 2, 3, 6, 6);
      Tensor both = model.logits(two);
      for (int i = 0; i < 2; i++) {
        Tensor alone = model.logits(Tensor.stack(List.of(two.slice(i))));
        assertNear(alone.slice(0), both.slice(i), TOLERANCE);
      }
    }
  }

  // Loading

  @Test
  public void allTensorsThatDoNotFitAreNamed() {
    Network net = branchedNetwork();
    Map<String, Tensor> some = new LinkedHashMap<>();
    Weights all = ProceduralWeights.of(net);
    all.names().forEach(n -> some.put(n, read(all, n)));
    some.remove("stem.bias");
    some.remove("fc.weight");
    some.put("left.weight", Tensor.wrap(new float[6], 6));
    LucernaException e =
        assertThrows(LucernaException.class, () -> load(net, new TensorMap("some.pth", some)));
    assertEquals(ExitStatus.UNREADABLE, e.status());
    for (String part : List.of("some.pth", "stem.bias", "fc.weight", "left.weight", "[6]")) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  public void anUnknownDeviceIsRefused() {
    Network net = branchedNetwork();
    LucernaException e =
        assertThrows(
            LucernaException.class,
            () -> backend().load(net, ProceduralWeights.of(net), new Device("none:7", "nothing")));
    assertEquals(ExitStatus.DEVICE, e.status());
  }

  @Test
  public void surplusTensorsAreNoFault() throws IOException {
    Network net = graph(1).add("relu", new Op.Relu()).features().extractor().build("plain");
    try (Model model = load(net, weights("other.weight", Tensor.wrap(new float[1], 1)))) {
      assertEquals(Set.of(), model.weights().names());
    }
  }

  @Test
  public void weightsComeBackAsTheyWereGiven() throws IOException {
    try (Model model = branched();
        Weights weights = model.weights()) {
      Weights given = ProceduralWeights.of(model.network());
      assertEquals(given.names(), weights.names());
      for (String name : given.names()) {
        assertEquals(given.shape(name), weights.shape(name));
        assertEquals(given.read(name), weights.read(name));
      }
      assertFalse(backend().description().isBlank());
    }
  }

  /** The layer's output for one picture whose second and third channel are zero. */
  private Tensor onFirstChannel(Op.Conv conv, int size, float[] kernel, float[] plane)
      throws IOException {
    Network net = graph(size).add("c", conv).features().extractor().build("conv");
    float[] weight = new float[3 * kernel.length];
    System.arraycopy(kernel, 0, weight, 0, kernel.length);
    float[] picture = new float[3 * plane.length];
    System.arraycopy(plane, 0, picture, 0, plane.length);
    int side = (int) Math.round(Math.sqrt(kernel.length));
    try (Model model = load(net, weights("c.weight", Tensor.wrap(weight, 1, 3, side, side)))) {
      return model.logits(Tensor.wrap(picture, 1, 3, size, size));
    }
  }

  private Tensor only(Op op, int size, float[] picture) throws IOException {
    Network net = graph(size).add("only", op).features().extractor().build("only");
    try (Model model = load(net, weights())) {
      return model.logits(Tensor.wrap(picture, 1, 3, size, size));
    }
  }

  private static Tensor read(Weights weights, String name) {
    try {
      return weights.read(name);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static float[] ones(int count) {
    float[] values = new float[count];
    java.util.Arrays.fill(values, 1);
    return values;
  }

  private static float[] counting(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i + 1;
    }
    return values;
  }

  private static float[] negative(float[] values) {
    float[] negative = values.clone();
    for (int i = 0; i < values.length; i++) {
      negative[i] = -values[i];
    }
    return negative;
  }
}
