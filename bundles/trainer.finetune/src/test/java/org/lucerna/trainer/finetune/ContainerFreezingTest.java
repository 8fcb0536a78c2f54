/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.GoogLeNet;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.Network;

/** A container's name freezes all its layers and what they depend on. */
class ContainerFreezingTest {

  @TempDir Path root;
  private static final RecordParamBinder WORDS = new RecordParamBinder();

  private static Network network(String id) {
    return List.<BackboneFamily>of(new ResNet(), new GoogLeNet(), new DenseNet()).stream()
        .filter(f -> f.variants().stream().anyMatch(v -> v.id().equals(id)))
        .findFirst()
        .orElseThrow()
        .network(id);
  }

  /** The modules that still learn, by the first part of their names, or two behind features. */
  private static Set<String> learning(Network network, String freeze) {
    return Freezing.trained(network, Set.of(), freeze, WORDS).stream()
        .map(name -> name.split("\\."))
        .map(parts -> parts[0].equals("features") ? parts[0] + "." + parts[1] : parts[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource({
    "resnet18, layer4, fc",
    "resnet50, layer3, fc layer4",
    "resnet50, layer1, fc layer2 layer3 layer4",
    "googlenet, inception5b, fc",
    "googlenet, inception4e, fc inception5a inception5b",
    "densenet121, features, classifier",
    "densenet121, features.denseblock3,"
        + " classifier features.denseblock4 features.norm5 features.transition3",
  })
  void allUpToTheContainersEndIsFrozen(String id, String freeze, String learning) {
    assertEquals(new TreeSet<>(Arrays.asList(learning.split(" "))), learning(network(id), freeze));
  }

  @Test
  void insideABlockTheOtherPathStillLearns() {
    Set<String> trained =
        Freezing.trained(network("resnet18"), Set.of(), "layer4.0.downsample", WORDS);
    assertFalse(trained.contains("layer4.0.downsample.0.weight"));
    assertEquals(
        Set.of("layer4.0.conv1.weight", "layer4.0.conv2.weight"),
        trained.stream()
            .filter(name -> name.startsWith("layer4.0.conv"))
            .collect(Collectors.toSet()));
  }

  /** What is frozen is computed once: the container's output is kept. */
  @ParameterizedTest
  @CsvSource({
    "resnet18, layer3, layer3.1.relu_1",
    "googlenet, inception4e, maxpool4",
    "densenet121, features.denseblock3, features.denseblock3.cat",
  })
  void theContainersOutputIsCached(String id, String freeze, String layer) {
    TestJob job = new TestJob(root);
    PoolingParams plain = new PoolingParams(Optional.empty(), 0);
    job.network = new GapHead().attach(network(id), 3, plain);
    job.head = Heads.freshLayers(network(id), job.network);
    assertEquals(layer, Plan.of(job.with("freeze", freeze), WORDS).from().path());
  }

  @Test
  void withAFrozenBackboneTheNewConvolutionsLearn() {
    Network backbone = network("googlenet");
    PoolingParams params =
        new PoolingParams(Optional.of("inception4e"), List.of(16), Optional.empty(), 0);
    Network network = new GapHead().attach(backbone, 3, params);
    assertEquals(
        Set.of("head.conv1.weight", "head.conv1.bias", "head.linear.weight", "head.linear.bias"),
        Freezing.trained(network, Heads.freshLayers(backbone, network), Freezing.BACKBONE, WORDS));
  }
}
