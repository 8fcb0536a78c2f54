/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

import java.util.List;

/**
 * Pictures of the current data set that were picked somewhere: a cell of a confusion matrix, a
 * lasso.
 *
 * @param title what they have in common, such as {@code "cat taken for dog (7)"}
 * @param samples indices into the data set, in order
 */
public record PictureSet(String title, List<Integer> samples) {

  public PictureSet {
    samples = List.copyOf(samples);
  }
}
