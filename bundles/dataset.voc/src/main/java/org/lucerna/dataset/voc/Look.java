/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import org.lucerna.vision.api.dataset.Problem;

/**
 * What a look at a picture's bytes and pixels told.
 *
 * @param sha256 of the file in hexadecimal; empty where it could not be read
 * @param width in pixels, upright; 0 where it could not be read
 * @param failure why it cannot be used; null where it can
 * @param message one sentence about the failure, else empty
 */
record Look(String sha256, int width, int height, Problem.Kind failure, String message) {

  static Look failed(Problem.Kind kind, String message) {
    return new Look("", 0, 0, kind, message);
  }

  boolean isReadable() {
    return failure == null;
  }
}
