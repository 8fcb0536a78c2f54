/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * What every backend must answer to changed values, whichever way it finds the answers: the same as
 * when each row is made by hand and the rest of the network is run.
 */
public abstract class PerturbationContract extends ComputeFixture {

  /** Of the range of the answers. */
  private static final double SHARE = 1e-5;

  private static final Window SAME = Window.square(3, 1, 1);
  private static final Window POINT = Window.square(1, 1, 0);

  // Networks whose structure a backend may use

  /** Pooling, then a linear layer. */
  private static Network pooled() {
    return body()
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("drop", new Op.Dropout(0.5))
        .add("fc", new Op.Linear(3, true))
        .build("pooled");
  }

  /** Class maps, then pooling over a window; with a ReLU between, nothing is linear. */
  private static Network mapped(boolean rectified) {
    NetworkBuilder builder =
        body().add("drop", new Op.Dropout(0.5)).add("maps", new Op.Conv(3, POINT, 1, true));
    builder = rectified ? builder.add("maps.relu", new Op.Relu()) : builder;
    return builder
        .add("pool", new Op.AvgPool(Window.square(6, 1, 0), false, true))
        .add("flat", new Op.Flatten())
        .build(rectified ? "rectified" : "mapped");
  }

  /** Fully connected layers behind two poolings, the second of which changes nothing. */
  private static Network connected() {
    return body()
        .add("max", new Op.MaxPool(Window.square(2, 2, 0), false))
        .add("pool", new Op.AdaptiveAvgPool(3, 3))
        .add("flat", new Op.Flatten())
        .add("fc1", new Op.Linear(7, true))
        .add("fc1.relu", new Op.Relu())
        .add("fc2", new Op.Linear(3, true))
        .build("connected");
  }

  /** A residual block behind the layer: two convolutions and a sum read it. */
  private static Network residual() {
    return body()
        .add("norm", new Op.BatchNorm(1e-5, 0.1))
        .add("a", new Op.Conv(6, SAME, 1, true))
        .add("a.relu", new Op.Relu())
        .add("b", new Op.Conv(5, Window.square(3, 2, 1), 1, false))
        .add("down", new Op.Conv(5, Window.square(1, 2, 0), 1, true), "norm")
        .add("wide", new Op.Conv(5, Window.square(1, 2, 0), 5, true), "layer")
        .add("sum", new Op.Add(), "b", "down", "wide")
        .add("sum.relu", new Op.Relu())
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(3, true))
        .build("residual");
  }

  /** Poolings over less than the plane, and squeeze-and-excitation. */
  private static Network gated() {
    return body()
        .add("squeeze", new Op.AdaptiveAvgPool(1, 1))
        .add("gate", new Op.Conv(5, POINT, 1, true))
        .add("sigmoid", new Op.Sigmoid())
        .add("gated", new Op.Multiply(), "layer", "sigmoid")
        .add("part", new Op.AvgPool(Window.square(5, 1, 0), false, true))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(3, true))
        .build("gated");
  }

  /** Up to the values that change, {@code layer [5, 6, 6]}. */
  private static NetworkBuilder body() {
    return graph(6)
        .add("stem", new Op.Conv(5, SAME, 1, true))
        .add("layer", new Op.Relu())
        .features()
        .extractor();
  }

  private static List<Network> networks() {
    return List.of(
        pooled(), mapped(false), mapped(true), connected(), residual(), gated(), branchedNetwork());
  }

  private static LayerId changed(Network network) {
    return network.find(id("layer")).isPresent() ? id("layer") : id("left");
  }

  // What is the same

  @Test
  public void answersAreThoseOfTheLongWayInEveryNetwork() throws IOException {
    for (Network network : networks()) {
      try (Model model = load(network, ProceduralWeights.of(network));
          Probe probe = model.probe(plan(noise(21, 1, 3, 6, 6)))) {
        for (Perturbation change : changes(probe.activation(0, changed(network)))) {
          assertLikeTheLongWay(probe, 0, changed(network), change);
        }
      }
    }
  }

  @Test
  public void eachOfSeveralPicturesIsAnsweredAsIfItWereAlone() throws IOException {
    Tensor x = noise(22, 2, 3, 6, 6);
    for (Network network : networks()) {
      try (Model model = load(network, ProceduralWeights.of(network));
          Probe both = model.probe(plan(x));
          Probe second = model.probe(plan(Tensor.stack(List.of(x.slice(1)))))) {
        for (Perturbation change : changes(both.activation(1, changed(network)))) {
          Tensor expected =
              second.perturbed(0, changed(network), change, network.output()).values();
          Tensor actual = both.perturbed(1, changed(network), change, network.output()).values();
          assertClose(expected, actual, network.id());
        }
      }
    }
  }

  @Test
  public void picturesOfAnotherSizeAreAnsweredToo() throws IOException {
    for (Network network : List.of(pooled(), residual())) {
      try (Model model = load(network, ProceduralWeights.of(network));
          Probe probe = model.probe(plan(noise(23, 1, 3, 9, 7)))) {
        for (Perturbation change : changes(probe.activation(0, changed(network)))) {
          assertLikeTheLongWay(probe, 0, changed(network), change);
        }
      }
    }
  }

  @Test
  public void thePictureItselfMayBeMasked() throws IOException {
    try (Model model = branched();
        Probe probe = model.probe(plan(noise(24, 2, 3, 6, 6)))) {
      for (Perturbation change : changes(probe.input(1))) {
        Tensor answers = probe.perturbed(1, Network.INPUT, change, id("fc")).values();
        assertClose(byHand(probe, change, model), answers, change.getClass().getName());
      }
    }
  }

  // What is read

  @Test
  public void anyLayerBehindMayBeReadAndTheLayerItself() throws IOException {
    try (Model model = branched();
        Probe probe = model.probe(plan(noise(25, 1, 3, 6, 6)))) {
      Tensor masks = Tensor.of(new float[] {1, 1, 1, 1, 0, 0, 0, 0}, 2, 2, 2);
      for (String read : List.of("norm", "add", "join", "gap", "fc")) {
        Tensor values =
            probe.perturbed(0, id("left"), new Perturbation.Masks(masks), id(read)).values();
        assertNear(probe.activation(0, id(read)), values.slice(0), TOLERANCE);
      }
      Tensor own =
          probe.perturbed(0, id("left"), new Perturbation.Masks(masks), id("left")).values();
      assertNear(probe.activation(0, id("left")), own.slice(0), TOLERANCE);
      assertEquals(0, own.slice(1).max() - own.slice(1).min());
    }
  }

  @Test
  public void masksAreStretchedBetweenHalfPixelCentres() throws IOException {
    Network network = graph(4).add("layer", new Op.Relu()).features().extractor().build("relu");
    float[] ones = new float[48];
    java.util.Arrays.fill(ones, 1);
    try (Model model = load(network, weights());
        Probe probe = model.probe(plan(Tensor.wrap(ones, 1, 3, 4, 4)))) {
      Tensor mask = Tensor.of(new float[] {1, 3}, 1, 1, 2);
      Tensor out =
          probe.perturbed(0, id("layer"), new Perturbation.Masks(mask), id("layer")).values();
      Tensor row = Tensor.wrap(java.util.Arrays.copyOf(out.toArray(), 4), 4);
      assertTensor(row, new int[] {4}, 1, 1.5, 2.5, 3);
    }
  }

  @Test
  public void whatDoesNotFitIsRefused() throws IOException {
    try (Model model = branched();
        Probe probe = model.probe(plan(noise(26, 1, 3, 6, 6)))) {
      Perturbation masks = new Perturbation.Masks(Tensor.wrap(new float[4], 1, 2, 2));
      assertRefused(probe, "left", masks, "stem");
      assertRefused(probe, "left", masks, "right");
      assertRefused(probe, "flat", masks, "fc");
      assertRefused(probe, "none", masks, "fc");
      Tensor three = Tensor.wrap(new float[3], 1, 3);
      assertRefused(probe, "left", new Perturbation.ChannelFactors(three), "fc");
      Tensor small = Tensor.wrap(new float[16], 1, 4, 2, 2);
      assertRefused(probe, "left", new Perturbation.Replacement(small), "fc");
    }
  }

  private static void assertRefused(Probe probe, String layer, Perturbation change, String read) {
    assertThrows(
        IllegalArgumentException.class, () -> probe.perturbed(0, id(layer), change, id(read)));
  }

  // Comparison

  /** Of every kind, with masks larger and smaller than the layer, and more rows than channels. */
  private static List<Perturbation> changes(Tensor values) {
    int channels = values.size(0);
    int[] many = {9, channels, values.size(1), values.size(2)};
    return List.of(
        new Perturbation.Masks(noise(31, 40, 3, 2)),
        new Perturbation.Masks(noise(32, 3, values.size(1), values.size(2))),
        new Perturbation.Masks(noise(33, 4, 11, 13), Optional.of(noise(34, values.shape()))),
        new Perturbation.ChannelFactors(noise(35, 7, channels)),
        new Perturbation.ChannelAblation(),
        new Perturbation.Replacement(noise(36, many)));
  }

  private static void assertLikeTheLongWay(
      Probe probe, int picture, LayerId layer, Perturbation change) {
    LayerId output = probe.network().output();
    Responses answers = probe.perturbed(picture, layer, change, output);
    Tensor expected = new LongWay(probe).perturbed(picture, layer, change, output).values();
    String what = probe.network().id() + " " + change.getClass().getSimpleName();
    assertClose(expected, answers.values(), what);
    answers.shortcut().ifPresent(text -> assertTrue(text.length() > 10, text));
  }

  /** The changed pictures as the definitions give them, sent through the network one by one. */
  private static Tensor byHand(Probe probe, Perturbation change, Model model) {
    Tensor changed =
        new Echo(probe).perturbed(1, Network.INPUT, change, probe.network().output()).values();
    return model.logits(changed);
  }

  /** Answers changed values with themselves. */
  private static final class Echo extends LongWay {
    Echo(Probe probe) {
      super(probe);
    }

    @Override
    public Tensor scores(LayerId layer, Tensor values) {
      return values;
    }
  }

  private static void assertClose(Tensor expected, Tensor actual, String what) {
    assertArrayEquals(expected.shape(), actual.shape(), what);
    double range = (double) expected.max() - expected.min();
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.at(i), actual.at(i), SHARE * range + 1e-7, what + ", value " + i);
    }
  }

  private static ProbePlan plan(Tensor pictures) {
    return new ProbePlan(pictures, Set.of(), Collections.nCopies(pictures.size(0), List.of()));
  }
}
