/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.param.Param;

/**
 * How near is near enough.
 *
 * @param tolerance in pixels of what the network sees
 */
public record MaskAgreementParams(
    @Param(
            value = "15",
            min = 0,
            max = 4096,
            help =
                "the map's maximum hits when a pixel of the object lies nearer, in pixels of what the network sees")
        double tolerance) {}
