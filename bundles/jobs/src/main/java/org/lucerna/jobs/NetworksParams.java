/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code networks}. */
public record NetworksParams(
    @Param(
            value = "",
            help =
                "a network or an exported file (.onnx), for its layers; all networks where not given",
            positional = true)
        Optional<String> name,
    @Param(value = "", help = "attach a head first: gap, gmp, classifier") Optional<String> head,
    @Param(value = "1000", help = "classes of that head", min = 1) int classes) {}
