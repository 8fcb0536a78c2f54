/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A job as its file says it, keys checked, parameters not yet bound.
 *
 * @param name also the run folder's
 * @param seed decides splits, initial weights, order and dropout
 * @param repeat how many seeds it is run with: this one, the next, ...
 * @param data key {@code loader} names the loader, or {@code path} finds it; all others are its
 *     parameters
 * @param model empty map where the job has none
 * @param steps in order
 * @param base relative paths are meant against it
 * @param source the tree the job was read from, placeholders and overrides resolved
 */
record Job(
    String name,
    long seed,
    int repeat,
    Map<String, Object> data,
    Map<String, Object> model,
    List<Step> steps,
    Path base,
    Map<String, Object> source) {

  /** One step: a word and its parameters. */
  record Step(String name, Map<String, Object> params) {}
}
