/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;

class GroupedParamsTest {

  record WarmUp(
      @Param(value = "0", help = "Epochs", positional = true, min = 0) int epochs,
      @Param(value = "0.5", help = "Share to begin with") double start) {}

  record Pace(
      @Param(value = "0.1", help = "Rate") double learningRate,
      @Param(value = "", help = "Slow beginning") WarmUp warmUp,
      @Param(value = "", help = "By layer") List<String> rates) {
    Pace {
      if (learningRate == 7) {
        throw new IllegalArgumentException("seven is not allowed");
      }
    }
  }

  record Whole(
      @Param(value = "10", help = "Passes") int epochs,
      Pace pace,
      @Param(value = "none", help = "Frozen") String freeze) {}

  private final RecordParamBinder binder = new RecordParamBinder();

  private Whole bind(Map<String, ?> values) {
    return binder.bind(Whole.class, values, Path.of(""));
  }

  @Test
  void whatIsInAGroupHasKeysOfItsOwn() {
    Whole whole = bind(Map.of("epochs", 3, "learning-rate", "0.2", "warm-up", 4));
    assertEquals(new Whole(3, new Pace(0.2, new WarmUp(4, 0.5), List.of()), "none"), whole);
  }

  @Test
  void withoutValuesAGroupHasTheDefaultsOfItsParts() {
    assertEquals(
        new Whole(10, new Pace(0.1, new WarmUp(0, 0.5), List.of()), "none"), bind(Map.of()));
  }

  @Test
  void aRecordInsideAGroupKeepsItsFullKeys() {
    assertEquals(0.25, bind(Map.of("warm-up.start", 0.25)).pace().warmUp().start());
  }

  @Test
  void aListOfTextsMayBeAMapping() {
    Map<String, Object> rates = new LinkedHashMap<>();
    rates.put("features.10", 0.1);
    rates.put("head", 1);
    assertEquals(List.of("features.10=0.1", "head=1"), bind(Map.of("rates", rates)).pace().rates());
    assertEquals(List.of("head=1"), bind(Map.of("rates", "head=1")).pace().rates());
  }

  @Test
  void describedAndRememberedTheyLieFlat() {
    List<String> keys =
        List.of("epochs", "learning-rate", "warm-up", "warm-up.start", "rates", "freeze");
    assertEquals(keys, binder.describe(Whole.class).stream().map(ParamInfo::key).toList());
    assertEquals(
        List.of("epochs", "learning-rate", "warm-up.epochs", "warm-up.start", "rates", "freeze"),
        List.copyOf(binder.provenance(bind(Map.of())).keySet()));
  }

  @Test
  void aWrongKeyIsNamedWithTheOneProbablyMeant() {
    ParamException refusal =
        assertThrows(ParamException.class, () -> bind(Map.of("learning-rat", 1)));
    assertTrue(refusal.getMessage().contains("did you mean 'learning-rate'"), refusal.toString());
    assertThrows(ParamException.class, () -> bind(Map.of("pace", 1)));
    assertThrows(ParamException.class, () -> bind(Map.of("pace.learning-rate", 1)));
  }

  @Test
  void whatAGroupItselfRefusesIsSaid() {
    ParamException refusal =
        assertThrows(ParamException.class, () -> bind(Map.of("learning-rate", 7)));
    assertEquals("seven is not allowed", refusal.getMessage());
  }
}
