/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/** Writes figures. A service. */
@ProviderType
public interface FigureExporter {

  /**
   * @param scale pixels of the file for each pixel of the figure, such as 2 for sharp screens
   */
  void png(Figure figure, double scale, OutputStream out) throws IOException;

  void svg(Figure figure, OutputStream out) throws IOException;

  /** As {@link #png(Figure, double, OutputStream)}, with notes inside where the exporter can. */
  default void png(Figure figure, double scale, FigureNotes notes, OutputStream out)
      throws IOException {
    png(figure, scale, out);
  }

  /** As {@link #svg(Figure, OutputStream)}, with notes inside where the exporter can. */
  default void svg(Figure figure, FigureNotes notes, OutputStream out) throws IOException {
    svg(figure, out);
  }

  /**
   * The same for pages that many figures are to fit into: photographs and maps are stored as JPEG
   * of a quality at which no difference is seen, where that is smaller.
   */
  default void compactSvg(Figure figure, OutputStream out) throws IOException {
    svg(figure, out);
  }
}
