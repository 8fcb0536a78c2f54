/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.task;

/** The progress nobody looks at. */
enum Silent implements Progress {
  INSTANCE;

  @Override
  public void step(long done, long total) {}

  @Override
  public Progress part(String label, double share) {
    return this;
  }

  @Override
  public void note(String line) {}
}
