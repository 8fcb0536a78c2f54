/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code verify}. */
public record VerifyParams(
    @Param(
            value = "",
            help = "methods, or one plugin's jar file that need not be installed; all methods else",
            positional = true)
        List<String> method,
    @Param(value = "", help = "only these checks, with commas") List<String> checks,
    @Param(
            value = "",
            help = "id of the published method that one of another name must be, such as hires-cam")
        Optional<String> as,
    @Param(value = "", help = "folder for verify.json and verify.html") Optional<Path> out) {}
