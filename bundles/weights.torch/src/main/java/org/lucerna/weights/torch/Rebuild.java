/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.weights.BadWeightsException;

/** What the allowed globals do with their arguments. */
final class Rebuild {

  private final Budget budget;
  private final Object nothing;
  private final Map<String, StorageRef> storages = new HashMap<>();

  Rebuild(Budget budget, Object nothing) {
    this.budget = budget;
    this.nothing = nothing;
  }

  /** Carries out {@code function(*arguments)}. */
  Object call(Object function, Object arguments) throws BadWeightsException {
    if (!(function instanceof Global) || !(arguments instanceof List<?> list)) {
      throw BadWeightsException.damaged("its pickle calls something that is no function");
    }
    if (function instanceof Global.Ignored) {
      return nothing;
    } else if (function == Global.Function.ORDERED_DICT) {
      return dictionary(list);
    } else if (function == Global.Function.REBUILD_TENSOR) {
      return tensor(list);
    } else if (function == Global.Function.REBUILD_PARAMETER) {
      return argument(list, 0, TensorRef.class);
    }
    throw BadWeightsException.damaged("its pickle makes a storage without a name");
  }

  /** {@code ('storage', class, key, device, elements[, view])}. */
  Object storage(Object id) throws BadWeightsException {
    if (!(id instanceof List<?> list) || list.size() < 5 || !"storage".equals(list.get(0))) {
      throw BadWeightsException.damaged("its pickle refers to something that is no storage");
    }
    Global.Storage type = argument(list, 1, Global.Storage.class);
    String key = argument(list, 2, String.class);
    long elements = argument(list, 4, Long.class);
    if (elements < 0) {
      throw BadWeightsException.damaged("storage '" + key + "' claims " + elements + " values");
    }
    if (list.size() > 5 && list.get(5) != null) {
      throw new BadWeightsException(
          "shares its storages in a way PyTorch no longer writes: save it again with torch.save");
    }
    StorageRef ref = new StorageRef(key, type.type(), elements);
    budget.spend(Budget.MAP_ENTRY + Budget.OBJECT);
    StorageRef before = storages.putIfAbsent(key, ref);
    if (before != null && !before.equals(ref)) {
      throw BadWeightsException.damaged("storage '" + key + "' is described in two ways");
    }
    return ref;
  }

  Map<String, StorageRef> storages() {
    return storages;
  }

  /** Entries of alternating keys and values. */
  void putAll(Map<String, Object> map, List<?> items) throws BadWeightsException {
    for (int i = 0; i + 1 < items.size(); i += 2) {
      // Keys of one plain class only: containers would be hashed through and through, and a mix of
      // classes with equal hashes is the one thing that makes a HashMap slow.
      Object key = items.get(i);
      boolean plain = key instanceof String || key instanceof Long;
      budget.spend(Budget.MAP_ENTRY);
      map.put(plain ? key.toString() : "", items.get(i + 1));
    }
  }

  static String text(Object value) throws BadWeightsException {
    if (value instanceof String text) {
      return text;
    }
    throw BadWeightsException.damaged("its pickle has something else where a text must be");
  }

  private Map<String, Object> dictionary(List<?> arguments) throws BadWeightsException {
    Map<String, Object> map = new LinkedHashMap<>(0);
    if (!arguments.isEmpty()) {
      for (Object pair : argument(arguments, 0, List.class)) {
        if (!(pair instanceof List<?> entry) || entry.size() != 2) {
          throw BadWeightsException.damaged("a dictionary in it has an entry that is no pair");
        }
        putAll(map, entry);
      }
    }
    return map;
  }

  /** {@code (storage, offset, shape, strides, …)}; what follows concerns training. */
  private TensorRef tensor(List<?> arguments) throws BadWeightsException {
    TensorRef tensor =
        new TensorRef(
            argument(arguments, 0, StorageRef.class),
            argument(arguments, 1, Long.class),
            numbers(argument(arguments, 2, List.class)),
            numbers(argument(arguments, 3, List.class)));
    budget.spend(4L * Budget.OBJECT + 8L * (tensor.shape().size() + tensor.strides().size()));
    return tensor;
  }

  private static List<Long> numbers(List<?> values) throws BadWeightsException {
    List<Long> numbers = new ArrayList<>(Math.min(values.size(), TensorRef.AXES));
    for (int i = 0; i < values.size(); i++) {
      numbers.add(argument(values, i, Long.class));
      if (i == TensorRef.AXES) {
        throw BadWeightsException.damaged("a tensor in it has " + values.size() + " axes");
      }
    }
    return numbers;
  }

  private static <T> T argument(List<?> arguments, int index, Class<T> type)
      throws BadWeightsException {
    if (index >= arguments.size() || !type.isInstance(arguments.get(index))) {
      throw BadWeightsException.damaged(
          "its pickle makes a tensor or dictionary of the wrong parts");
    }
    return type.cast(arguments.get(index));
  }
}
