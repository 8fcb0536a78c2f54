/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.task.Progress;
import org.lucerna.view.data.ColourSession;
import org.lucerna.view.data.MemoryDataset;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.workbench.api.current.PictureSet;

class GalleryTest {

  private final MemoryDataset data = new MemoryDataset(20);
  private final ColourSession session = new ColourSession();
  private final Gallery gallery = new Gallery(data);
  private final Predictions predictions =
      new Predictions(new Outputs(session.classes(), data.classes()), data.samples().size());

  @BeforeEach
  void predict() {
    assertEquals(1, work().run(Progress.none()), "one picture cannot be read");
  }

  private PredictionWork work() {
    return new PredictionWork(
        new PredictionWork.Order(session, data, predictions.outputs(), Runnable::run),
        predictions.missing(),
        batch -> batch.forEach(predictions::put));
  }

  private List<Integer> list(Filter filter, Order order) {
    return gallery.list(filter, order, Optional.of(predictions));
  }

  private static Filter said(Filter.Said said) {
    return new Filter(Set.of(), Optional.empty(), said, "", Optional.empty());
  }

  @Test
  void allReadablePicturesArePredictedInBatchesOfSixteen() {
    assertEquals(59, predictions.known());
    assertEquals(List.of(MemoryDataset.BROKEN), predictions.missing());
    assertEquals(4, session.batches.get());
    assertEquals(16, session.largest.get());
  }

  @Test
  void cancellingKeepsWhatWasPredicted() {
    Map<Integer, Verdict> found = new HashMap<>();
    PredictionWork work =
        new PredictionWork(
            new PredictionWork.Order(session, data, predictions.outputs(), Runnable::run),
            List.of(0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18),
            found::putAll);
    Progress cancelled =
        new Progress() {
          @Override
          public void step(long done, long total) {
            if (done > 0) {
              throw new CancellationException();
            }
          }

          @Override
          public Progress part(String label, double share) {
            return this;
          }

          @Override
          public void note(String line) {}
        };
    Assertions.assertThrows(CancellationException.class, () -> work.run(cancelled));
    assertEquals(16, found.size());
  }

  @Test
  void namesOfOutputsAndClassesMeetWhateverTheirCase() {
    Outputs outputs = new Outputs(List.of("Great White_shark", "x"), List.of("great-white shark"));
    assertEquals(OptionalInt.of(0), outputs.of(0));
    assertEquals(
        Verdict.Truth.UNKNOWN,
        new Outputs(List.of("a", "b"), List.of("c")).judge(0, new float[] {1, 2}).truth());
  }

  @Test
  void confidenceAndLossAreThoseOfTheSoftmax() {
    Verdict verdict =
        new Outputs(List.of("a", "b"), List.of("a", "b")).judge(0, new float[] {1, 3});
    double sum = Math.exp(1) + Math.exp(3);
    assertEquals(Math.exp(3) / sum, verdict.confidence(), 1e-9);
    assertEquals(-Math.log(Math.exp(1) / sum), verdict.loss(), 1e-9);
    assertEquals(Verdict.Truth.WRONG, verdict.truth());
  }

  @Test
  void wrongOnesAreFoundAndSortedByLoss() {
    List<Integer> wrong =
        list(
            said(new Filter.Said(OptionalInt.empty(), 0, 1, Optional.of(Verdict.Truth.WRONG))),
            Order.LARGEST_LOSS);
    assertEquals(10, wrong.size());
    assertTrue(wrong.stream().allMatch(i -> data.samples().get(i).label() == 2 && i % 2 == 1));
    List<Integer> all = list(Filter.ALL, Order.LARGEST_LOSS);
    assertTrue(wrong.containsAll(all.subList(0, 10)));
    assertEquals(MemoryDataset.BROKEN, all.get(59), "what is not known comes last");
  }

  @Test
  void conditionsHoldTogether() {
    Filter filter =
        new Filter(
            Set.of(
                new Filter.Place(0, Optional.empty()),
                new Filter.Place(2, Optional.of(Split.TEST))),
            Optional.of(Split.TEST),
            new Filter.Said(OptionalInt.empty(), 0, 1, Optional.of(Verdict.Truth.RIGHT)),
            "",
            Optional.empty());
    assertEquals(List.of(0, 5, 10, 15, 40, 50), list(filter, Order.GIVEN));
  }

  @Test
  void textIsFoundInIdsClassesAndPredictions() {
    Filter green =
        new Filter(Set.of(), Optional.empty(), Filter.Said.ANYTHING, " GREEN ", Optional.empty());
    assertEquals(30, list(green, Order.GIVEN).size(), "20 green ones, 10 taken for green");
  }

  @Test
  void pickedPicturesKeepTheirOrderAndAreListedOnce() {
    Filter picked =
        new Filter(
            Set.of(),
            Optional.empty(),
            Filter.Said.ANYTHING,
            "",
            Optional.of(new PictureSet("some", List.of(9, 3, 9, 700))));
    assertEquals(List.of(9, 3), list(picked, Order.GIVEN));
  }

  @Test
  void sizesFallIntoRoundBinsThatHoldAll() {
    Sizes sizes = new Sizes();
    for (int i = 0; i < 50; i++) {
      sizes.put(i, new java.awt.Dimension(200 + 13 * i, 640));
    }
    List<Sizes.Bin> bins = sizes.bins();
    assertEquals(50, bins.stream().mapToInt(b -> b.samples().size()).sum());
    assertTrue(bins.size() <= 12);
    assertEquals(0, bins.get(0).low() % 10);
    assertEquals(
        34,
        sizes.bins().stream().filter(b -> b.low() < 640).mapToInt(b -> b.samples().size()).sum());
  }

  @Test
  void countsAreThoseOfClassesAndSplits() {
    Counts counts = new Counts(data);
    assertEquals(4, counts.of(1, Optional.of(Split.TEST)));
    assertEquals(60, counts.all(Optional.empty()));
    assertEquals(List.of("all", 48, 0, 12, 60), counts.table().rows().get(3));
  }
}
