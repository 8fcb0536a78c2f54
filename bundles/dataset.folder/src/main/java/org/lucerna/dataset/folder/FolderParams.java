/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;

/**
 * Where the pictures are and how they are split.
 *
 * @param path a folder, or a CSV file with the columns path, label and, if wanted, group and split
 * @param classes names to take, in the order of their indices; empty takes all, sorted
 * @param perClass at most so many of each class, always the same ones; 0 takes all
 * @param test share of all pictures
 * @param validation share of what is not test
 * @param folds parts of a cross-validation; 0 for one test split of share {@code test}
 * @param fold which part is the test, from 1
 * @param splitSeed decides the split instead of the job's seed
 * @param group finds a group in a picture's path below the folder
 * @param duplicates what happens to equal files
 * @param nearDuplicates Hamming distance of 64-bit perceptual hashes; -1 looks for none
 * @param maxPixels width times height beyond which a picture is left out
 * @param masks of the foreground, in the pictures' folders and under their names
 */
public record FolderParams(
    @Param(help = "folder with one sub-folder a class, or a CSV file path,label[,group][,split]")
        Path path,
    @Param(value = "", help = "names of the classes to take; all where empty") List<String> classes,
    @Param(value = "0", min = 0, help = "at most so many pictures of each class; 0 takes all")
        int perClass,
    @Param(value = "0.2", min = 0, max = 0.9, help = "share of the pictures kept for the test")
        double test,
    @Param(
            value = "0.1",
            min = 0,
            max = 0.9,
            help = "share of the other pictures kept for choosing the best epoch; 0 for none")
        double validation,
    @Param(
            value = "0",
            min = 0,
            max = 100,
            help =
                "cross-validation: number of parts of which each is the test once, instead of a"
                    + " share; 0 for none")
        int folds,
    @Param(value = "1", min = 1, max = 100, help = "which of the folds is the test") int fold,
    @Param(
            value = "",
            help = "seed of the split alone, so that runs of several seeds share one split")
        Optional<Long> splitSeed,
    @Param(
            value = "",
            help =
                "regular expression whose first group, found in a picture's path, names what must"
                    + " not be split, such as a patient")
        Optional<String> group,
    @Param(
            value = "together",
            help = "equal files: keep them together in one split, or drop copies")
        Duplicates duplicates,
    @Param(
            value = "8",
            min = -1,
            max = 16,
            help =
                "largest distance of perceptual hashes, in bits of 64, at which pictures count as"
                    + " near duplicates; -1 looks for none")
        int nearDuplicates,
    @Param(value = "100000000", min = 1, help = "pictures of more pixels are left out, and listed")
        long maxPixels,
    @Param(
            value = "",
            help = "folder CLASS/NAME.png of foreground masks, for measuring where maps lie")
        Optional<Path> masks) {

  public FolderParams {
    classes = List.copyOf(classes);
    if (folds == 1) {
      throw new ParamException("folds", "folds must be 2 or more, or 0 for none");
    }
    if (fold > Math.max(1, folds)) {
      throw new ParamException("fold", "fold is " + fold + ", but there are " + folds + " folds");
    }
  }
}
