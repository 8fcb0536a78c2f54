/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code flip}. */
public record FlipParams(
    @Param(value = "", help = "a run's folder or a checkpoint file") Optional<Path> model,
    @Param(value = "", help = "instead of a model: a network's name or exported file (.onnx)")
        Optional<String> network,
    @Param(
            value = "",
            help =
                "a named network's weights: a file, a name of 'lucerna models', or 'procedural'"
                    + " (meaningless)")
        Optional<String> weights,
    @Param(help = "picture files or folders of them, with commas or repeated") List<Path> image,
    @Param(
            value = "",
            help =
                "hide until this class is predicted, by index or name; any other where not given")
        Optional<String> to,
    @Param(
            value = "grad-cam",
            help = "the method whose map says what is hidden first, as in 'lucerna methods'")
        String method,
    @Param(value = "last", help = "its layer: last, cam, or a name") String layer,
    @Param(value = "", help = "a method's parameter: ID.KEY=VALUE; repeated") List<String> param,
    @Param(value = "14", help = "cells along a side of the picture", min = 2, max = 64) int cells,
    @Param(value = "blur", help = "what is seen instead of a hidden cell: blur, or mean colour")
        Fill fill,
    @Param(value = "1", help = "largest share of the picture to hide", min = 0.01, max = 1)
        double most,
    @Param(
            value = "",
            help = "pixels of the shorter side after resizing; the model's own where not given",
            min = 0)
        Optional<Integer> resize,
    @Param(
            value = "",
            help = "pixels of the square cut from the centre; the model's own where not given",
            min = 16)
        Optional<Integer> crop,
    @Param(value = "", help = "text file with a class name a line") Optional<Path> classes,
    @Param(value = "0", help = "for methods that draw at random") long seed,
    @Param(help = "folder for masks, covered pictures and flip.json") Path out)
    implements ModelChoice {

  /** What is seen where something is hidden. */
  enum Fill {
    /** The picture, blurred beyond recognition. */
    BLUR,
    /** The picture's mean colour. */
    MEAN
  }
}
