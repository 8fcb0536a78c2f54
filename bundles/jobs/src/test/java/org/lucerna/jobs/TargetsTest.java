/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.compute.Target;

class TargetsTest {

  private final Targets targets =
      new Targets(List.of("cat", "dog", "bee"), 3, new RecordParamBinder());

  private List<Target> parse(String... words) {
    return targets.parse(List.of(words), OptionalInt.of(2));
  }

  @Test
  void everyWordIsUnderstood() {
    assertEquals(List.of(Target.predicted()), parse("predicted"));
    assertEquals(List.of(Target.ofClass(2)), parse("label"));
    assertEquals(List.of(Target.ofClass(1)), parse("1"));
    assertEquals(List.of(Target.ofClass(1)), parse("dog"));
    assertEquals(List.of(new Target.Ranked(0), new Target.Ranked(1)), parse("top2"));
  }

  @Test
  void moreThanThereAreClassesMeansAll() {
    assertEquals(3, parse("top5").size());
  }

  @Test
  void oneTargetNamedTwiceIsOne() {
    assertEquals(1, parse("1", "dog").size());
  }

  @Test
  void anUnknownClassIsNamedWithTheOneMeant() {
    ParamException e = assertThrows(ParamException.class, () -> parse("dgo"));
    assertTrue(e.getMessage().contains("'dog'"), e.getMessage());
  }

  @Test
  void anIndexBeyondTheClassesIsRefused() {
    assertThrows(ParamException.class, () -> parse("3"));
  }

  @Test
  void aLabelThatNobodyKnowsIsRefused() {
    assertThrows(ParamException.class, () -> targets.parse(List.of("label"), OptionalInt.empty()));
  }
}
