/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.io.IOException;

/**
 * What is wrong with a picture's bytes; the sentence lacks the file, which is added at the border.
 */
final class Malformed extends IOException {

  private static final long serialVersionUID = 1L;

  Malformed(String what) {
    super(what);
  }
}
