/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.lucerna.vision.api.weights.BadWeightsException;

/** Bytes at positions: a file, a part of one, or what an entry of an archive inflates to. */
interface ByteSource {

  /** The number of bytes. */
  long size();

  /**
   * Fills {@code target}'s remaining space from {@code position} on.
   *
   * @throws BadWeightsException if the bytes end before
   */
  void read(long position, ByteBuffer target) throws IOException;

  /** The bytes {@code [start, start + length)} of this source. */
  default ByteSource slice(long start, long length) throws BadWeightsException {
    if (start < 0 || length < 0 || start > size() - length) {
      throw BadWeightsException.truncated();
    }
    ByteSource whole = this;
    return new ByteSource() {
      @Override
      public long size() {
        return length;
      }

      @Override
      public void read(long position, ByteBuffer target) throws IOException {
        if (position < 0 || position > length - target.remaining()) {
          throw BadWeightsException.truncated();
        }
        whole.read(start + position, target);
      }
    };
  }

  /** A whole file, as long as it is now. */
  static ByteSource of(FileChannel channel) throws IOException {
    long size = channel.size();
    return new ByteSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public void read(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
          int count = channel.read(target, at);
          if (count < 0) {
            throw BadWeightsException.truncated();
          }
          at += count;
        }
      }
    };
  }
}
