/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

class HoldOutTest {

  private static List<Integer> all(MemoryData data) {
    return IntStream.range(0, data.samples().size()).boxed().toList();
  }

  private static MemoryData grouped(int groups, int each) {
    MemoryData data = new MemoryData(4);
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < each; i++) {
        data.add(new Sample(g + "/" + i, g % 3, Split.TRAIN, Optional.of("film " + g)));
      }
    }
    return data;
  }

  @Test
  void everyClassGivesTheSameShare() {
    MemoryData data = new MemoryData(4).add(Split.TRAIN, 20);
    int[] counts = new int[3];
    HoldOut.of(data, all(data), 0.25, 1).forEach(i -> counts[data.samples().get(i).label()]++);
    for (int count : counts) {
      assertEquals(5, count);
    }
  }

  @Test
  void theSeedDecides() {
    MemoryData data = new MemoryData(4).add(Split.TRAIN, 20);
    List<Integer> one = HoldOut.of(data, all(data), 0.2, 1);
    assertEquals(one, HoldOut.of(data, all(data), 0.2, 1));
    assertNotEquals(one, HoldOut.of(data, all(data), 0.2, 2));
  }

  @Test
  void aGroupIsNeverParted() {
    MemoryData data = grouped(30, 4);
    List<Integer> held = HoldOut.of(data, all(data), 0.2, 3);
    assertEquals(3 * 8, held.size());
    Set<String> groups = new HashSet<>();
    held.forEach(i -> groups.add(data.samples().get(i).group().orElseThrow()));
    assertEquals(held.size(), groups.size() * 4);
  }

  @Test
  void picturesReportedAsDuplicatesStayTogetherAlsoThroughAThird() {
    MemoryData data = new MemoryData(4).add(Split.TRAIN, 2);
    List<String> ids = data.samples().stream().map(Sample::id).toList();
    data.add(new Problem(Problem.Kind.NEAR_DUPLICATE, List.of(ids.get(0), ids.get(3)), "alike"));
    data.add(new Problem(Problem.Kind.CONFLICT, List.of(ids.get(3), ids.get(4)), "alike"));
    data.add(new Problem(Problem.Kind.UNREADABLE, List.of(ids.get(1), ids.get(2)), "broken"));
    assertEquals(
        List.of(List.of(0, 3, 4), List.of(1), List.of(2), List.of(5)),
        Companions.units(data, all(data)));
  }

  @Test
  void whereEverythingIsOneGroupTheUserIsTold() {
    MemoryData data = grouped(3, 10);
    LucernaException refusal =
        assertThrows(LucernaException.class, () -> HoldOut.of(data, all(data), 0.2, 1));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
    assertTrue(refusal.getMessage().contains("select to last"), refusal.getMessage());
  }
}
