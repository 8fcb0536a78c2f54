/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.PickleWriter.View;
import org.lucerna.weights.torch.ZipWriter.Entry;

/** Views of storages as torch defines them: value [i, j] lies at offset + i·s0 + j·s1. */
class StridesTest {

  @TempDir Path folder;

  @Test
  void aTransposedMatrixIsReadByRows() throws IOException {
    View view = View.floats("0", 6, 3, 2).at(0, 1, 3);
    assertArrayEquals(new float[] {0, 3, 1, 4, 2, 5}, read(view, 6));
  }

  @Test
  void aPartOfAMatrixStartsAtItsOffset() throws IOException {
    View view = View.floats("0", 12, 2, 2).at(5, 4, 1);
    assertArrayEquals(new float[] {5, 6, 9, 10}, read(view, 12));
  }

  @Test
  void everySecondColumnIsPicked() throws IOException {
    View view = View.floats("0", 12, 3, 2).at(1, 4, 2);
    assertArrayEquals(new float[] {1, 3, 5, 7, 9, 11}, read(view, 12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderOfAxesAgreesWithTheFormula(int seed) throws IOException {
    Random random = new Random(seed);
    int[] order = {0, 1, 2, 3};
    for (int i = 3; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    long[] shape = new long[4];
    long[] strides = new long[4];
    long next = 1;
    for (int axis : order) {
      shape[axis] = 1 + random.nextInt(23);
      strides[axis] = next;
      next *= shape[axis] + random.nextInt(3);
    }
    int storage = (int) next + 7;
    float[] actual = read(new View("FloatStorage", "0", storage, 7, shape, strides), storage);
    int at = 0;
    for (long a = 0; a < shape[0]; a++) {
      for (long b = 0; b < shape[1]; b++) {
        for (long c = 0; c < shape[2]; c++) {
          for (long d = 0; d < shape[3]; d++) {
            long source = 7 + a * strides[0] + b * strides[1] + c * strides[2] + d * strides[3];
            assertEquals(source, actual[at++]);
          }
        }
      }
    }
    assertEquals(actual.length, at);
  }

  @Test
  void tensorsMayShareAStorage() throws IOException {
    byte[] pickle =
        PickleWriter.protocol2()
            .raw('}', '(')
            .text("all")
            .tensor(View.floats("0", 4, 4))
            .text("half")
            .tensor(View.floats("0", 4, 2).at(2, 1))
            .raw('u')
            .stop();
    Path file = folder.resolve("shared.pth");
    Files.write(file, TorchFiles.zip(pickle, Map.of("0", TorchFiles.bytes(1, 2, 3, 4))));
    try (Weights weights = new TorchWeightReader().open(file)) {
      assertArrayEquals(new float[] {1, 2, 3, 4}, weights.read("all").toArray());
      assertArrayEquals(new float[] {3, 4}, weights.read("half").toArray());
    }
  }

  /** Reads {@code view} of a storage 0, 1, 2 ..., also from a compressed entry: both must agree. */
  private float[] read(View view, int elements) throws IOException {
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] = i;
    }
    byte[] pickle = PickleWriter.protocol2().raw('}').text("x").tensor(view).raw('s').stop();
    byte[] storage = TorchFiles.bytes(values);
    float[] stored = read(Entry.stored("n/data.pkl", pickle), Entry.stored("n/data/0", storage));
    float[] packed =
        read(Entry.deflated("n/data.pkl", pickle), Entry.deflated("n/data/0", storage));
    assertArrayEquals(stored, packed);
    return stored;
  }

  private float[] read(Entry... entries) throws IOException {
    Path file = folder.resolve("x.pth");
    Files.write(file, ZipWriter.zip(List.of(entries)));
    try (Weights weights = new TorchWeightReader().open(file)) {
      return weights.read("x").toArray();
    }
  }
}
