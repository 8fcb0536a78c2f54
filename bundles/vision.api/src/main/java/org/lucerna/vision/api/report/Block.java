/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.report;

import java.util.List;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.render.Figure;

/** A piece of a report's section. All texts are plain: writers escape them. */
public sealed interface Block {

  record Paragraph(String text) implements Block {}

  /** Something not to be overlooked. */
  record Notice(String text) implements Block {}

  /** Names and values, in order. */
  record Facts(List<Fact> facts) implements Block {}

  record Fact(String name, String value) {}

  record TableBlock(String caption, Table table) implements Block {}

  /**
   * @param alt what it shows, for those who cannot see it
   */
  record FigureBlock(Figure figure, String caption, String alt) implements Block {}

  /** Figures side by side, wrapping. */
  record Gallery(List<FigureBlock> figures) implements Block {}
}
