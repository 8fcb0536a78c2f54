/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.dataset.Split;

/** Which pictures an analysis looks at; keys of every analysis, as command and as step. */
public record PictureParams(
    @Param(value = "", help = "picture files or folders of them, instead of a data set's")
        List<Path> image,
    @Param(
            value = "",
            help =
                "which pictures of the data set: train, validation, test; the analysis's own choice"
                    + " where not given")
        List<Split> split,
    @Param(
            value = "0",
            help = "at most so many pictures, of all classes in turn; 0 for all",
            min = 0)
        int limit) {}
