/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.WeightReaderContract;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.PickleWriter.View;
import org.lucerna.weights.torch.ZipWriter.Entry;

class ZipFormatTest extends WeightReaderContract {

  @Override
  protected WeightReader reader() {
    return new TorchWeightReader();
  }

  @Override
  protected Path write(Map<String, Tensor> tensors) throws IOException {
    byte[] pickle = TorchFiles.stateDict(tensors);
    return file(TorchFiles.zip(pickle, TorchFiles.storages(tensors)));
  }

  @Test
  void anArchiveWithWideRecordsIsRead() throws IOException {
    Map<String, Tensor> tensors = tensors();
    List<Entry> entries =
        TorchFiles.entries(TorchFiles.stateDict(tensors), TorchFiles.storages(tensors));
    assertTensors(tensors, ZipWriter.zip64(entries));
  }

  @Test
  void anArchivePackedAgainWithCompressionIsRead() throws IOException {
    Map<String, Tensor> tensors = tensors();
    List<Entry> entries =
        TorchFiles.entries(TorchFiles.stateDict(tensors), TorchFiles.storages(tensors)).stream()
            .map(e -> Entry.deflated(e.name(), e.body()))
            .toList();
    assertTensors(tensors, ZipWriter.zip(entries));
  }

  @Test
  void aBigEndianArchiveIsRead() throws IOException {
    byte[] pickle = TorchFiles.stateDict(Map.of("x", Tensor.of(new float[] {1.5f, -2}, 2)));
    byte[] big = ByteBuffer.allocate(8).putFloat(1.5f).putFloat(-2).array();
    byte[] order = "big".getBytes(StandardCharsets.UTF_8);
    List<Entry> entries =
        List.of(
            Entry.stored("n/data.pkl", pickle),
            Entry.stored("n/byteorder", order),
            Entry.stored("n/data/0", big));
    assertTensors(Map.of("x", Tensor.of(new float[] {1.5f, -2}, 2)), ZipWriter.zip(entries));
  }

  @Test
  void aTorchScriptProgramIsSaidToBeOne() throws IOException {
    byte[] pickle = TorchFiles.stateDict(Map.of());
    for (String name : List.of("net/constants.pkl", "net/code/__torch__.py")) {
      List<Entry> entries =
          List.of(Entry.stored("net/data.pkl", pickle), Entry.stored(name, pickle));
      assertTrue(assertRefused(file(ZipWriter.zip(entries))).contains("TorchScript"));
    }
  }

  @Test
  void anotherZipIsSaidToBeNoneOfTorchs() throws IOException {
    List<Entry> entries = List.of(Entry.stored("word/document.xml", new byte[10]));
    assertTrue(assertRefused(file(ZipWriter.zip(entries))).contains("not one that torch.save"));
    assertTrue(assertRefused(file(new byte[] {'P', 'K', 3, 4})).contains("cut short"));
  }

  @Test
  void valuesBeyondTheRangeOfFloatsAreRefused() throws IOException {
    byte[] large = {0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x7e};
    Path file = file(TorchFiles.one(View.floats("0", 1, 1).of("DoubleStorage"), large));
    assertTrue(assertRefused(file).contains("'x'"));
  }

  private void assertTensors(Map<String, Tensor> expected, byte[] file) throws IOException {
    try (Weights weights = reader().open(file(file))) {
      assertEquals(List.copyOf(expected.keySet()), List.copyOf(weights.names()));
      for (String name : expected.keySet()) {
        assertEquals(expected.get(name), weights.read(name), name);
      }
    }
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("made.pth"), bytes);
  }
}
