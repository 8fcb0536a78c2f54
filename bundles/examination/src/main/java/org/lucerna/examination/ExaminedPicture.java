/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.util.List;
import org.lucerna.vision.api.analysis.InspectedPicture;

/** A picture and its maps, methods in the order they were asked for, then baselines. */
public record ExaminedPicture(InspectedPicture picture, List<MeasuredMap> maps) {

  public ExaminedPicture {
    maps = List.copyOf(maps);
  }
}
