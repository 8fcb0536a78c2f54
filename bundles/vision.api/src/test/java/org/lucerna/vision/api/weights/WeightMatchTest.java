/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Graphs;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;

class WeightMatchTest {

  private static final Network NETWORK = Graphs.residual();

  private static final Network WITH_HEAD =
      NetworkBuilder.upTo(NETWORK, NETWORK.extractor())
          .add("head.pool", new Op.GlobalMaxPool())
          .add("head.flatten", new Op.Flatten())
          .add("head.linear", new Op.Linear(3, true))
          .build("residual+gmp");

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  WeightMatchTest() {
    ProceduralWeights all = ProceduralWeights.of(NETWORK);
    all.names().forEach(name -> tensors.put(name, all.read(name)));
  }

  private TensorMap file() {
    return new TensorMap("net.pth", tensors);
  }

  private static Tensor zeros(int... shape) {
    int n = 1;
    for (int size : shape) {
      n *= size;
    }
    return Tensor.wrap(new float[n], shape);
  }

  @Test
  void theRightFileFits() {
    WeightMatch match = WeightMatch.match(NETWORK, file());
    assertTrue(match.fits());
    assertEquals(List.of(), match.problems());
    assertEquals(Optional.empty(), match.note());
    assertEquals(tensors.keySet(), match.matched());
    match.require();
  }

  @Test
  void countersOfBatchesAreIgnored() {
    tensors.put("layer1.0.bn1.num_batches_tracked", zeros());
    assertTrue(WeightMatch.match(NETWORK, file()).fits());
  }

  @Test
  void eachTensorThatDoesNotFitIsNamed() {
    tensors.remove("layer1.0.bn1.running_var");
    tensors.put("stem.weight", zeros(4, 1, 5, 5));
    tensors.put("aux.weight", zeros(2, 2));
    WeightMatch match = WeightMatch.match(NETWORK, file());
    assertFalse(match.fits());
    assertEquals(
        List.of(
            "tensor layer1.0.bn1.running_var [4] is missing",
            "tensor stem.weight has shape [4, 1, 5, 5], but residual needs [4, 3, 3, 3]",
            "tensor aux.weight has no place in residual"),
        match.problems());
    LucernaException refused = assertThrows(LucernaException.class, match::require);
    assertEquals(ExitStatus.UNREADABLE, refused.status());
    assertEquals(
        "the weights in net.pth are not those of residual: 1 tensor is missing"
            + " (layer1.0.bn1.running_var); 1 tensor is of another shape (stem.weight"
            + " [4, 1, 5, 5] instead of [4, 3, 3, 3]); 1 tensor is surplus (aux.weight)",
        refused.getMessage());
  }

  @Test
  void aLongListIsCutInTheSentenceOnly() {
    tensors.clear();
    WeightMatch match = WeightMatch.match(NETWORK, file());
    assertEquals(10, match.problems().size());
    String message = assertThrows(LucernaException.class, match::require).getMessage();
    assertTrue(
        message.endsWith(
            "10 tensors are missing (stem.weight, stem.bias, layer1.0.conv1.weight, and 7 more)"),
        message);
  }

  @Test
  void aReplacedHeadIsSaidInOneLine() {
    WeightMatch match = WeightMatch.match(NETWORK, WITH_HEAD, file());
    assertTrue(match.fits());
    assertEquals(Set.of("head.linear.weight", "head.linear.bias"), match.fresh());
    assertEquals(
        Optional.of("the classifier of net.pth (fc.weight, fc.bias) is not used: the head is new"),
        match.note());
    assertEquals(match, WeightMatch.match(WITH_HEAD, file(), Set.of(new LayerId("head.linear"))));
  }

  @Test
  void whatNeitherNetworkKnowsStaysSurplusBehindANewHead() {
    tensors.put("layer1.1.conv1.weight", zeros(4, 4, 3, 3));
    WeightMatch match = WeightMatch.match(NETWORK, WITH_HEAD, file());
    assertEquals(List.of("layer1.1.conv1.weight"), match.surplus());
    assertFalse(match.fits());
  }

  @Test
  void aClassifierOfEqualSizeIsNewAllTheSame() {
    WeightMatch match = WeightMatch.match(NETWORK, NETWORK, file());
    assertTrue(match.fits());
    assertEquals(Set.of("fc.weight", "fc.bias"), match.fresh());
    assertFalse(match.matched().contains("fc.weight"));
    assertEquals(List.of("fc.weight", "fc.bias"), match.replaced());
  }

  @Test
  void mergedWeightsComeFromWhereTheyBelong() throws IOException {
    WeightMatch match = WeightMatch.match(NETWORK, WITH_HEAD, file());
    InitialWeights initial = InitialWeights.of(WITH_HEAD, 7);
    try (MergedWeights merged = new MergedWeights(match, file(), initial)) {
      assertEquals(initial.names(), merged.names());
      assertSame(tensors.get("stem.weight"), merged.read("stem.weight"));
      assertEquals(initial.read("head.linear.weight"), merged.read("head.linear.weight"));
      assertEquals(List.of(3, 4), merged.shape("head.linear.weight"));
      assertEquals("net.pth + initial (seed 7)", merged.origin());
      assertTrue(WeightMatch.match(WITH_HEAD, merged).fits());
    }
  }

  @Test
  void mergedWeightsOfAWholeFileAreTheFile() {
    WeightMatch match = WeightMatch.match(NETWORK, file());
    try (MergedWeights merged = new MergedWeights(match, file(), InitialWeights.of(NETWORK, 7))) {
      assertEquals("net.pth", merged.origin());
    }
  }

  @Test
  void hashesTellWhatIsDifferent() {
    String before = file().sha256();
    assertEquals(before, file().sha256());
    tensors.put("fc.bias", zeros(5));
    assertFalse(before.equals(file().sha256()));
    assertThrows(IllegalArgumentException.class, () -> file().read("nothing"));
  }
}
