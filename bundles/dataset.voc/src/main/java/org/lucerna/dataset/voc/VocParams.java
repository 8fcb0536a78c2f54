/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.nio.file.Path;
import java.util.List;
import org.lucerna.core.api.param.Param;

/**
 * Where a tree of Pascal VOC annotations is and what a sample is.
 *
 * @param path folder with {@code Annotations} and {@code JPEGImages}, or with pictures and XML
 * @param set name of a list in {@code ImageSets/Main}; empty for train, val and test
 * @param label which classes of a picture become samples
 * @param annotations folder of the XML files below the path; empty to look for it
 * @param images folder of the pictures below the path; empty to look for it
 * @param palette class of each palette index from 1; empty for the twenty of VOC
 * @param choice what is taken and how it is split
 */
public record VocParams(
    @Param(help = "folder with Annotations and JPEGImages, or with pictures and their XML files")
        Path path,
    @Param(
            value = "",
            help =
                "list of pictures in ImageSets/Main, such as val or dog_test; train, val and test"
                    + " where empty")
        String set,
    @Param(
            value = "each",
            help =
                "a picture of several classes is a sample of each of them, of the one with the"
                    + " largest box, or none")
        LabelRule label,
    @Param(value = "", help = "folder of the XML files, where it has another name")
        String annotations,
    @Param(value = "", help = "folder of the pictures, where it has another name") String images,
    @Param(
            value = "",
            help = "class names by palette index of SegmentationClass, from 1; VOC's where empty")
        List<String> palette,
    Choice choice) {

  public VocParams {
    palette = List.copyOf(palette);
  }
}
