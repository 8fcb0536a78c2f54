/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** The {@code model} part of a job. */
public record ModelParams(
    @Param(help = "the network's name, see 'lucerna networks'") String network,
    @Param(
            value = "initial",
            help =
                "a weight file, a name of 'lucerna models', 'initial' (fresh), or 'procedural' (by rule, meaningless)")
        String weights,
    @Param(value = "", help = "the head: gap, gmp, classifier; none keeps the network's own")
        Optional<String> head,
    @Param(
            value = "",
            help = "pixels of the shorter side after resizing, 0 leaves it",
            min = 0,
            max = 8192)
        Optional<Integer> resize,
    @Param(value = "", help = "pixels of the square cut from the centre", min = 16, max = 4096)
        Optional<Integer> crop,
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
