/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.report;

import java.util.List;
import java.util.Optional;
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
   * @param figure for paper and bright screens
   * @param alt what it shows, for those who cannot see it
   * @param dark the same for dark screens, in the same size, where there is one
   */
  record FigureBlock(Figure figure, String caption, String alt, Optional<Figure> dark)
      implements Block {

    /** A figure that is the same on all screens. */
    public FigureBlock(Figure figure, String caption, String alt) {
      this(figure, caption, alt, Optional.empty());
    }
  }

  /** Figures side by side, wrapping. */
  record Gallery(List<FigureBlock> figures) implements Block {}
}
