/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.Target;

/** Pictures and networks about which there is nothing to say. */
class HostileInputsTest {

  static List<Methods.Bound<?>> methods() {
    return Methods.all();
  }

  private static void assertFinite(Heatmap map) {
    for (int i = 0; i < map.values().length(); i++) {
      assertTrue(Float.isFinite(map.values().at(i)), "cell " + i);
    }
  }

  private static Heatmap explain(Methods.Bound<?> method, Tensor picture, Tensor weight) {
    PooledProbe probe = new PooledProbe(Tensor.stack(List.of(picture)), weight);
    return method.explain(probe, Target.ofClass(0), Progress.none());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void behindADeadReluNothingIsFoundAndThatIsSaid(Methods.Bound<?> method) {
    Tensor picture = Small.picture(6).times(-1);
    Heatmap map = explain(method, picture, Small.WEIGHT);
    assertFinite(map);
    assertTrue(map.facts().containsKey("warning"), map.facts().toString());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aPictureOfOneColourIsSurvived(Methods.Bound<?> method) {
    assertFinite(explain(method, Small.plain(6, 1), Small.WEIGHT));
    assertFinite(explain(method, Small.plain(6, 0), Small.WEIGHT));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aSaturatedSoftmaxGivesNoNumberThatIsNone(Methods.Bound<?> method) {
    assertFinite(explain(method, Small.picture(6), Small.WEIGHT.times(1e6f)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aNetworkThatSaysTheSameOfEverythingIsReported(Methods.Bound<?> method) {
    Heatmap map = explain(method, Small.picture(6), Small.WEIGHT.times(0));
    assertFinite(map);
    assertTrue(map.facts().containsKey("warning"), map.facts().toString());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theScoreThatCountedIsSaid(Methods.Bound<?> method) {
    String score = explain(method, Small.picture(6), Small.WEIGHT).facts().get("score");
    assertTrue(score.equals("logit") || score.equals("softmax probability"), score);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aRankedTargetStaysAboutTheClassOfTheUnchangedPicture(Methods.Bound<?> method) {
    // Changed pictures may be of another class; if they were scored by theirs, maps would differ.
    PooledProbe probe = Small.probe(6);
    Target.Ranked predicted = new Target.Ranked(0);
    int index = predicted.classIndex(probe.logits(0));
    assertEquals(
        method.explain(probe, Target.ofClass(index), Progress.none()),
        method.explain(probe, predicted, Progress.none()));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aTargetThatIsNoClassHasItsOwnScore(Methods.Bound<?> method) {
    List<Integer> all = IntStream.range(0, 2).boxed().toList();
    RegionTarget sum = new RegionTarget(Optional.empty(), all, 1);
    Heatmap map = method.explain(Small.probe(6), sum, Progress.none());
    assertFinite(map);
    assertEquals("the target's own", map.facts().get("score"));
  }
}
