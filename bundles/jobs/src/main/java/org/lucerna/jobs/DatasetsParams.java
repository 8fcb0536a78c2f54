/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code datasets}. */
public record DatasetsParams(
    @Param(
            value = "",
            help = "a folder, CSV file or loader to look at; the loaders where not given",
            positional = true)
        Optional<String> data,
    @Param(value = "0", help = "decides the splits") long seed,
    @Param(value = "", help = "a parameter of the loader, such as per-class=20; may be repeated")
        List<String> set) {}
