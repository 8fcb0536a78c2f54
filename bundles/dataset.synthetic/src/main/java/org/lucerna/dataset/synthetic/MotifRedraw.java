/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic;

import java.util.List;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.dataset.synthetic.critter.Species;
import org.lucerna.dataset.synthetic.scene.Motif;
import org.lucerna.dataset.synthetic.scene.Picture;
import org.lucerna.vision.api.dataset.Redraw;

/** Draws a motif again with something changed. */
record MotifRedraw(Motif motif, List<String> all) implements Redraw {

  @Override
  public List<String> parts() {
    return motif.parts().stream().filter(part -> !part.startsWith(Picture.OTHER)).toList();
  }

  @Override
  public List<String> classes() {
    return all.stream().filter(name -> !name.equals(motif.species().id())).toList();
  }

  /** Also parts of a second creature, {@code other-NAME}. */
  @Override
  public RgbImage without(String part) {
    return motif.without(known(part)).draw().image();
  }

  @Override
  public RgbImage swapped(String part, long draw) {
    return motif.swapped(known(part), draw).draw().image();
  }

  @Override
  public RgbImage as(String className) {
    Species other =
        Species.find(className)
            .filter(species -> all.contains(species.id()))
            .orElseThrow(() -> new IllegalArgumentException("no class " + className));
    return motif.as(other).draw().image();
  }

  @Override
  public RgbImage marked(boolean mark) {
    return motif.marked(mark).draw().image();
  }

  private String known(String part) {
    if (!motif.parts().contains(part)) {
      throw new IllegalArgumentException("no part " + part + " but " + motif.parts());
    }
    return part;
  }
}
