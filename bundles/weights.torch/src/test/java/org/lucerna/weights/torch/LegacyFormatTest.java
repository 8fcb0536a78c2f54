/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.WeightReaderContract;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.PickleWriter.View;

class LegacyFormatTest extends WeightReaderContract {

  @Override
  protected WeightReader reader() {
    return new TorchWeightReader();
  }

  @Override
  protected Path write(Map<String, Tensor> tensors) throws IOException {
    return file(TorchFiles.legacy(TorchFiles.stateDict(tensors), TorchFiles.storages(tensors)));
  }

  @Test
  void anotherPickleIsSaidToBeNoneOfTorchs() throws IOException {
    byte[] pickle = PickleWriter.protocol2().raw('}').text("a").integer(1).raw('s').stop();
    assertTrue(assertRefused(file(pickle)).contains("not one that torch.save wrote"));
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    byte[] file = sound();
    file[18] ^= 1;
    assertTrue(assertRefused(file(file)).contains("unknown version"));
  }

  @Test
  void aStorageWithTwoSizesIsRefused() throws IOException {
    byte[] file = sound();
    file[file.length - 8 - 8] ^= 1;
    assertTrue(assertRefused(file(file)).contains("two sizes"));
  }

  @Test
  void keysThatDoNotMatchTheTensorsAreRefused() throws IOException {
    byte[] pickle = TorchFiles.stateDict(Map.of("x", Tensor.of(new float[2], 2)));
    Map<String, byte[]> storages = new LinkedHashMap<>();
    storages.put("0", new byte[8]);
    storages.put("1", new byte[8]);
    assertTrue(assertRefused(file(TorchFiles.legacy(pickle, storages))).contains("list"));
    assertTrue(assertRefused(file(TorchFiles.legacy(pickle, Map.of()))).contains("missing"));
  }

  @Test
  void aStorageThatClaimsMoreThanTheFileHasIsRefused() throws IOException {
    byte[] whole = sound();
    byte[] cut = Arrays.copyOf(whole, whole.length - 4);
    assertTrue(assertRefused(file(cut)).contains("cut short"));
  }

  /** Five gigabytes of tensors, of which only the one asked for is read. */
  @Test
  @EnabledOnOs(OS.LINUX) // where files can have holes
  void aTensorBehindTheFirstFourGigabytesIsRead() throws IOException {
    long large = 5L << 28;
    byte[] pickle =
        PickleWriter.protocol2()
            .raw('}', '(')
            .text("large")
            .tensor(View.floats("0", large, 5, 1 << 28))
            .text("small")
            .tensor(View.floats("1", 2, 2))
            .raw('u')
            .stop();
    byte[] keys = PickleWriter.protocol2().raw(']', '(').text("0").text("1").raw('e').stop();
    Path path = file(TorchFiles.legacyHead());
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(file.length());
      file.write(pickle);
      file.write(keys);
      file.writeLong(Long.reverseBytes(large));
      file.seek(file.getFilePointer() + 4 * large);
      file.writeLong(Long.reverseBytes(2));
      file.write(TorchFiles.bytes(3, -4));
    }
    try (Weights weights = reader().open(path)) {
      assertEquals(List.of(5, 1 << 28), weights.shape("large"));
      assertEquals(Tensor.of(new float[] {3, -4}, 2), weights.read("small"));
    }
  }

  private static byte[] sound() {
    Map<String, Tensor> tensors = Map.of("x", Tensor.of(new float[2], 2));
    return TorchFiles.legacy(TorchFiles.stateDict(tensors), TorchFiles.storages(tensors));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("made.pth"), bytes);
  }
}
