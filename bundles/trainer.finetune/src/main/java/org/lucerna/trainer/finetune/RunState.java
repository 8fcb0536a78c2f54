/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.train.Epoch;

/**
 * Where a run stands after an epoch: all that is needed to go on as if it had never stopped.
 *
 * @param job hash of what the run is, but for its number of epochs
 * @param epochs those done
 * @param best number of the best by validation, 0 where nothing is chosen by it
 * @param parameters what changes, as it is now
 * @param optimizer the learner's
 * @param bestParameters what changes, as it was after the best epoch; empty if that is the last
 */
record RunState(
    String job,
    List<Epoch> epochs,
    int best,
    Map<String, Tensor> parameters,
    Map<String, Tensor> optimizer,
    Map<String, Tensor> bestParameters) {

  static final String PARAMETER = "parameter/";
  static final String OPTIMIZER = "optimizer/";
  static final String BEST = "best/";

  RunState {
    epochs = List.copyOf(epochs);
  }

  int epoch() {
    return epochs.size();
  }

  Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    parameters.forEach((name, tensor) -> all.put(PARAMETER + name, tensor));
    optimizer.forEach((name, tensor) -> all.put(OPTIMIZER + name, tensor));
    bestParameters.forEach((name, tensor) -> all.put(BEST + name, tensor));
    return all;
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

  static RunState of(Map<String, Tensor> tensors, Map<String, String> texts) {
    return new RunState(
        texts.getOrDefault("job", ""),
        EpochTable.parse(texts.getOrDefault("epochs", "")),
        Integer.parseInt(texts.getOrDefault("best", "")),
        named(tensors, PARAMETER),
        named(tensors, OPTIMIZER),
        named(tensors, BEST));
  }

  private static Map<String, Tensor> named(Map<String, Tensor> tensors, String prefix) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            named.put(name.substring(prefix.length()), tensor);
          }
        });
    return named;
  }
}
