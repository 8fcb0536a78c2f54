/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.weights.Weights;

/** Published files; the golden values are those of {@code src/test/python/digest_state_dict.py}. */
class RealFilesTest {

  private final TorchWeightReader reader = new TorchWeightReader();

  @ParameterizedTest
  @CsvSource({
    "mobilenet_v2.pth, 314, e3db16de1e4ead45d9daefee1b36ae3ea6bb4f9ae60e576690c47908fd4c8d2d",
    "resnet20-12fca82f.th, 97, 6a829fc9f1778a707aa719c1df03fbf4f535f342b4a5df0fc0734b9131abd935",
    "squeezenet1_0.pth, 52, bb61402e774df0324556bdba97a12c9751ed8a2d602094fa348dd226444cb6dc",
  })
  void everyTensorIsWhatPythonReads(String file, int count, String digest) throws Exception {
    Path path = SharedData.require("models", file);
    assertTrue(reader.accepts(path));
    try (Weights weights = reader.open(path)) {
      assertEquals(count, weights.names().size());
      assertEquals(digest, digest(weights));
    }
  }

  @Test
  void aCheckpointOfTheOldFormatGivesTheModelsOwnNames() throws IOException {
    try (Weights weights = reader.open(SharedData.require("models", "resnet20-12fca82f.th"))) {
      List<String> names = new ArrayList<>(weights.names());
      assertEquals("conv1.weight", names.get(0));
      assertEquals("linear.bias", names.get(96));
      assertEquals(List.of(16, 3, 3, 3), weights.shape("conv1.weight"));
      assertEquals(1.3100982000032673, weights.read("conv1.weight").sum(), 1e-9);
      assertEquals(
          "12fca82f0bebc4135bf1f32f6e3710e61d5108578464b84fd6d7f5c1b04036c8", weights.sha256());
      assertEquals("resnet20-12fca82f.th", weights.origin());
    }
  }

  private static String digest(Weights weights) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String name : weights.names()) {
      Tensor tensor = weights.read(name);
      assertEquals(weights.shape(name), Arrays.stream(tensor.shape()).boxed().toList());
      digest.update(name.getBytes(UTF_8));
      ByteBuffer bytes =
          ByteBuffer.allocate(4 * (tensor.rank() + tensor.length())).order(ByteOrder.LITTLE_ENDIAN);
      for (int size : tensor.shape()) {
        bytes.putInt(size);
      }
      for (float value : tensor.toArray()) {
        bytes.putFloat(value);
      }
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
