/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import org.lucerna.vision.api.dataset.Problem;

/**
 * What a look at a picture's bytes and pixels told.
 *
 * @param sha256 of the file in hexadecimal; empty where it could not be read
 * @param hash perceptual hash
 * @param width in pixels, upright; 0 where it could not be read
 * @param failure why it cannot be used; null where it can
 * @param message one sentence about the failure, else empty
 */
record Scan(String sha256, long hash, int width, int height, Problem.Kind failure, String message) {

  static Scan readable(String sha256, long hash, int width, int height) {
    return new Scan(sha256, hash, width, height, null, "");
  }

  static Scan failed(Problem.Kind kind, String message) {
    return new Scan("", 0, 0, 0, kind, message);
  }

  boolean isReadable() {
    return failure == null;
  }
}
