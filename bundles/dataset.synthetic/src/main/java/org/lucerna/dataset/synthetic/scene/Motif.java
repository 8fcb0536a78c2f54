/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import java.util.List;
import org.lucerna.dataset.synthetic.critter.Species;

/**
 * What a picture shows, and what it can be changed to. Changes are remembered: they add up. Names
 * of parts that begin with {@link Picture#OTHER} are those of creatures that are not labelled.
 */
public sealed interface Motif permits Scene, Mosaic {

  /** Draws it, the same way every time and everywhere. */
  Picture draw();

  /** A line that tells motifs apart, for hashing. */
  String describe();

  /** The label's. */
  Species species();

  /** Parts that can be left out or swapped. */
  List<String> parts();

  Motif without(String part);

  /** With another individual's part. */
  Motif swapped(String part, long draw);

  /** With the defining part of another class instead of its own. */
  Motif as(Species other);

  Motif marked(boolean mark);
}
