/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.PickleWriter.View;

/** The many things people save beside and around a state dict. */
class CheckpointTest {

  private static final View VIEW = View.floats("0", 2, 2);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"state_dict", "model", "net", "model_state_dict", "weights"})
  void aStateDictInsideACheckpointIsFound(String key) throws IOException {
    assertNames(
        p ->
            p.raw('}', '(')
                .text("epoch")
                .integer(7)
                .text("optimizer")
                .raw('}')
                .text("momentum")
                .tensor(VIEW)
                .raw('s')
                .text(key)
                .raw('}')
                .text("fc.weight")
                .tensor(VIEW)
                .raw('s')
                .text("best")
                .tensor(VIEW)
                .raw('u'),
        "fc.weight");
  }

  @Test
  void aStateDictTwoLevelsDownIsFound() throws IOException {
    assertNames(
        p ->
            p.raw('}')
                .text("model")
                .raw('}')
                .text("state_dict")
                .raw('}')
                .text("fc.weight")
                .tensor(VIEW)
                .raw('s', 's', 's'),
        "fc.weight");
  }

  @ParameterizedTest
  @CsvSource({
    "module.fc.weight, fc.weight",
    "module.module.fc.weight, fc.weight",
    "_orig_mod.module.fc.weight, fc.weight",
    "features.module.0.weight, features.0.weight",
    "submodule.0.weight, submodule.0.weight",
  })
  void wrappersNamesAreRemoved(String written, String name) throws IOException {
    assertNames(p -> p.raw('}').text(written).tensor(VIEW).raw('s'), name);
  }

  @Test
  void namesThatBecomeEqualAreRefused() {
    assertRefused(
        p -> p.raw('}', '(').text("module.a").tensor(VIEW).text("a").tensor(VIEW).raw('u'),
        "two tensors called 'a'");
  }

  @Test
  void whatIsNoTensorIsLeftOut() throws IOException {
    assertNames(
        p -> p.raw('}', '(').text("a").tensor(VIEW).text("b").integer(1).text("c").raw('N', 'u'),
        "a");
  }

  @Test
  void aParameterIsItsTensor() throws IOException {
    assertNames(
        p ->
            p.raw('}')
                .text("a")
                .global("torch._utils", "_rebuild_parameter")
                .raw('(')
                .tensor(VIEW)
                .raw(0x88)
                .orderedDict()
                .raw('t', 'R', 's'),
        "a");
  }

  @Test
  void theStateOfADictionaryIsIgnored() throws IOException {
    assertNames(
        p ->
            p.orderedDict()
                .text("a")
                .tensor(VIEW)
                .raw('s', '}')
                .text("_metadata")
                .orderedDict()
                .raw('s', 'b'),
        "a");
  }

  @Test
  void harmlessObjectsBesideTheWeightsAreIgnored() throws IOException {
    assertNames(
        p ->
            p.raw('}', '(')
                .text("args")
                .global("argparse", "Namespace")
                .raw(')', 0x81, '}')
                .text("lr")
                .raw('G')
                .little(0, 8)
                .raw('s', 'b')
                .text("best")
                .global("numpy.core.multiarray", "scalar")
                .global("numpy", "dtype")
                .text("f8")
                .raw(0x85, 'R')
                .global("_codecs", "encode")
                .text("bytes")
                .text("latin1")
                .raw(0x86, 'R', 0x86, 'R')
                .text("a")
                .tensor(VIEW)
                .raw('u'),
        "a");
  }

  @Test
  void laterProtocolsAreRead() throws IOException {
    byte[] pickle =
        new PickleWriter()
            .raw(0x80, 4, 0x95)
            .little(100, 8)
            .raw('}', 0x94, 0x8c, 1, 'a', 0x94)
            .raw(0x8c, 12)
            .raw("torch._utils".getBytes(US_ASCII))
            .raw(0x8c, 18)
            .raw("_rebuild_tensor_v2".getBytes(US_ASCII))
            .raw(0x93, '(')
            .storage("FloatStorage", "0", 2)
            .raw('K', 0)
            .integers(2)
            .integers(1)
            .raw('t', 'R', 's')
            .stop();
    assertNames(TorchFiles.zip(pickle, Map.of("0", new byte[8])), "a");
  }

  @Test
  void aFileWithoutAStateDictSaysWhatItHolds() {
    assertRefused(p -> p.raw('}').text("epoch").integer(1).raw('s'), "its entries: 'epoch'");
    assertRefused(p -> p.tensor(VIEW), "a single tensor");
    assertRefused(p -> p.raw(']'), "no state_dict");
    assertRefused(p -> p.raw('N'), "no state_dict");
  }

  private void assertNames(UnaryOperator<PickleWriter> content, String... names)
      throws IOException {
    byte[] pickle = content.apply(PickleWriter.protocol2()).stop();
    assertNames(TorchFiles.zip(pickle, Map.of("0", TorchFiles.bytes(1, 2))), names);
    assertNames(TorchFiles.legacy(pickle, Map.of("0", TorchFiles.bytes(1, 2))), names);
  }

  private void assertNames(byte[] file, String... names) throws IOException {
    Path path = Files.write(folder.resolve("x.pth"), file);
    try (Weights weights = new TorchWeightReader().open(path)) {
      assertEquals(List.of(names), List.copyOf(weights.names()));
    }
  }

  private void assertRefused(UnaryOperator<PickleWriter> content, String reason) {
    LucernaException e =
        assertThrows(LucernaException.class, () -> assertNames(content, "refused"));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }
}
