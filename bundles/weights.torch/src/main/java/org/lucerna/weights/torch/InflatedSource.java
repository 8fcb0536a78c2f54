/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lucerna.vision.api.weights.BadWeightsException;

/**
 * A deflated entry, which torch does not write but people who pack archives again do. Inflates
 * forwards through a small window, so its size costs no memory; going back starts over. Not
 * thread-safe.
 */
final class InflatedSource implements ByteSource {

  private static final int WINDOW = 1 << 15;

  private final ByteSource deflated;
  private final long size;
  private Inflater inflater;
  private long fed;
  private long made;

  InflatedSource(ByteSource deflated, long size) {
    this.deflated = deflated;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    if (position < 0 || position > size - target.remaining()) {
      throw BadWeightsException.truncated();
    }
    if (inflater == null || position < made) {
      restart();
    }
    try {
      ByteBuffer skipped = ByteBuffer.allocate((int) Math.min(WINDOW, position - made));
      while (made < position) {
        skipped.clear().limit((int) Math.min(skipped.capacity(), position - made));
        fill(skipped);
      }
      fill(target);
    } catch (DataFormatException e) {
      throw BadWeightsException.damaged("a compressed entry does not decompress");
    } finally {
      if (made == size) {
        end();
      }
    }
  }

  private void fill(ByteBuffer target) throws IOException, DataFormatException {
    while (target.hasRemaining()) {
      int count = inflater.inflate(target);
      made += count;
      if (count == 0) {
        if (inflater.finished() || !inflater.needsInput() || fed == deflated.size()) {
          throw BadWeightsException.damaged("a compressed entry is shorter than it says");
        }
        feed();
      }
    }
  }

  private void feed() throws IOException {
    ByteBuffer input = ByteBuffer.allocate((int) Math.min(WINDOW, deflated.size() - fed));
    deflated.read(fed, input);
    fed += input.position();
    inflater.setInput(input.flip());
  }

  private void restart() {
    end();
    inflater = new Inflater(true);
    fed = 0;
    made = 0;
  }

  /** Inflaters hold native memory. */
  private void end() {
    if (inflater != null) {
      inflater.end();
      inflater = null;
    }
  }
}
