/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.lucerna.core.api.task.Progress;

/** A kind of step. */
interface Step {

  /** The word in the job file. */
  String name();

  /** How much of a run's time it takes, roughly, against the others. */
  double weight();

  /** Binds parameters, so that a mistake is found before anything has run. */
  Bound bind(Map<String, Object> params, Path base);

  /** A step ready to run. */
  interface Bound {
    void run(Run run, Progress progress) throws IOException;
  }
}
