/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {

  /** {@code [2, 2, 3]}: channel 0 counts from 0, channel 1 from 6. */
  private static Tensor counting() {
    float[] data = new float[12];
    for (int i = 0; i < data.length; i++) {
      data[i] = i;
    }
    return Tensor.wrap(data, 2, 2, 3);
  }

  @Test
  void ofCopiesSoThatLaterChangesDoNotReachIt() {
    float[] data = {1, 2};
    int[] shape = {2};
    Tensor tensor = Tensor.of(data, shape);
    data[0] = 9;
    shape[0] = 9;
    tensor.toArray()[1] = 9;
    tensor.shape()[0] = 9;
    assertArrayEquals(new float[] {1, 2}, tensor.toArray());
    assertArrayEquals(new int[] {2}, tensor.shape());
    assertThrows(ReadOnlyBufferException.class, () -> tensor.data().put(0, 9));
  }

  @Test
  void theShapeMustMatchTheNumberOfValues() {
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[5], 2, 3));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[1], -1, -1));
    assertEquals(1, Tensor.of(new float[1]).length());
    assertEquals(0, Tensor.of(new float[0], 3, 0).length());
  }

  @Test
  void stackingAndSlicingUndoEachOther() {
    Tensor a = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    Tensor b = Tensor.of(new float[] {5, 6, 7, 8}, 2, 2);
    Tensor both = Tensor.stack(List.of(a, b));
    assertArrayEquals(new int[] {2, 2, 2}, both.shape());
    assertEquals(a, both.slice(0));
    assertEquals(b, both.slice(1));
    assertEquals(Tensor.of(new float[] {7, 8}, 2), both.slice(1).slice(1));
  }

  @Test
  void onlyEqualShapesStack() {
    Tensor a = Tensor.of(new float[4], 2, 2);
    Tensor b = Tensor.of(new float[4], 4);
    assertThrows(IllegalArgumentException.class, () -> Tensor.stack(List.of(a, b)));
    assertThrows(IllegalArgumentException.class, () -> Tensor.stack(List.of()));
  }

  @Test
  void reshapingKeepsValuesInRowMajorOrder() {
    Tensor flat = counting().reshape(12);
    assertEquals(7f, flat.at(7));
    assertEquals(counting(), flat.reshape(2, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> flat.reshape(5));
  }

  /** More values than are looked at side by side, and some left over. */
  @Test
  void whatIsKeptOfManyValuesIsWhatTheyAre() {
    float[] data = new float[3 * 7 * 61];
    for (int i = 0; i < data.length; i++) {
      data[i] = (i * 37) % 101;
    }
    for (int at : new int[] {0, 300, data.length - 1}) {
      float[] some = data.clone();
      some[at] = -2;
      Tensor tensor = Tensor.wrap(some, 3, 7, 61);
      assertEquals(-2f, tensor.min());
      assertEquals(-2f, tensor.min());
      float[] means = tensor.channelMeans();
      for (int c = 0; c < 3; c++) {
        assertEquals(tensor.slice(c).sum() / (7 * 61), means[c], 1e-5);
      }
      means[0] = 5000;
      assertNotEquals(5000f, tensor.channelMeans()[0]);
    }
  }

  @Test
  void channelMeansAreMeansOverThePlane() {
    assertArrayEquals(new float[] {2.5f, 8.5f}, counting().channelMeans());
  }

  /** By hand: 2·channel 0 − channel 1 = 2·i − (i + 6) = i − 6. */
  @Test
  void theWeightedSumOverChannelsIsAPlane() {
    Tensor sum = counting().weightedChannelSum(new float[] {2, -1});
    assertEquals(Tensor.of(new float[] {-6, -5, -4, -3, -2, -1}, 2, 3), sum);
    assertThrows(
        IllegalArgumentException.class, () -> counting().weightedChannelSum(new float[] {1}));
  }

  /** 2^24 + 1 is no 32-bit float: summed in floats, the ones would be lost. */
  @Test
  void sumsAreTakenInDoublePrecision() {
    Tensor tensor = Tensor.of(new float[] {1 << 24, 1, 1}, 3, 1, 1);
    assertEquals((1 << 24) + 2.0, tensor.sum());
    assertEquals((1 << 24) + 2f, tensor.weightedChannelSum(new float[] {1, 1, 1}).at(0));
  }

  @Test
  void reluAndTimesLeaveTheTensorAlone() {
    Tensor tensor = Tensor.of(new float[] {-1, 0, 2}, 3);
    assertEquals(Tensor.of(new float[] {0, 0, 2}, 3), tensor.relu());
    assertEquals(Tensor.of(new float[] {3, -0f, -6}, 3), tensor.times(-3));
    assertEquals(-1f, tensor.at(0));
  }

  @Test
  void extremesAndTheFirstLargestAreFound() {
    Tensor tensor = Tensor.of(new float[] {-3, 5, 5, 1}, 4);
    assertEquals(-3f, tensor.min());
    assertEquals(5f, tensor.max());
    assertEquals(1, tensor.argMax());
    Tensor empty = Tensor.of(new float[0], 0);
    assertEquals(-1, empty.argMax());
    assertEquals(Float.NEGATIVE_INFINITY, empty.max());
    assertEquals(Float.POSITIVE_INFINITY, empty.min());
  }

  @Test
  void equalityIsShapeAndBits() {
    Tensor nan = Tensor.of(new float[] {Float.NaN}, 1);
    assertEquals(nan, Tensor.of(new float[] {Float.NaN}, 1));
    assertNotEquals(Tensor.of(new float[] {0f}, 1), Tensor.of(new float[] {-0f}, 1));
    assertNotEquals(nan, nan.reshape(1, 1));
    assertEquals(counting().hashCode(), counting().hashCode());
    assertTrue(counting().toString().contains("[2, 2, 3]"));
  }
}
