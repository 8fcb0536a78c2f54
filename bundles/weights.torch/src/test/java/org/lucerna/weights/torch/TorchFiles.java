/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.weights.torch.PickleWriter.View;
import org.lucerna.weights.torch.ZipWriter.Entry;

/** Files in both formats of {@code torch.save}, written without torch. */
final class TorchFiles {

  private TorchFiles() {}

  static byte[] zip(byte[] pickle, Map<String, byte[]> storages) {
    return ZipWriter.zip(entries(pickle, storages));
  }

  static List<Entry> entries(byte[] pickle, Map<String, byte[]> storages) {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.stored("net/data.pkl", pickle));
    entries.add(Entry.stored("net/byteorder", "little".getBytes(StandardCharsets.UTF_8)));
    storages.forEach((key, bytes) -> entries.add(Entry.stored("net/data/" + key, bytes)));
    entries.add(Entry.stored("net/version", "3\n".getBytes(StandardCharsets.UTF_8)));
    return entries;
  }

  /** The storages' values in front of each the number of them, all of four bytes. */
  static byte[] legacy(byte[] pickle, Map<String, byte[]> storages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(legacyHead());
    out.writeBytes(pickle);
    PickleWriter keys = PickleWriter.protocol2().raw(']', '(');
    storages.keySet().forEach(keys::text);
    out.writeBytes(keys.raw('e').stop());
    storages.values().forEach(bytes -> out.writeBytes(counted(bytes.length / 4, bytes)));
    return out.toByteArray();
  }

  static byte[] legacyHead() {
    PickleWriter magic = PickleWriter.protocol2().raw(0x8a, 10);
    magic.raw(0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19);
    PickleWriter version = PickleWriter.protocol2().raw('M').little(1001, 2);
    PickleWriter machine = PickleWriter.protocol2().raw('}', '(');
    machine.text("protocol_version").raw('M').little(1001, 2);
    machine.text("little_endian").raw(0x88, 'u');
    return new PickleWriter().raw(magic.stop()).raw(version.stop()).raw(machine.stop()).bytes();
  }

  private static byte[] counted(long count, byte[] bytes) {
    return ByteBuffer.allocate(8 + bytes.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(count)
        .put(bytes)
        .array();
  }

  /** The pickle of a state dict, its tensors in storages 0, 1, 2 ... */
  static byte[] stateDict(Map<String, Tensor> tensors) {
    PickleWriter pickle = PickleWriter.protocol2().orderedDict().raw('(');
    int key = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      long[] shape = new long[tensor.rank()];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = tensor.size(i);
      }
      pickle.text(entry.getKey());
      pickle.tensor(View.floats(String.valueOf(key++), tensor.length(), shape));
    }
    return pickle.raw('u').stop();
  }

  static Map<String, byte[]> storages(Map<String, Tensor> tensors) {
    Map<String, byte[]> storages = new LinkedHashMap<>();
    for (Tensor tensor : tensors.values()) {
      storages.put(String.valueOf(storages.size()), bytes(tensor.toArray()));
    }
    return storages;
  }

  static byte[] bytes(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** A state dict with one tensor {@code x} as described, and one storage {@code 0}. */
  static byte[] one(View view, byte[] storage) {
    byte[] pickle = PickleWriter.protocol2().raw('}').text("x").tensor(view).raw('s').stop();
    return zip(pickle, Map.of("0", storage));
  }
}
