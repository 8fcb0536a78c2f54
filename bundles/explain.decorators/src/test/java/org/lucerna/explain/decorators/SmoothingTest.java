/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.CellGrid;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Decorator;

class SmoothingTest {

  private static final TestTimeParams PLAIN_FLIP = new TestTimeParams(true, List.of(1.0), 3);

  private static Heatmap tta(
      Decorator.Method method, Decorator.Question question, TestTimeParams params) {
    return new TestTimeAugmentation().explain(method, question, params, Progress.none());
  }

  private static Heatmap noisy(
      Decorator.Method method, Decorator.Question question, NoiseParams params) {
    return new NoiseSmoothing().explain(method, question, params, Progress.none());
  }

  @Test
  void theMapOfASymmetricPictureIsNotChangedByMirroring() {
    Tensor half = Methods.noise(6, 2);
    Tensor symmetric = Maps.mean(List.of(half, Mirror.of(half)));
    Decorator.Question question = Methods.question(Methods.probe(symmetric), Target.ofClass(0));
    Tensor plain = Methods.plain(Methods.GRAD_CAM, question).values();
    Tensor smooth = tta(Methods.GRAD_CAM, question, PLAIN_FLIP).values();
    assertArrayEquals(plain.toArray(), smooth.toArray(), 1e-7f);
    assertTrue(plain.max() > 0);
  }

  @Test
  void mirroredCopiesAreMirroredBack() {
    // Grad-CAM of the pooled network moves with the picture, so that all copies agree
    Decorator.Question question = Methods.question();
    Tensor plain = Methods.plain(Methods.GRAD_CAM, question).values();
    assertNotEquals(plain, Mirror.of(plain));
    assertArrayEquals(
        plain.toArray(), tta(Methods.GRAD_CAM, question, PLAIN_FLIP).values().toArray(), 1e-7f);
  }

  @Test
  void factorsMultiplyThePicture() {
    // without biases Grad-CAM is proportional to the picture: the mean of the factors remains
    Decorator.Question question = Methods.question();
    Tensor plain = Methods.plain(Methods.GRAD_CAM, question).values();
    Tensor smooth =
        tta(Methods.GRAD_CAM, question, new TestTimeParams(false, List.of(1.0, 4.0), 1)).values();
    assertArrayEquals(plain.times(2.5f).toArray(), smooth.toArray(), 1e-5f);
  }

  @Test
  void theBatchChangesNothing() {
    Decorator.Question question = Methods.question();
    assertEquals(
        tta(Methods.GRAD_CAM, question, new TestTimeParams(true, List.of(0.9, 1.0, 1.1), 1)),
        tta(Methods.GRAD_CAM, question, new TestTimeParams(true, List.of(0.9, 1.0, 1.1), 4)));
    assertEquals(
        noisy(Methods.GRAD_CAM, question, new NoiseParams(7, 0.2, 1)),
        noisy(Methods.GRAD_CAM, question, new NoiseParams(7, 0.2, 7)));
  }

  @Test
  void cellsBesideTheMiddleAreWarnedAbout() {
    Tensor values = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    Heatmap tiles = Heatmap.signed(values);
    Decorator.Question question = Methods.question(); // 6×6 pixels
    Heatmap centred =
        tta(Methods.constant(tiles.at(new CellGrid(1.5, 1.5, 3, 3))), question, PLAIN_FLIP);
    assertFalse(centred.facts().containsKey("warning"));
    assertEquals(Optional.of(new CellGrid(1.5, 1.5, 3, 3)), centred.cells());
    Heatmap beside =
        tta(Methods.constant(tiles.at(new CellGrid(1.5, 1, 3, 3))), question, PLAIN_FLIP);
    assertTrue(beside.facts().get("warning").contains("1.0 pixels"), beside.facts().toString());
  }

  @Test
  void withoutNoiseTheMapIsThePlainOne() {
    Decorator.Question question = Methods.question();
    Heatmap plain = Methods.plain(Methods.INPUT_X_GRADIENT, question);
    Heatmap smooth = noisy(Methods.INPUT_X_GRADIENT, question, new NoiseParams(3, 0, 8));
    assertArrayEquals(plain.values().toArray(), smooth.values().toArray(), 1e-7f);
    assertEquals(Heatmap.Sign.SIGNED, smooth.sign());
  }

  @Test
  void theSeedAloneDecidesTheNoise() {
    Decorator.Question question = Methods.question();
    NoiseParams params = new NoiseParams(5, 0.2, 2);
    Decorator.Question other =
        new Decorator.Question(question.probe(), 0, question.target(), question.layers(), 2);
    assertEquals(
        noisy(Methods.SALIENCY, question, params), noisy(Methods.SALIENCY, question, params));
    assertNotEquals(
        noisy(Methods.SALIENCY, question, params).values(),
        noisy(Methods.SALIENCY, other, params).values());
  }

  @Test
  void aRankedTargetMeansTheClassOfThePictureInAllCopies() {
    Decorator.Question question = Methods.question();
    int predicted = Target.predicted().classIndex(question.probe().logits(0));
    NoiseParams loud = new NoiseParams(12, 3, 4);
    assertEquals(
        noisy(Methods.GRAD_CAM, question.about(Target.ofClass(predicted)), loud),
        noisy(Methods.GRAD_CAM, question.about(Target.predicted()), loud));
  }

  @Test
  void methodsThatFindSeveralMapsAreRefused() {
    Heatmap several =
        Heatmap.several(
            Tensor.of(new float[8], 2, 2, 2), Heatmap.Sign.POSITIVE, List.of("one", "two"));
    LucernaException refusal =
        assertThrows(
            LucernaException.class,
            () -> noisy(Methods.constant(several), Methods.question(), new NoiseParams(2, 0.1, 2)));
    assertTrue(refusal.getMessage().contains("one, two"), refusal.getMessage());
  }
}
