/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.OptionalInt;

/**
 * One of several runs of a job.
 *
 * @param name its folder: {@code seed-3}, {@code fold-2}, {@code seed-3-fold-2}
 * @param job for this run alone
 * @param fold from 1; empty where the job has no folds
 */
record Member(String name, Job job, OptionalInt fold) {}
