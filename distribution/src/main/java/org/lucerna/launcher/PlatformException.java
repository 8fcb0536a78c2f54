/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

/** The platform is incomplete or broken; the message is one sentence for the user. */
final class PlatformException extends RuntimeException {

  /** A plugin is missing or broken. */
  static final int EXIT_STATUS = 5;

  private static final long serialVersionUID = 1L;

  PlatformException(String message) {
    super(message);
  }

  PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
