/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import java.util.Optional;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.render.Figure;

/**
 * A figure or table that can leave the window: as PNG, SVG, CSV or to the clipboard.
 *
 * @param name the file's name without its ending; lower case with hyphens
 * @param caption what it shows, written beside it; with n, units and where it comes from
 * @param content what is written
 * @param recipe what makes it again, if a command does
 */
public record Exhibit(String name, String caption, Content content, Optional<Recipe> recipe) {

  /** What is written. */
  public sealed interface Content {}

  /** PNG at one to four times its size, and SVG. */
  public record Drawn(Figure figure) implements Content {}

  /** CSV. */
  public record Listed(Table table) implements Content {}
}
