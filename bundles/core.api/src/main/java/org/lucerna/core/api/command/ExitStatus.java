/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.command;

/** How a command ended; the process exits with {@link #code()}. */
public enum ExitStatus {
  OK(0),
  /** Done, but something listed in the result was left out. */
  PARTIAL(1),
  USAGE(2),
  JOB_INVALID(3),
  /** Data or weights cannot be read. */
  UNREADABLE(4),
  /** A plugin is missing or broken. */
  PLUGIN(5),
  /** The device is missing or out of memory. */
  DEVICE(6),
  FAILED(7),
  CANCELLED(130);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
