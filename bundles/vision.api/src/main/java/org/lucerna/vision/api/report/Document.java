/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.report;

import java.util.List;

/** A report: title, one line under it, sections. */
public record Document(String title, String subtitle, List<Section> sections) {

  /** A part with a heading. */
  public record Section(String title, List<Block> blocks) {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  public Document {
    sections = List.copyOf(sections);
  }
}
