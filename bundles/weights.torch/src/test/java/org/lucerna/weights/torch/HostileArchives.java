/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.weights.torch.HostilePickles.Hostile;
import org.lucerna.weights.torch.PickleWriter.View;
import org.lucerna.weights.torch.ZipWriter.Entry;

/** Archives that must be refused, each with a part of the sentence that says why. */
final class HostileArchives {

  private static final int STORAGE = 2;

  private final Map<String, Hostile> all = new LinkedHashMap<>();

  static Map<String, Hostile> all() {
    HostileArchives hostile = new HostileArchives();
    hostile.names();
    hostile.places();
    hostile.bombs();
    hostile.ends();
    return hostile.all;
  }

  private void names() {
    for (String name :
        List.of(
            "../../etc/passwd",
            "/etc/passwd",
            "net/../../x",
            "..",
            "net\\x",
            "C:\\x",
            "a\0b",
            "")) {
      added("a forbidden name '" + name.replace('\0', '0') + "'", "forbidden name", name);
    }
    added("a name of 5,000 characters", "forbidden name", "n".repeat(5000));
    added("a name twice", "two entries", "net/data/0");
    added("a second pickle", "two models", "other/data.pkl");
    changed("another byte order", "byte order", 1, e -> Entry.stored(e.name(), new byte[] {'x'}));
    changed("a long byte order", "byte order", 1, e -> Entry.stored(e.name(), new byte[10_000]));
  }

  private void places() {
    changed("an entry that starts later", "not where", STORAGE, e -> e.shifted(4));
    changed("an entry that starts earlier", "", STORAGE, e -> e.shifted(-30));
    changed("an entry on top of another", "overlaps", STORAGE, e -> e.shifted(-250));
    changed("an entry behind the end", "overlaps", STORAGE, e -> e.shifted(1 << 30));
    changed("an entry longer than its place", "overlaps", STORAGE, e -> e.claiming(900, 900));
    changed("an entry a little too long", "", STORAGE, e -> e.claiming(100, 100));
    changed("an entry of 4 GB", "overlaps", STORAGE, e -> e.claiming(-1, -1));
    changed("two sizes", "two sizes", STORAGE, e -> e.claiming(100, 16));
    changed("an encrypted entry", "encrypted", STORAGE, e -> e.with(0, 1));
    changed("an unknown compression", "compressed", STORAGE, e -> e.with(99, 0));
    List<Entry> entries = new ArrayList<>(sound());
    entries.set(STORAGE, entries.get(STORAGE).claiming(Long.MIN_VALUE, Long.MIN_VALUE));
    put("a negative size in a wide record", "negative", ZipWriter.zip64(entries));
    entries.set(STORAGE, sound().get(STORAGE).claiming(Long.MAX_VALUE, Long.MAX_VALUE));
    put("the largest size in a wide record", "overlaps", ZipWriter.zip64(entries));
    entries.set(STORAGE, sound().get(STORAGE).shifted(Long.MAX_VALUE - 500));
    put("the largest offset in a wide record", "overlaps", ZipWriter.zip64(entries));
  }

  private void bombs() {
    int large = 50 << 20;
    byte[] zeros = new byte[large];
    View view = View.floats("0", large / 4, large / 4);
    byte[] pickle = PickleWriter.protocol2().raw('}').text("x").tensor(view).raw('s').stop();
    put(
        "a bomb of zeros",
        "claims to decompress",
        ZipWriter.zip(
            List.of(Entry.stored("n/data.pkl", pickle), Entry.deflated("n/data/0", zeros))));
    put(
        "a bomb of instructions",
        "claims to decompress",
        ZipWriter.zip(List.of(Entry.deflated("n/data.pkl", zeros))));
    byte[] small = Arrays.copyOf(zeros, 1 << 20);
    put(
        "a bomb that hides its size",
        "",
        ZipWriter.zip(
            List.of(
                Entry.stored("n/data.pkl", pickle),
                Entry.deflated("n/data/0", zeros).claiming(1 << 20, 50_000))));
    put(
        "a compressed entry shorter than it says",
        "shorter than it says",
        ZipWriter.zip(
            List.of(
                Entry.stored(
                    "n/data.pkl",
                    PickleWriter.protocol2()
                        .raw('}')
                        .text("x")
                        .tensor(View.floats("0", 1 << 18, 1 << 18))
                        .raw('s')
                        .stop()),
                halved(Entry.deflated("n/data/0", small)))));
    put(
        "a compressed entry of noise",
        "does not decompress",
        ZipWriter.zip(
            List.of(
                Entry.stored("n/data.pkl", TorchFiles.stateDict(tensors())),
                new Entry("n/data/0", noise(), 8, 16, noise().length, 0, 0))));
    List<Entry> many = new ArrayList<>(sound());
    for (int i = 0; i < 60_000; i++) {
      many.add(Entry.stored("n/" + i, new byte[0]));
    }
    put("60,000 entries", "more entries than weights need", ZipWriter.zip(many));
  }

  private void ends() {
    byte[] whole = ZipWriter.zip(sound());
    int end = whole.length - 22;
    record(whole, "more entries than there are", "fewer entries", b -> b.putInt(end + 8, 0x90009));
    record(
        whole, "fewer entries than there are", "more than it says", b -> b.putInt(end + 8, 65537));
    record(whole, "65,535 entries", "more entries than", b -> b.putInt(end + 8, -1));
    record(whole, "a directory elsewhere", "not where", b -> b.putInt(end + 16, 0));
    record(whole, "a directory of 4 GB", "more entries than", b -> b.putInt(end + 12, -1));
    record(whole, "a second disk", "several parts", b -> b.putInt(end + 4, 1));
    record(whole, "a comment that is not there", "cut short", b -> b.putShort(end + 20, (short) 9));
    byte[] wide = ZipWriter.zip64(sound());
    int end64 = wide.length - 22 - 20 - 56;
    int locator = wide.length - 22 - 20;
    record(wide, "a wide end elsewhere", "not where", b -> b.putLong(locator + 8, 0));
    record(wide, "a wide end before the file", "not where", b -> b.putLong(locator + 8, -99));
    record(wide, "a wide end behind it", "not where", b -> b.putLong(locator + 8, 1L << 62));
    record(wide, "a negative directory", "not where", b -> b.putLong(end64 + 48, -1));
    record(wide, "a negative length", "not where", b -> b.putLong(end64 + 40, Long.MIN_VALUE));
    record(wide, "a huge length", "more entries than", b -> b.putLong(end64 + 40, 1L << 60));
    record(
        wide,
        "2^60 entries",
        "more entries than",
        b -> b.putLong(end64 + 24, 1L << 60).putLong(end64 + 32, 1L << 60));
  }

  /** A sound archive with one field changed. */
  private void record(byte[] whole, String name, String reason, UnaryOperator<ByteBuffer> change) {
    byte[] bytes = whole.clone();
    change.apply(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    put(name, reason, bytes);
  }

  private void added(String name, String reason, String entry) {
    List<Entry> entries = new ArrayList<>(sound());
    entries.add(Entry.stored(entry, new byte[16]));
    put(name, reason, ZipWriter.zip(entries));
  }

  private void changed(String name, String reason, int index, UnaryOperator<Entry> change) {
    List<Entry> entries = new ArrayList<>(sound());
    entries.set(index, change.apply(entries.get(index)));
    put(name, reason, ZipWriter.zip(entries));
  }

  private void put(String name, String reason, byte[] file) {
    if (all.put(name, new Hostile(file, reason)) != null) {
      throw new IllegalStateException("two archives are called " + name);
    }
  }

  private static Entry halved(Entry e) {
    byte[] body = Arrays.copyOf(e.body(), e.body().length / 2);
    return new Entry(e.name(), body, 8, e.size(), body.length, 0, 0);
  }

  private static byte[] noise() {
    byte[] noise = new byte[64];
    Arrays.fill(noise, (byte) 0xff);
    return noise;
  }

  private static Map<String, Tensor> tensors() {
    return Map.of("x", Tensor.of(new float[4], 4));
  }

  private static List<Entry> sound() {
    return TorchFiles.entries(TorchFiles.stateDict(tensors()), TorchFiles.storages(tensors()));
  }
}
