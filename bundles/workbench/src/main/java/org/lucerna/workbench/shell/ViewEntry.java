/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.net.URL;
import java.util.Optional;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.ViewFactory;

/**
 * A kind of view that is there now; its classes are not loaded before {@link #factory()}.
 *
 * @param id unique
 * @param label the tab's text
 * @param area where it stands before the user moves it
 * @param shown whether a new window has it
 * @param order place within the area
 */
public record ViewEntry(
    String id, String label, Area area, boolean shown, int order, Source source) {

  /** Where a view comes from. */
  public interface Source {

    /**
     * @throws RuntimeException if it cannot be made
     */
    ViewFactory factory();

    /** Takes back one {@link #factory()}. */
    void release();

    /** An SVG. */
    Optional<URL> icon();

    /** The bundle, as {@code name version}. */
    String origin();
  }
}
