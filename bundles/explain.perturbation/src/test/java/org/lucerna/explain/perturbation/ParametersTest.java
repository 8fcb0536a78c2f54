/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.param.ParamBinder;

/** Parameters as a user gives them. */
class ParametersTest {

  private final ParamBinder binder = new RecordParamBinder();

  static List<Methods.Bound<?>> methods() {
    return Methods.all();
  }

  private <P extends Record> P bind(Class<P> type, Map<String, ?> values) {
    return binder.bind(type, values, Path.of(""));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodHasDefaults(Methods.Bound<?> method) {
    Record params = bind(method.params().getClass(), Map.of());
    assertNotEquals(method.params(), params);
    assertFalse(binder.provenance(params).containsKey("batch"), "changes no result");
  }

  @Test
  void defaultsAreThePapers() {
    RiseParams rise = bind(RiseParams.class, Map.of());
    assertEquals(new RiseParams(4000, 7, 0.5, Score.PROBABILITY, 0, 32), rise);
    LimeParams lime = bind(LimeParams.class, Map.of());
    assertEquals(new LimeParams.Fit(0.25, 1), lime.fit());
    assertEquals(new GroupCamParams(32, 0.3, 32), bind(GroupCamParams.class, Map.of()));
    assertEquals(10, bind(IsCamParams.class, Map.of()).steps());
  }

  @Test
  void valuesAreGivenInKebabCase() {
    ScoreCamParams score =
        bind(
            ScoreCamParams.class,
            Map.of("weights", "softmax-of-logits", "masks", "before-stretching", "batch", "8"));
    assertEquals(
        new ScoreCamParams(
            ScoreCamParams.Weights.SOFTMAX_OF_LOGITS,
            ScoreCamParams.MaskRange.BEFORE_STRETCHING,
            8),
        score);
    assertEquals(0.5, bind(LimeParams.class, Map.of("kernel-width", "0.5")).fit().kernelWidth());
    assertEquals(48, bind(OcclusionParams.class, Map.of("patch", "48")).patch().orElseThrow());
  }
}
