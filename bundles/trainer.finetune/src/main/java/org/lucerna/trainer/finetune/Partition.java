/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.train.TrainJob;

/**
 * Which pictures are used for what; indices into the data set's samples.
 *
 * @param test empty unless test curves are wanted: otherwise no test picture is ever looked at
 * @param isCut whether {@code validation} was cut from the training pictures
 */
record Partition(List<Integer> train, List<Integer> validation, List<Integer> test, boolean isCut) {

  static Partition of(TrainJob<FineTuneParams> job) {
    Dataset data = job.data();
    List<Integer> train = of(data, Split.TRAIN);
    List<Integer> validation = of(data, Split.VALIDATION);
    List<Integer> test = job.params().testCurve() ? of(data, Split.TEST) : List.of();
    if (train.isEmpty()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "data set " + data.name() + " has no training pictures");
    }
    if (!validation.isEmpty() || !job.params().needsValidation()) {
      return new Partition(train, validation, test, false);
    }
    List<Integer> held = HoldOut.of(data, train, job.params().validationShare(), job.seed());
    Set<Integer> apart = Set.copyOf(held);
    List<Integer> rest = train.stream().filter(i -> !apart.contains(i)).toList();
    return new Partition(rest, held, test, true);
  }

  /** All pictures that are looked at. */
  List<Integer> all() {
    return Stream.of(train, validation, test).flatMap(List::stream).toList();
  }

  private static List<Integer> of(Dataset data, Split split) {
    return IntStream.range(0, data.samples().size())
        .filter(i -> data.samples().get(i).split() == split)
        .boxed()
        .toList();
  }
}
