/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;

/** Brings a file from an address. */
interface Transport {

  /** Called several times a second while nothing comes; may throw to give up. */
  interface Waiting {
    void tick();
  }

  /**
   * Asks for a file's bytes from {@code from} on.
   *
   * @throws TransferException if there is nothing to be had there
   */
  Reply get(URI address, long from, Waiting waiting) throws IOException;

  /** The bytes of a reply as they come. */
  interface Body extends AutoCloseable {
    /**
     * @return more bytes, or null at the end
     * @throws TransferException if the connection breaks or nothing comes for too long
     */
    ByteBuffer next(Waiting waiting) throws IOException;

    @Override
    void close();
  }

  /**
   * What an address answered.
   *
   * @param start where in the file the body begins: what was asked for, or 0
   * @param total the file's size, -1 where it is not said
   */
  record Reply(long start, long total, Body body) implements AutoCloseable {
    @Override
    public void close() {
      body.close();
    }
  }

  /** A transfer that did not come about; the message is the end of a sentence. */
  final class TransferException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean broken;

    private TransferException(String message, boolean broken) {
      super(message);
      this.broken = broken;
    }

    /** Asking again would give the same. */
    static TransferException refused(String message) {
      return new TransferException(message, false);
    }

    /** What has come is good, and the rest may come another time. */
    static TransferException broken(String message) {
      return new TransferException(message, true);
    }

    boolean isBroken() {
      return broken;
    }
  }
}
