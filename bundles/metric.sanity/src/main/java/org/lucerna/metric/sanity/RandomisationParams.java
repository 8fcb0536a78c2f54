/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import org.lucerna.core.api.param.Param;

/**
 * How weights are drawn anew.
 *
 * @param stages networks on the way from the head alone to all layers
 * @param independent networks of which one layer alone is new
 * @param draws of the weights of each; what is measured is their median
 * @param pictures that normalisation and scales are estimated on
 */
public record RandomisationParams(
    @Param(
            value = "3",
            help =
                "steps from the top down: the head alone first, every layer last, evenly between",
            min = 1,
            max = 64)
        int stages,
    @Param(
            value = "0",
            help = "layers that are drawn anew one at a time, evenly from the top; 0 for none",
            min = 0,
            max = 64)
        int independent,
    @Param(
            value = "1",
            help = "draws of the new weights; the median of the similarities counts",
            min = 1,
            max = 64)
        int draws,
    @Param(
            value = "16",
            help = "pictures on which the new layers' statistics are estimated, at most",
            min = 1,
            max = 256)
        int pictures) {}
