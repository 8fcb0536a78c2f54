/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests: of contents, and as a random order that depends on a text and a seed alone. */
final class Sha256 {

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Adds a text and its end. */
  Sha256 add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  static String hex(byte[] bytes) {
    Sha256 sha = new Sha256();
    sha.digest.update(bytes);
    return sha.hex();
  }

  /** Where a text comes in the order of a seed. */
  static long rank(long seed, String text) {
    return ByteBuffer.wrap(new Sha256().add(Long.toString(seed)).add(text).digest.digest())
        .getLong();
  }
}
