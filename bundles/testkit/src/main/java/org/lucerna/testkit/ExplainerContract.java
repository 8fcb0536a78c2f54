/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;

/**
 * What every explanation method holds to. Extend it and give the method; it is asked about a {@link
 * PooledProbe}, so that no engine is needed. The checks of {@code lucerna verify} ask more, on
 * several networks and the installed backend; those here are their first questions.
 *
 * @param <P> the method's parameter record
 */
public abstract class ExplainerContract<P extends Record> {

  private static final int SIZE = 5;
  private static final Tensor WEIGHT =
      Tensor.of(new float[] {0.5f, 1, -0.25f, -1, 0.75f, 0.5f, -1, -2, -0.5f}, 3, 3);

  /** The class all of whose weights are negative, so that nothing speaks for it. */
  private static final int HOPELESS = 2;

  /** The method under test. */
  protected abstract Explainer<P> explainer();

  /** Parameters to call it with. */
  protected abstract P params();

  /** Whether {@code [h, w]} must be the layer's own. */
  protected boolean hasSizeOfLayer() {
    return true;
  }

  /** 2 for {@code [h, w]}; 3 for methods that explain each colour, or find several maps. */
  protected int axes() {
    return 2;
  }

  /** Whether it explains the layer asked for; false for methods at the picture itself. */
  protected boolean isAtLayer() {
    return true;
  }

  /** Whether a map follows the target's gradient, so that nothing can speak for a class. */
  protected boolean isClassSpecific() {
    return true;
  }

  /**
   * Whether the target's logit alone is explained; false for methods that read probabilities or
   * compare classes. One that says so in its fact {@code score} needs not override this.
   */
  protected boolean explainsOneLogit() {
    return true;
  }

  private static Tensor pictures(int count) {
    Random random = new Random(7);
    float[] values = new float[count * 3 * SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, count, 3, SIZE, SIZE);
  }

  private static PooledProbe probe(int pictures) {
    return new PooledProbe(pictures(pictures), WEIGHT);
  }

  private Heatmap explain(PooledProbe probe, int picture, Target target, LayerId layer) {
    return explainer()
        .explain(
            new ExplainRequest<>(probe, picture, target, layer, 42, params()), Progress.none());
  }

  @Test
  void aMapIsFiniteAndHasItsAxes() {
    Tensor map = explain(probe(1), 0, Target.predicted(), PooledProbe.MAPS).values();
    assertEquals(axes(), map.rank());
    for (int i = 0; i < map.length(); i++) {
      assertTrue(Float.isFinite(map.at(i)));
    }
    if (hasSizeOfLayer()) {
      assertEquals(SIZE, map.size(axes() - 2));
      assertEquals(SIZE, map.size(axes() - 1));
    }
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    PooledProbe probe = probe(1);
    Heatmap first = explain(probe, 0, Target.ofClass(1), PooledProbe.MAPS);
    assertEquals(first, explain(probe, 0, Target.ofClass(1), PooledProbe.MAPS));
  }

  @Test
  void aPictureIsExplainedAlikeAloneAndAmongOthers() {
    Tensor three = pictures(3);
    PooledProbe alone = new PooledProbe(Tensor.stack(List.of(three.slice(2))), WEIGHT);
    assertEquals(
        explain(alone, 0, Target.ofClass(0), PooledProbe.MAPS),
        explain(new PooledProbe(three, WEIGHT), 2, Target.ofClass(0), PooledProbe.MAPS));
  }

  @Test
  void theProbeIsLeftOpen() {
    PooledProbe probe = probe(1);
    explain(probe, 0, Target.predicted(), PooledProbe.MAPS);
    assertFalse(probe.isClosed());
  }

  @Test
  void severalThreadsMayAskAtOnce() {
    Heatmap expected = explain(probe(1), 0, Target.ofClass(1), PooledProbe.MAPS);
    assertTrue(
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> explain(probe(1), 0, Target.ofClass(1), PooledProbe.MAPS))
            .allMatch(expected::equals));
  }

  @Test
  void theClassAskedAboutIsTheOneExplained() {
    if (isClassSpecific()) {
      PooledProbe probe = probe(1);
      Heatmap one = explain(probe, 0, Target.ofClass(0), PooledProbe.MAPS);
      assertFalse(one.equals(explain(probe, 0, Target.ofClass(1), PooledProbe.MAPS)));
    }
  }

  @Test
  void aMapWithoutEvidenceSaysSo() {
    if (isClassSpecific()) {
      Heatmap map = explain(probe(1), 0, Target.ofClass(HOPELESS), PooledProbe.MAPS);
      assertTrue(map.hasEvidence() || !map.facts().isEmpty());
    }
  }

  @Test
  void aLayerTheMethodIsNotDefinedAtIsRefusedByName() {
    if (isAtLayer()) {
      LucernaException refusal =
          assertThrows(
              LucernaException.class,
              () -> explain(probe(1), 0, Target.predicted(), PooledProbe.FLAT));
      assertEquals(ExitStatus.JOB_INVALID, refusal.status());
      assertTrue(refusal.getMessage().contains(PooledProbe.FLAT.path()), refusal.getMessage());
    }
  }

  @Test
  void aMapOfThePictureIsTheSameWhateverTheLayer() {
    if (!isAtLayer()) {
      assertEquals(
          explain(probe(1), 0, Target.ofClass(0), PooledProbe.MAPS),
          explain(probe(1), 0, Target.ofClass(0), PooledProbe.FLAT));
    }
  }

  @Test
  void questionsInBetweenChangeNoAnswer() {
    PooledProbe probe = probe(2);
    Heatmap first = explain(probe, 0, Target.ofClass(1), PooledProbe.MAPS);
    explain(probe, 1, Target.ofClass(0), PooledProbe.MAPS);
    assertEquals(first, explain(probe, 0, Target.ofClass(1), PooledProbe.MAPS));
  }

  @Test
  void thePredictedClassIsTheSameClassThroughout() {
    PooledProbe probe = probe(1);
    int predicted = Target.predicted().classIndex(probe.logits(0));
    assertEquals(
        explain(probe, 0, Target.ofClass(predicted), PooledProbe.MAPS).values(),
        explain(probe, 0, Target.predicted(), PooledProbe.MAPS).values());
  }

  @Test
  void otherClassesDoNotChangeTheMapOfALogit() {
    Heatmap map = explain(probe(1), 0, Target.ofClass(0), PooledProbe.MAPS);
    if (explainsOneLogit() && !map.facts().containsKey("score")) {
      float[] others = WEIGHT.toArray();
      for (int i = 3; i < others.length; i++) {
        others[i] += 0.5f;
      }
      PooledProbe changed = new PooledProbe(pictures(1), Tensor.wrap(others, 3, 3));
      assertEquals(map.values(), explain(changed, 0, Target.ofClass(0), PooledProbe.MAPS).values());
    }
  }

  @Test
  void cancellingStopsItAtTheNextStep() {
    Interruption interruption = new Interruption();
    boolean stopped = false;
    try {
      explainer()
          .explain(
              new ExplainRequest<>(probe(1), 0, Target.ofClass(0), PooledProbe.MAPS, 42, params()),
              interruption);
    } catch (CancellationException e) {
      stopped = true;
    }
    assertEquals(interruption.steps > 0, stopped);
  }

  /** Cancels at the first step. */
  private static final class Interruption implements Progress {

    private int steps;

    @Override
    public void step(long done, long total) {
      steps++;
      throw new CancellationException();
    }

    @Override
    public Progress part(String label, double share) {
      return this;
    }

    @Override
    public void note(String line) {}
  }
}
