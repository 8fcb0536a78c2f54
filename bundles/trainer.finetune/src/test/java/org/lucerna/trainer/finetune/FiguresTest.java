/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;

class FiguresTest {

  @Test
  void crossEntropyIsTheMeanNegativeLogarithmOfTheTrueClassesProbability() {
    CrossEntropy sum = new CrossEntropy();
    // softmax(0, ln 3) = (1/4, 3/4); softmax(0, 0) = (1/2, 1/2)
    sum.add(Tensor.of(new float[] {0, (float) Math.log(3), 0, 0}, 2, 2), List.of(1, 0));
    Fit fit = sum.fit();
    assertEquals((Math.log(4.0 / 3) + Math.log(2)) / 2, fit.loss(), 1e-7);
    assertEquals(1, fit.accuracy(), "of equal logits the first counts, as in torch's argmax");
  }

  @Test
  void crossEntropyOfHugeLogitsIsFinite() {
    CrossEntropy sum = new CrossEntropy();
    sum.add(Tensor.of(new float[] {5000, -5000}, 1, 2), List.of(1));
    assertEquals(new Fit(10000, 0), sum.fit());
  }

  @Test
  void theTableOfEpochsIsReadBackExactly() {
    Fit odd = new Fit(1.0 / 3, 2.0 / 7);
    List<Epoch> epochs =
        List.of(
            new Epoch(1, 0.1, odd, Optional.of(odd), Optional.empty(), Optional.empty(), 12),
            new Epoch(2, 1e-9, odd, Optional.empty(), Optional.of(odd), Optional.of(odd), 0));
    assertEquals(epochs, EpochTable.parse(EpochTable.format(epochs)));
    assertThrows(IllegalArgumentException.class, () -> EpochTable.parse("something else"));
  }

  @Test
  void batchesKeepTheLastSmallerOne() {
    List<Integer> order = IntStream.range(0, 7).boxed().toList();
    assertEquals(
        List.of(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6)), Batch.cut(order, 3, false));
  }

  @Test
  void whereOnePictureHasNoVarianceTheLastJoinsTheBatchBefore() {
    List<Integer> order = IntStream.range(0, 7).boxed().toList();
    assertEquals(List.of(List.of(0, 1, 2), List.of(3, 4, 5, 6)), Batch.cut(order, 3, true));
    assertEquals(List.of(List.of(0)), Batch.cut(order.subList(0, 1), 3, true));
  }

  @Test
  void seedsOfNeighbouringEpochsAreUnrelated() {
    int equalBits = Long.bitCount(~(Seeds.mix(1, 1) ^ Seeds.mix(1, 2)));
    assertEquals(32, equalBits, 16);
    assertNotEquals(Seeds.mix(1, "flip"), Seeds.mix(1, "dropout"));
  }
}
