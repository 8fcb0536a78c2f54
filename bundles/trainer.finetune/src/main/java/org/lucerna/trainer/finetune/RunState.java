/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.weights.Weights;

/**
 * Where a run stands after an epoch: all that is needed to go on as if it had never stopped. What a
 * schedule or early stopping remembers is not among it: that follows from the epochs' figures.
 *
 * @param job hash of what the run is, but for its number of epochs
 * @param epochs those done
 * @param best number of the best by validation, 0 where nothing is chosen by it
 * @param parameters what changes, as it is now
 * @param optimizer the learner's
 * @param bestParameters what changes, as it was after the best epoch; empty if that is the last
 * @param file what is read from, closed with the state; of a state that is written, nothing
 */
record RunState(
    String job,
    List<Epoch> epochs,
    int best,
    Weights parameters,
    Weights optimizer,
    Weights bestParameters,
    Weights file)
    implements AutoCloseable {

  private static final String PARAMETER = "parameter/";
  private static final String OPTIMIZER = "optimizer/";
  private static final String BEST = "best/";

  RunState {
    epochs = List.copyOf(epochs);
  }

  /** One that is to be written. */
  RunState(
      String job,
      List<Epoch> epochs,
      int best,
      Weights parameters,
      Weights optimizer,
      Weights bestParameters) {
    this(job, epochs, best, parameters, optimizer, bestParameters, Selected.NONE);
  }

  int epoch() {
    return epochs.size();
  }

  Weights tensors() {
    Map<String, Weights> all = new LinkedHashMap<>();
    all.put(PARAMETER, parameters);
    all.put(OPTIMIZER, optimizer);
    all.put(BEST, bestParameters);
    return Selected.joined(all);
  }

  Map<String, String> texts(long seed) {
    return Map.of(
        "lucerna.state", "1",
        "job", job,
        "seed", String.valueOf(seed),
        "epoch", String.valueOf(epoch()),
        "best", String.valueOf(best),
        "epochs", EpochTable.format(epochs));
  }

  /**
   * @throws IllegalArgumentException if this is no state
   */
  static RunState of(Weights file) {
    Map<String, String> texts = file.metadata();
    return new RunState(
        texts.getOrDefault("job", ""),
        EpochTable.parse(texts.getOrDefault("epochs", "")),
        Integer.parseInt(texts.getOrDefault("best", "")),
        Selected.below(PARAMETER, file),
        Selected.below(OPTIMIZER, file),
        Selected.below(BEST, file),
        file);
  }

  @Override
  public void close() {
    file.close();
  }
}
