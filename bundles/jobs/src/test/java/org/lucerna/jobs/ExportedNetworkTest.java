/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.NetworkFile;
import org.lucerna.vision.api.weights.NetworkReader;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** {@code network: path/to/file.onnx} in a job or an option. */
class ExportedNetworkTest {

  private static final int OUTPUTS = 3;

  @TempDir Path folder;

  private final FakePlugins plugins = new FakePlugins();
  private final List<OptionalInt> asked = new ArrayList<>();

  /** A format whose files end in {@code .net} and all hold the same network. */
  private final class Reader implements NetworkReader {

    @Override
    public boolean accepts(Path file) {
      return Files.isRegularFile(file) && file.toString().endsWith(".net");
    }

    @Override
    public NetworkFile open(Path file, OptionalInt pixels) {
      asked.add(pixels);
      Network network =
          new NetworkBuilder()
              .input(Preprocessing.IMAGENET.sized(40, pixels.orElse(32)))
              .add("conv", new Op.Conv(4, Window.square(3, 1, 1), 1, true))
              .features()
              .extractor()
              .add("pool", new Op.AdaptiveAvgPool(1, 1))
              .add("flat", new Op.Flatten())
              .add("fc", new Op.Linear(OUTPUTS, true))
              .build("own");
      return new NetworkFile(
          network, List.of(), List.of("Softmax is left out"), ProceduralWeights.of(network));
    }
  }

  @BeforeEach
  void aFileAndAReader() throws IOException {
    Files.writeString(folder.resolve("own.net"), "graph and weights");
    plugins.register(NetworkReader.class, "fake", new Reader(), NoParams.class);
    plugins.register(BackboneFamily.class, "squeezenet", new SqueezeNet(), NoParams.class);
    plugins.register(Head.class, "gap", new GapHead(), PoolingParams.class);
  }

  private BuiltModel build(Map<String, Object> model, List<String> dataClasses) throws IOException {
    Workplace work = new Workplace(plugins, new RecordParamBinder(), null, null, null, null);
    ModelBuilder builder = new ModelBuilder(work);
    Map<String, Object> values = new LinkedHashMap<>(Map.of("network", "own.net"));
    values.putAll(model);
    OptionalInt count =
        dataClasses.isEmpty() ? OptionalInt.empty() : OptionalInt.of(dataClasses.size());
    ModelBuilder.Design design = builder.design(values, count, folder);
    return builder.build(design, 0, dataClasses, Progress.none());
  }

  private void side(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void itsOwnWeightsAreTakenAndWhatIsAssumedIsSaid() throws IOException {
    try (BuiltModel built = build(Map.of(), List.of())) {
      assertEquals("own", built.network().id());
      assertEquals(Set.of(), built.fresh());
      assertEquals(32, built.network().input().preprocessing().crop());
      assertTrue(built.notes().get(0).contains("Softmax is left out"), built.notes().toString());
      assertTrue(built.notes().get(1).contains("ImageNet"), built.notes().toString());
      assertTrue(built.weights().names().contains("fc.weight"));
    }
  }

  @Test
  void aSideFileSaysHowPicturesArePreparedAndClassesAreCalled() throws IOException {
    side(
        "own.lucerna.yaml",
        "resize: 50\ncrop: 48\nmean: [0.5, 0.5, 0.5]\nstd: [1, 1, 2]\nclasses: [cat, dog, owl]\n");
    try (BuiltModel built = build(Map.of(), List.of())) {
      assertEquals(
          new Preprocessing(50, 48, List.of(0.5f, 0.5f, 0.5f), List.of(1f, 1f, 2f)),
          built.network().input().preprocessing());
      assertEquals(List.of("cat", "dog", "owl"), built.classes());
      assertEquals(1, built.notes().size(), "nothing is assumed");
      assertEquals(OptionalInt.of(48), asked.get(0), "the graph is read for these pictures");
    }
  }

  @Test
  void theSideFileMayBeJsonAndNameAListOfClasses() throws IOException {
    side("own.lucerna.json", "{\"classes\": \"names.txt\", \"mean\": [0, 0, 0]}");
    side("names.txt", "n01440764 tench, Tinca tinca\ngoldfish\nshark\n");
    try (BuiltModel built = build(Map.of(), List.of())) {
      assertEquals(List.of("tench", "goldfish", "shark"), built.classes());
      assertEquals(List.of(0f, 0f, 0f), built.network().input().preprocessing().mean());
    }
  }

  @Test
  void theJobHasTheLastWord() throws IOException {
    side("own.lucerna.yaml", "{crop: 48, resize: 50, mean: [0.5, 0.5, 0.5], classes: [a, b, c]}");
    side("other.txt", "x\ny\nz\n");
    Map<String, Object> model =
        Map.of(
            "crop",
            64,
            "mean",
            List.of(0.1, 0.2, 0.3),
            "std",
            "0.5,0.5,0.5",
            "classes",
            "other.txt");
    try (BuiltModel built = build(model, List.of())) {
      assertEquals(
          new Preprocessing(50, 64, List.of(0.1f, 0.2f, 0.3f), List.of(0.5f, 0.5f, 0.5f)),
          built.network().input().preprocessing());
      assertEquals(List.of("x", "y", "z"), built.classes());
    }
  }

  @Test
  void dataWithTheSameNumberOfClassesKeepTheTrainedClassifier() throws IOException {
    try (BuiltModel built = build(Map.of(), List.of("a", "b", "c"))) {
      assertEquals(Set.of(), built.fresh());
      assertEquals(List.of("a", "b", "c"), built.classes());
    }
    try (BuiltModel built = build(Map.of("head", "gap"), List.of("a", "b", "c"))) {
      assertEquals(Set.of(new LayerId("head.linear")), built.fresh());
    }
  }

  @Test
  void dataWithOtherNamesForTheSameOutputsAreRefused() throws IOException {
    side("own.lucerna.yaml", "classes: [b, a, c]");
    LucernaException e =
        assertThrows(LucernaException.class, () -> build(Map.of(), List.of("a", "b", "c")).close());
    assertEquals(ExitStatus.JOB_INVALID, e.status());
    assertTrue(e.getMessage().contains("[b, a, c]"), e.getMessage());
  }

  @Test
  void initialAndProceduralWeightsStayPossible() throws IOException {
    try (BuiltModel built = build(Map.of("weights", "initial"), List.of())) {
      assertEquals("initial (seed 0)", built.weights().origin());
      assertEquals(2, built.fresh().size());
    }
  }

  @Test
  void whatIsWrongIsSaidInOneSentence() throws IOException {
    assertRefused(Map.of("network", "missing.net"), "there is no network file");
    side("weights.pth", "no network");
    assertRefused(Map.of("network", "weights.pth"), "belongs to 'weights'");
    assertRefused(Map.of("network", "squeezenet1_1", "weights", "own.net"), "give it as 'network'");
    side("own.lucerna.yaml", "classes: [cat, dog]");
    assertRefused(Map.of(), "names 2 classes, but the network has 3");
    side("own.lucerna.yaml", "means: [1, 2, 3]");
    LucernaException e =
        assertThrows(LucernaException.class, () -> build(Map.of(), List.of()).close());
    assertTrue(e.getMessage().contains("own.lucerna.yaml"), e.getMessage());
    Files.delete(folder.resolve("own.lucerna.yaml"));
    assertThrows(
        ParamException.class, () -> build(Map.of("mean", List.of(1, 2)), List.of()).close());
    assertThrows(
        UnknownPluginException.class, () -> build(Map.of("network", "own"), List.of()).close());
  }

  private void assertRefused(Map<String, Object> model, String reason) {
    LucernaException e =
        assertThrows(LucernaException.class, () -> build(model, List.of()).close());
    assertEquals(ExitStatus.UNREADABLE, e.status(), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }
}
