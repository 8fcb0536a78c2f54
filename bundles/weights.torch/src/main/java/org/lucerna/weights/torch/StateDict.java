/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lucerna.vision.api.weights.BadWeightsException;
import org.lucerna.vision.api.weights.TensorNames;

/** Finds the named tensors in what a file holds. */
final class StateDict {

  /** Where training scripts keep the state dict, those before others that may lie beside them. */
  private static final List<String> KEYS =
      List.of(
          "state_dict",
          "model_state_dict",
          "model_state",
          "model",
          "net",
          "network",
          "module",
          "weights",
          "params",
          "model_ema");

  private static final int DEPTH = 4;

  private StateDict() {}

  /** Tensors by name in the file's order, wrappers' prefixes removed, each one verified. */
  static Map<String, TensorRef> of(Object root) throws BadWeightsException {
    Map<?, ?> dictionary =
        find(root, DEPTH).orElseThrow(() -> new BadWeightsException("holds " + kind(root)));
    Map<String, TensorRef> raw = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : dictionary.entrySet()) {
      if (entry.getValue() instanceof TensorRef tensor) {
        raw.put((String) entry.getKey(), tensor);
      }
    }
    Map<String, TensorRef> tensors = TensorNames.plain(raw);
    for (Map.Entry<String, TensorRef> entry : tensors.entrySet()) {
      entry.getValue().verify(entry.getKey());
    }
    return tensors;
  }

  private static Optional<Map<?, ?>> find(Object value, int depth) {
    if (!(value instanceof Map<?, ?> map) || depth == 0) {
      return Optional.empty();
    }
    for (String key : KEYS) {
      Optional<Map<?, ?>> inner = find(map.get(key), depth - 1);
      if (inner.isPresent()) {
        return inner;
      }
    }
    return map.values().stream().anyMatch(TensorRef.class::isInstance)
        ? Optional.of(map)
        : Optional.empty();
  }

  private static String kind(Object root) {
    if (root instanceof TensorRef) {
      return "a single tensor, not a state_dict";
    }
    if (root instanceof Map<?, ?> map) {
      String keys =
          map.keySet().stream()
              .limit(8)
              .map(k -> shortened(k.toString()))
              .collect(Collectors.joining(", "));
      return "no state_dict (its entries: " + keys + ")";
    }
    return "no state_dict";
  }

  private static String shortened(String key) {
    return "'" + key.substring(0, Math.min(40, key.length())) + "'";
  }
}
