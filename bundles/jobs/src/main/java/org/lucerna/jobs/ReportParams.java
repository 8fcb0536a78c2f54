/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import org.lucerna.core.api.param.Param;

/** Step {@code report}; a report is always written, the step sets how. */
public record ReportParams(
    @Param(value = "", help = "the report's title; the job's name where empty") String title) {}
