/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.weights.BadWeightsException;

/**
 * Before PyTorch 1.6: five pickles one after the other - a magic number, the version, facts about
 * the machine, the object, the keys of the storages - then each storage as its number of values and
 * the values.
 */
final class LegacyContent implements Content {

  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final Long VERSION = 1001L;

  private final ByteSource file;
  private final Object root;
  private final Map<String, Long> starts = new HashMap<>();

  LegacyContent(ByteSource file) throws IOException {
    this.file = file;
    Budget budget = new Budget();
    PickleInput in = new PickleInput(file, 0, budget);
    if (!MAGIC.equals(new Pickle(in, budget).load())) {
      throw new BadWeightsException("is a pickle, but not one that torch.save wrote");
    }
    if (!VERSION.equals(new Pickle(in, budget).load())) {
      throw new BadWeightsException("has an unknown version: save it again with a current PyTorch");
    }
    Object machine = new Pickle(in, budget).load();
    if (!(machine instanceof Map<?, ?> facts) || !Boolean.TRUE.equals(facts.get("little_endian"))) {
      throw new BadWeightsException(
          "was written on a big-endian machine: save it again on another");
    }
    Pickle pickle = new Pickle(in, budget);
    root = pickle.load();
    Object keys = new Pickle(in, budget).load();
    if (!(keys instanceof List<?> list)) {
      throw BadWeightsException.damaged("it has no list of storages");
    }
    locate(list, pickle.storages(), in.position());
  }

  /** Whether a file begins with the magic number. */
  static boolean begins(ByteSource file) throws IOException {
    Budget budget = new Budget();
    return MAGIC.equals(new Pickle(new PickleInput(file, 0, budget), budget).load());
  }

  @Override
  public Object root() {
    return root;
  }

  @Override
  public ByteOrder byteOrder() {
    return ByteOrder.LITTLE_ENDIAN;
  }

  @Override
  public ByteSource open(StorageRef storage) throws IOException {
    Long start = starts.get(storage.key());
    if (start == null) {
      throw BadWeightsException.damaged("storage '" + storage.key() + "' is missing");
    }
    return file.slice(start, storage.bytes());
  }

  private void locate(List<?> keys, Map<String, StorageRef> known, long start) throws IOException {
    long at = start;
    for (Object key : keys) {
      StorageRef storage = key instanceof String ? known.get(key) : null;
      if (storage == null || starts.containsKey(key)) {
        throw BadWeightsException.damaged("its list of storages does not match its tensors");
      }
      long elements = ZipIndex.read(file, at, Long.BYTES).getLong();
      if (elements != storage.elements()) {
        throw BadWeightsException.damaged("storage '" + key + "' has two sizes");
      }
      at += Long.BYTES;
      starts.put(storage.key(), at);
      if (storage.bytes() > file.size() - at) {
        throw BadWeightsException.truncated();
      }
      at += storage.bytes();
    }
  }
}
