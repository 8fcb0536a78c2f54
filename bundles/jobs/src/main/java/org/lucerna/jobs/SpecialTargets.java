/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Optional;

/** Targets that need the network, its layers or other files. */
interface SpecialTargets {

  /** A unit or channel of a layer; empty if the word does not look like one. */
  Optional<Wanted> unit(String word);

  /** Similarity of the network's features to those of another picture. */
  Wanted like(String file);

  /** A class's scores within a mask, for networks that score every place. */
  Wanted mask(int classIndex, String file);
}
