/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256. */
final class Digests {

  private static final int WINDOW = 1 << 20;

  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** In hexadecimal. */
  static String ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] window = new byte[WINDOW];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count; (count = in.read(window)) >= 0; ) {
        digest.update(window, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
