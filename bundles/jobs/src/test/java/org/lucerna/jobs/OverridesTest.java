/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

class OverridesTest {

  private static Map<String, Object> tree(String text) {
    return Yaml.mapping(Yaml.parse(text, "test"), "test");
  }

  private static Map<String, Object> apply(String text, String... overrides) {
    return new Overrides("test").apply(tree(text), List.of(overrides));
  }

  @Test
  void aTopKeyIsSetWithItsType() {
    assertEquals(7, apply("seed: 1", "seed=7").get("seed"));
  }

  @Test
  void aNestedKeyIsAddedWhereItsParentIsMissing() {
    assertEquals(Map.of("per-class", 20), apply("seed: 1", "data.per-class=20").get("data"));
  }

  @Test
  void aPartIsSetBesideAPlainValueAndInsideAMapping() {
    assertEquals(
        List.of(Map.of("train", Map.of("augment", "flip", "augment.erasing.fill", "noise"))),
        apply("steps: [train: {augment: flip}]", "train.augment.erasing.fill=noise").get("steps"));
    assertEquals(
        List.of(Map.of("train", Map.of("augment", Map.of("flip", 0.5, "rotation", 9)))),
        apply("steps: [train: {augment: {flip: 0.5}}]", "train.augment.rotation=9").get("steps"));
  }

  @Test
  void aStepIsAddressedByItsName() {
    assertEquals(
        List.of(Map.of("train", Map.of("epochs", 3, "batch", 1)), Map.of("report", Map.of())),
        apply("steps: [train: {epochs: 9, batch: 1}, report]", "train.epochs=3").get("steps"));
  }

  @Test
  void aStepGivenAsAWordCanBeSet() {
    assertEquals(
        List.of(Map.of("train", Map.of()), Map.of("evaluate", Map.of("split", List.of("test")))),
        apply("steps: [train: {}, evaluate]", "evaluate.split=[test]").get("steps"));
  }

  @Test
  void theTreeItselfIsNotChanged() {
    Map<String, Object> tree = tree("data: {path: a}");
    new Overrides("test").apply(tree, List.of("data.path=b"));
    assertEquals(Map.of("path", "a"), tree.get("data"));
  }

  @Test
  void anUnknownStepIsAUsageError() {
    LucernaException e =
        assertThrows(LucernaException.class, () -> apply("steps: [train: {}]", "trane.epochs=3"));
    assertEquals(ExitStatus.USAGE, e.status());
  }

  @Test
  void somethingWithoutAnEqualsSignIsAUsageError() {
    assertEquals(
        ExitStatus.USAGE,
        assertThrows(LucernaException.class, () -> apply("seed: 1", "seed")).status());
  }
}
