/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.nio.file.Path;
import org.lucerna.core.api.param.Param;

/**
 * Where the pictures are, what they show and where in them.
 *
 * @param path folder that holds the pictures, itself or in a sub-folder
 * @param labels CSV file; empty for {@code labels.csv} below the path
 * @param boxes CSV file; empty for {@code boxes.csv} below the path, if there is one
 * @param masks folder of PNG masks; empty for none
 * @param choice what is taken and how it is split
 */
public record BoxesParams(
    @Param(help = "folder with the pictures, in itself or in a sub-folder such as images")
        Path path,
    @Param(
            value = "",
            help =
                "CSV file of the classes: file and class_index or class; labels.csv in the path"
                    + " where empty")
        String labels,
    @Param(
            value = "",
            help =
                "CSV file of the boxes: file,[class|class_index],x0,y0,x1,y1 in pixels from 0, both"
                    + " ends inclusive; boxes.csv in the path where empty and there")
        String boxes,
    @Param(value = "", help = "folder of foreground masks NAME.png, bright where the object is")
        String masks,
    Choice choice) {}
