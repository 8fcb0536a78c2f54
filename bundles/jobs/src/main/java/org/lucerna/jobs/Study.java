/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Several jobs that differ in what each variant says, run one after the other and compared.
 *
 * @param name also the folder's; each variant has a folder of its own below it
 * @param variants in the order of the file
 * @param compare parameters of the comparison at the end
 * @param base relative paths are meant against it
 */
record Study(String name, List<Variant> variants, Map<String, Object> compare, Path base) {

  /**
   * One of a study's jobs.
   *
   * @param id its key under {@code variants}
   */
  record Variant(String id, Job job) {}
}
