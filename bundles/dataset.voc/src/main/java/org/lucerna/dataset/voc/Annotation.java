/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.List;

/**
 * What an XML file says of a picture.
 *
 * @param name of the XML file without its ending, below the folder of annotations
 * @param fileName of the picture; may be empty or out of date
 * @param width in pixels; 0 where it is not given
 * @param objects in the order of the file
 */
record Annotation(String name, String fileName, int width, int height, List<Thing> objects) {

  /**
   * An object as written.
   *
   * @param number from 1
   * @param ends xmin, ymin, xmax, ymax, inclusive, from 1
   */
  record Thing(int number, String className, boolean difficult, double[] ends) {

    /** Width times height in pixels. */
    double area() {
      return (ends[2] - ends[0] + 1) * (ends[3] - ends[1] + 1);
    }
  }

  Annotation {
    objects = List.copyOf(objects);
  }
}
