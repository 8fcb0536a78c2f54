/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.vision.api.dataset.Split;

/**
 * A picture that an analysis may look at.
 *
 * @param index position in {@link Inspection#pictures()}
 * @param id unique: the path below the data set's folder, or the file's name
 * @param className its true class as the data set names it; empty where not known
 * @param label its true class among the network's; empty where not known
 * @param group pictures of one group are related (duplicates) and count as one in intervals; the id
 *     where it stands alone
 * @param split where it is from a data set
 */
public record InspectedPicture(
    int index,
    String id,
    String className,
    OptionalInt label,
    String group,
    Optional<Split> split) {

  /** For files and captions: the id without folders and suffix. */
  public String stem() {
    return id.replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", "");
  }
}
