/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureExporter;

/** How large the letters of figures are. */
public final class Lettering {

  private static final Pattern SIZE = Pattern.compile("font-size=\"([0-9.]+)px\"");

  private Lettering() {}

  /** Sizes of all letters that a figure's SVG file sets, in pixels. */
  public static List<Double> sizes(FigureExporter exporter, Figure figure) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exporter.svg(figure, out);
    return SIZE.matcher(out.toString(StandardCharsets.UTF_8))
        .results()
        .map(m -> Double.valueOf(m.group(1)))
        .toList();
  }
}
