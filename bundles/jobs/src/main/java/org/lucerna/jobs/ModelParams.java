/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** The {@code model} part of a job. */
public record ModelParams(
    @Param(help = "the network's name, see 'lucerna networks', or an exported file (.onnx)")
        String network,
    @Param(
            value = "",
            help =
                "a weight file, a name of 'lucerna models', 'initial' (fresh), or 'procedural' (by"
                    + " rule, meaningless); initial where not given, of an exported file its own")
        Optional<String> weights,
    @Param(
            value = "",
            help =
                "the head: gap, gmp, classifier; 'none' keeps the network's own classes, for analyses"
                    + " of a network as it is; classifier where not given")
        Optional<String> head,
    @Param(
            value = "",
            help = "pixels of the shorter side after resizing, 0 leaves it",
            min = 0,
            max = 8192)
        Optional<Integer> resize,
    @Param(value = "", help = "pixels of the square cut from the centre", min = 16, max = 4096)
        Optional<Integer> crop,
    @Param(value = "", help = "subtracted from red, green, blue in 0..1; the network's own else")
        List<Double> mean,
    @Param(value = "", help = "what red, green, blue are divided by then; the network's own else")
        List<Double> std,
    @Param(value = "", help = "text file with a name a line for the network's own classes")
        Optional<Path> classes,
    @Param(
            value = "auto",
            help =
                "googlenet: pictures in -1..1 as torchvision's file expects them: on, off, or auto"
                    + " (on if the weight file has auxiliary heads)")
        TransformInput transformInput) {

  /** Whether the network's other preprocessing is used ({@code transform_input}). */
  enum TransformInput {
    AUTO,
    ON,
    OFF
  }
}
