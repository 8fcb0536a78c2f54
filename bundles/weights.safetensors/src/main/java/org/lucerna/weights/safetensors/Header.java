/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.weights.BadWeightsException;

/**
 * What stands before the data: eight bytes with the length of a JSON text, then that text (the
 * safetensors format, as published by Hugging Face).
 *
 * @param tensors by name in the header's order
 * @param texts the {@code __metadata__} of the file
 * @param dataStart the file's first byte after the header
 */
record Header(Map<String, TensorPlace> tensors, Map<String, String> texts, long dataStart) {

  /**
   * The format allows 100 MB; what is published stays far below one. Heap sets this: a header costs
   * up to ten times its length while it is read.
   */
  static final int LONGEST = 4 << 20;

  /**
   * @throws BadWeightsException if it is not sound, or the data do not exactly fill the file
   */
  static Header read(FileChannel file) throws IOException {
    long size = file.size();
    if (size == 0) {
      throw new BadWeightsException("is empty: download or copy it again");
    }
    if (size < Long.BYTES) {
      throw new BadWeightsException("is no safetensors file");
    }
    long length = bytes(file, 0, Long.BYTES).getLong();
    ByteBuffer first = bytes(file, Long.BYTES, (int) Math.min(1, size - Long.BYTES));
    if (length < 2 || !first.hasRemaining() || first.get() != '{') {
      throw new BadWeightsException("is no safetensors file");
    }
    if (length > LONGEST) {
      throw new BadWeightsException(
          "has a header of " + length + " bytes, more than any weights need");
    }
    if (length > size - Long.BYTES) {
      throw BadWeightsException.truncated();
    }
    String json = text(bytes(file, Long.BYTES, (int) length));
    Header header = new HeaderJson(json).read(Long.BYTES + length);
    header.checkPlaces(size);
    return header;
  }

  /** One after the other, without gaps, to the end: nothing overlaps, nothing is hidden. */
  private void checkPlaces(long fileSize) throws BadWeightsException {
    List<Map.Entry<String, TensorPlace>> byPlace =
        tensors.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, TensorPlace> e) -> e.getValue().begin())
                    .thenComparingLong(e -> e.getValue().end()))
            .toList();
    long next = 0;
    for (Map.Entry<String, TensorPlace> entry : byPlace) {
      if (entry.getValue().begin() != next) {
        throw BadWeightsException.damaged(
            "tensor '" + entry.getKey() + "' overlaps another or leaves a gap before it");
      }
      next = entry.getValue().end();
    }
    if (next > fileSize - dataStart) {
      throw BadWeightsException.truncated();
    }
    if (next < fileSize - dataStart) {
      throw BadWeightsException.damaged("it goes on after its last tensor");
    }
  }

  private static String text(ByteBuffer bytes) throws BadWeightsException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw BadWeightsException.damaged("its header is not UTF-8");
    }
  }

  private static ByteBuffer bytes(FileChannel file, long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw BadWeightsException.truncated();
      }
    }
    return bytes.flip();
  }
}
