/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.Optional;

/** The options by which commands are told a model; parameter records implement it. */
interface ModelChoice {

  /** A run's folder or a checkpoint file. */
  Optional<Path> model();

  /** Instead of a model, a network's name. */
  Optional<String> network();

  /** The network's weights. */
  Optional<String> weights();

  /** Pixels of the shorter side, where other than the model's own. */
  default Optional<Integer> resize() {
    return Optional.empty();
  }

  /** Pixels of the square cut out, where other than the model's own. */
  default Optional<Integer> crop() {
    return Optional.empty();
  }

  /** A file of class names, one a line. */
  default Optional<Path> classes() {
    return Optional.empty();
  }
}
