/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lucerna.imaging.MapView;
import org.lucerna.imaging.PixelMaps;
import org.lucerna.vision.api.render.ExplainedPicture;

/** The lines under a picture: what the caller says, and what a reader must know of the drawing. */
final class Captions {

  /** The fact of a map that names what its values measure. */
  private static final String UNIT = "unit";

  /** The fact of a map that has nothing to show; a sentence of its own. */
  private static final String EVIDENCE = "evidence";

  private Captions() {}

  static List<String> of(ExplainedPicture subject, MapView view, ExplanationParams params) {
    List<String> lines = new ArrayList<>(subject.caption());
    if (!subject.frames().isEmpty()) {
      lines.add("white: ground truth; magenta, dashed: found");
    }
    if (params.style() == Style.ORIGINAL) {
      return lines;
    }
    if (params.top().isEmpty()
        && PixelMaps.full(subject.map(), subject.picture().height(), subject.picture().width())
            .isPresent()) {
      lines.add("full colour: the largest hundredth of the pixels");
    }
    if (subject.map().isColored() && params.style() != Style.CONTOUR) {
      lines.add("colours of each pixel; grey is 0");
    } else if (params.placement() == Placement.RECEPTIVE_FIELD && subject.map().cells().isEmpty()) {
      lines.add(
          subject.cells().isPresent()
              ? "cells at their receptive fields\u2019 centres"
              : "stretched: the receptive fields are not known");
    }
    if (Frames.of(view, params.box()).isPresent()) {
      lines.add("frame: largest region from " + Numbers.percent(params.box()) + " of the maximum");
    }
    if (params.style() == Style.CONTOUR && view.evidence() == MapView.Evidence.PRESENT) {
      lines.add(
          view.signed()
              ? "lines at \u00B140, 60 and 80\u00A0% of the largest value"
              : "lines at 20, 40, 60 and 80\u00A0% of the maximum");
    }
    Map<String, String> facts = new TreeMap<>(subject.map().facts());
    facts.remove(UNIT);
    Optional.ofNullable(facts.remove(EVIDENCE)).ifPresent(lines::add);
    facts.forEach((name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  /** What the raw values measure. */
  static String unit(ExplainedPicture subject) {
    return subject.map().facts().getOrDefault(UNIT, "evidence");
  }
}
