/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.task;

import org.osgi.annotation.versioning.ConsumerType;

/** Shows a task's progress. Called on the thread that works: must return at once. */
@ConsumerType
public interface ProgressListener {

  void progressed(ProgressState state);

  void noted(String line);
}
