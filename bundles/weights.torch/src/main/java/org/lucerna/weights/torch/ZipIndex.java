/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.weights.BadWeightsException;

/**
 * The directory of a zip archive (ZIP64 included), checked: no two entries of one name, none that
 * overlap or leave the file, no names that climb out of a folder, nothing encrypted. The JDK's own
 * ZipFile tells neither where an entry's bytes lie nor about most of these.
 */
final class ZipIndex {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL_SIZE = 30;
  private static final int CENTRAL_SIZE = 46;
  private static final int NAME = 1024;

  /** Refused above: weights hardly compress, and zeros alone are not worth a bomb. */
  private static final int RATIO = 64;

  private static final int SMALL = 1 << 20;

  /**
   * @param end where the next entry or the directory begins
   */
  private record Entry(
      String name, boolean deflated, long packed, long size, long header, long end) {

    Entry before(long next) {
      return new Entry(name, deflated, packed, size, header, next);
    }
  }

  private final ByteSource file;
  private final Map<String, Entry> entries = new HashMap<>();

  ZipIndex(ByteSource file) throws IOException {
    this.file = file;
    ZipDirectory directory = ZipDirectory.find(file);
    ByteBuffer bytes = read(file, directory.offset(), directory.length());
    List<Entry> all = new ArrayList<>();
    for (long i = 0; i < directory.entries(); i++) {
      all.add(entry(bytes));
    }
    if (bytes.hasRemaining()) {
      throw BadWeightsException.damaged("its zip directory holds more than it says");
    }
    index(all, directory.offset());
  }

  /** The names of all entries, in no order. */
  Iterable<String> names() {
    return entries.keySet();
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** How many bytes an entry inflates to. */
  long size(String name) {
    return entries.get(name).size();
  }

  /** The bytes of an entry. */
  ByteSource open(String name) throws IOException {
    Entry entry = entries.get(name);
    ByteBuffer header = read(file, entry.header(), LOCAL_SIZE);
    int nameLength = Short.toUnsignedInt(header.getShort(26));
    int extraLength = Short.toUnsignedInt(header.getShort(28));
    long start = entry.header() + LOCAL_SIZE + nameLength + extraLength;
    if (header.getInt(0) != LOCAL
        || start + entry.packed() > entry.end()
        || !name.equals(text(read(file, entry.header() + LOCAL_SIZE, nameLength), nameLength))) {
      throw BadWeightsException.damaged("entry '" + name + "' is not where its zip directory says");
    }
    ByteSource packed = file.slice(start, entry.packed());
    return entry.deflated() ? new InflatedSource(packed, entry.size()) : packed;
  }

  private Entry entry(ByteBuffer bytes) throws IOException {
    if (bytes.remaining() < CENTRAL_SIZE || bytes.getInt() != CENTRAL) {
      throw BadWeightsException.damaged("its zip directory has fewer entries than it says");
    }
    int at = bytes.position() - Integer.BYTES;
    int flags = bytes.getShort(at + 8);
    int method = bytes.getShort(at + 10);
    int nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
    int extraLength = Short.toUnsignedInt(bytes.getShort(at + 30));
    int commentLength = Short.toUnsignedInt(bytes.getShort(at + 32));
    bytes.position(at + CENTRAL_SIZE);
    if (bytes.remaining() < nameLength + extraLength + commentLength) {
      throw BadWeightsException.damaged("an entry of its zip directory does not fit into it");
    }
    String name = name(text(bytes, nameLength));
    if ((flags & 1) != 0 || method != 0 && method != 8) {
      throw new BadWeightsException("has an encrypted or oddly compressed entry '" + name + "'");
    }
    long[] sizes = {
      Integer.toUnsignedLong(bytes.getInt(at + 24)),
      Integer.toUnsignedLong(bytes.getInt(at + 20)),
      Integer.toUnsignedLong(bytes.getInt(at + 42))
    };
    ByteBuffer extra = bytes.slice(bytes.position(), extraLength).order(ByteOrder.LITTLE_ENDIAN);
    ZipDirectory.widen(extra, sizes);
    bytes.position(bytes.position() + extraLength + commentLength);
    Entry entry = new Entry(name, method == 8, sizes[1], sizes[0], sizes[2], 0);
    checkSize(entry);
    return entry;
  }

  private static void checkSize(Entry e) throws BadWeightsException {
    if (e.packed() < 0 || e.size() < 0 || e.header() < 0) {
      throw BadWeightsException.damaged("entry '" + e.name() + "' has a negative size");
    }
    if (!e.deflated() && e.packed() != e.size()) {
      throw BadWeightsException.damaged("entry '" + e.name() + "' has two sizes");
    }
    if (e.size() > SMALL && e.size() / RATIO > e.packed()) {
      throw new BadWeightsException(
          "has an entry '" + e.name() + "' that claims to decompress to " + e.size() + " bytes");
    }
  }

  private static String name(String name) throws BadWeightsException {
    boolean climbs = name.startsWith("/") || ("/" + name + "/").contains("/../");
    if (name.isEmpty()
        || name.length() > NAME
        || climbs
        || name.matches("(?s).*[\\\\\\p{Cntrl}].*")) {
      throw BadWeightsException.damaged("it has an entry with a forbidden name");
    }
    return name;
  }

  /** Entries in the order of their places must not reach into one another. */
  private void index(List<Entry> all, long directory) throws BadWeightsException {
    all.sort(Comparator.comparingLong(Entry::header));
    for (int i = 0; i < all.size(); i++) {
      Entry entry = all.get(i);
      long next = i + 1 < all.size() ? all.get(i + 1).header() : directory;
      if (entry.header() > next - LOCAL_SIZE
          || entry.packed() > next - LOCAL_SIZE - entry.header()) {
        throw BadWeightsException.damaged("entry '" + entry.name() + "' overlaps the next one");
      }
      if (entries.put(entry.name(), entry.before(next)) != null) {
        throw BadWeightsException.damaged("it has two entries called '" + entry.name() + "'");
      }
    }
  }

  static ByteBuffer read(ByteSource file, long offset, long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    file.read(offset, bytes);
    return bytes.flip();
  }

  private static String text(ByteBuffer bytes, int length) throws BadWeightsException {
    try {
      ByteBuffer part = bytes.slice(bytes.position(), length);
      bytes.position(bytes.position() + length);
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      throw BadWeightsException.damaged("it has an entry with a forbidden name");
    }
  }
}
