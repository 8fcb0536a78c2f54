/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a figure's file says about itself, for when it is found without anything beside it.
 *
 * @param title what it is, in a few words: the name that a screen reader reads out
 * @param description the caption, or empty
 * @param sources what it was made by and from, such as command, data set and model: one sentence
 *     each
 * @param created when, or empty where the same work is to give the same bytes
 */
public record FigureNotes(
    String title, String description, List<String> sources, Optional<OffsetDateTime> created) {

  public FigureNotes {
    sources = List.copyOf(sources);
  }

  /** Without a time. */
  public FigureNotes(String title, String description, List<String> sources) {
    this(title, description, sources, Optional.empty());
  }
}
