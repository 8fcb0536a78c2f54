/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/**
 * Which pictures are taken and how they are split, where the data set does not say so itself.
 *
 * @param classes names to take, in the order of their indices; empty takes all
 * @param perClass at most so many samples of each class, always the same ones; 0 takes all
 * @param test share of all pictures; 1 where nothing is trained
 * @param validation share of what is not test
 * @param splitSeed decides the split instead of the job's seed
 * @param maxPixels width times height beyond which a picture is left out
 */
public record Choice(
    @Param(value = "", help = "names of the classes to take; all where empty") List<String> classes,
    @Param(value = "0", min = 0, help = "at most so many samples of each class; 0 takes all")
        int perClass,
    @Param(
            value = "1",
            min = 0,
            max = 1,
            help = "share of the pictures kept for the test; 1 where nothing is trained")
        double test,
    @Param(
            value = "0",
            min = 0,
            max = 0.9,
            help = "share of the other pictures kept for choosing the best epoch; 0 for none")
        double validation,
    @Param(
            value = "",
            help = "seed of the split alone, so that runs of several seeds share one split")
        Optional<Long> splitSeed,
    @Param(value = "100000000", min = 1, help = "pictures of more pixels are left out, and listed")
        long maxPixels) {

  public Choice {
    classes = List.copyOf(classes);
  }
}
