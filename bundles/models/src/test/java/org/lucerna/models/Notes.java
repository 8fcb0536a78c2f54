/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import org.lucerna.core.api.task.ProgressListener;
import org.lucerna.core.api.task.ProgressState;

/** Keeps what was shown. */
final class Notes implements ProgressListener {

  private final StringBuffer lines = new StringBuffer();
  private volatile ProgressState last;

  @Override
  public void progressed(ProgressState state) {
    last = state;
  }

  @Override
  public void noted(String line) {
    lines.append(line).append('\n');
  }

  String lines() {
    return lines.toString();
  }

  ProgressState last() {
    return last;
  }
}
