/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A random order of texts that depends on each text and the seed alone. */
record Ranks(long seed) {

  long of(String text) {
    var digest = Scanner.sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
    return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
