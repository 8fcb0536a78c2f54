/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.backbone.torchvision.GoogLeNet;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;

/** GoogLeNet's transform_input: off unless the weight file or the job says otherwise. */
class TransformInputTest {

  private static final Network GOOGLENET = new GoogLeNet().network("googlenet");
  private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);

  @TempDir Path folder;

  /** GoogLeNet's tensors, further ones without content, and texts. */
  private record Fake(Set<String> more, Map<String, String> metadata) implements Weights {

    private static final Weights PLAIN = ProceduralWeights.of(GOOGLENET);

    @Override
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>(PLAIN.names());
      names.addAll(more);
      return names;
    }

    @Override
    public List<Integer> shape(String name) {
      return more.contains(name) ? List.of(1) : PLAIN.shape(name);
    }

    @Override
    public Tensor read(String name) throws IOException {
      return PLAIN.read(name);
    }

    @Override
    public String origin() {
      return "googlenet.pth";
    }

    @Override
    public String sha256() {
      return "0";
    }

    @Override
    public void close() {}
  }

  private static final Weights OWN = new Fake(Set.of(), Map.of());
  private static final Weights PUBLISHED =
      new Fake(Set.of("aux1.conv.conv.weight", "aux2.fc2.bias"), Map.of());
  private static final Weights STORED =
      new Fake(
          Set.of(), Map.of("format", "lucerna-1", "provenance", "{\"transform-input\":\"on\"}"));

  private BuiltModel build(Weights weights, Map<String, Object> model) throws IOException {
    FakePlugins plugins = new FakePlugins();
    plugins.register(BackboneFamily.class, "googlenet", new GoogLeNet(), NoParams.class);
    plugins.register(BackboneFamily.class, "resnet", new ResNet(), NoParams.class);
    plugins.register(Head.class, "gap", new GapHead(), PoolingParams.class);
    WeightReader reader =
        new WeightReader() {
          @Override
          public boolean accepts(Path file) {
            return true;
          }

          @Override
          public Weights open(Path file) {
            return weights;
          }
        };
    plugins.register(WeightReader.class, "fake", reader, NoParams.class);
    Workplace work = new Workplace(plugins, new RecordParamBinder(), null, null, null, null);
    ModelBuilder builder = new ModelBuilder(work);
    Map<String, Object> values = new LinkedHashMap<>(model);
    values.putIfAbsent("network", "googlenet");
    values.putIfAbsent("weights", Files.createDirectories(folder).resolve("w").toString());
    Files.writeString(folder.resolve("w"), "");
    OptionalInt classes = model.containsKey("head") ? OptionalInt.of(7) : OptionalInt.empty();
    ModelBuilder.Design design = builder.design(values, classes, folder);
    return builder.build(design, 1, List.of(), Progress.none());
  }

  private static Preprocessing preprocessing(BuiltModel model) {
    return model.network().input().preprocessing();
  }

  @Test
  void weightsWithAuxiliaryHeadsAreTorchvisionsAndTransformTheInput() throws IOException {
    BuiltModel model = build(PUBLISHED, Map.of("resize", 240, "crop", 224));
    assertEquals(new Preprocessing(240, 224, HALF, HALF), preprocessing(model));
    assertEquals("on", model.provenance().get("transform-input"));
    assertEquals(2, model.notes().size(), model.notes().toString());
    assertTrue(model.notes().get(0).contains("aux1"), model.notes().get(0));
    assertEquals(OWN.names(), model.weights().names());
  }

  @Test
  void aNewHeadKeepsTheTransform() throws IOException {
    BuiltModel model = build(PUBLISHED, Map.of("head", "gap"));
    assertEquals(HALF, preprocessing(model).mean());
    assertEquals("googlenet+gap", model.network().id());
  }

  @Test
  void otherWeightsDoNot() throws IOException {
    for (BuiltModel model :
        List.of(build(OWN, Map.of()), build(OWN, Map.of("weights", "procedural")))) {
      assertEquals(Preprocessing.IMAGENET, preprocessing(model));
      assertEquals("off", model.provenance().get("transform-input"));
    }
  }

  @Test
  void theJobMayOverride() throws IOException {
    BuiltModel off = build(PUBLISHED, Map.of("transform-input", "off"));
    assertEquals(Preprocessing.IMAGENET, preprocessing(off));
    assertEquals("off", off.provenance().get("transform-input"));
    assertTrue(off.notes().get(1).contains("transform-input is off"), off.notes().get(1));
    BuiltModel on = build(OWN, Map.of("transform-input", "on", "weights", "procedural"));
    assertEquals(HALF, preprocessing(on).std());
    assertEquals("on", on.provenance().get("transform-input"));
  }

  @Test
  void weightsOfARunThatHadItHaveItAgain() throws IOException {
    assertEquals(HALF, preprocessing(build(STORED, Map.of())).mean());
  }

  @Test
  void aNetworkWithoutItRefusesItAndDoesNotMentionIt() throws IOException {
    Map<String, Object> on =
        Map.of("network", "resnet18", "weights", "procedural", "transform-input", "on");
    LucernaException e = assertThrows(LucernaException.class, () -> build(OWN, on));
    assertEquals(ExitStatus.JOB_INVALID, e.status());
    assertTrue(e.getMessage().contains("resnet18"), e.getMessage());
    Map<String, Object> plain = Map.of("network", "resnet18", "weights", "procedural");
    assertNull(build(OWN, plain).provenance().get("transform-input"));
  }
}
