/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureExporter;

/** Figures as data URIs: charts as SVG, what holds pictures as PNG. */
final class FigureSource {

  /** Sharp on today's screens and in print. */
  private static final double SCALE = 2;

  /** Beyond this size a drawing of very many parts is shown faster, and stored smaller, as PNG. */
  private static final int MOST_SVG_BYTES = 200_000;

  private final FigureExporter exporter;

  FigureSource(FigureExporter exporter) {
    this.exporter = exporter;
  }

  String uri(Figure figure) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (figure instanceof Figure.Drawing) {
      exporter.svg(figure, bytes);
      if (bytes.size() <= MOST_SVG_BYTES
          && !bytes.toString(StandardCharsets.UTF_8).contains("<image")) {
        return encoded("image/svg+xml", bytes);
      }
      bytes.reset();
    }
    exporter.png(figure, SCALE, bytes);
    return encoded("image/png", bytes);
  }

  private static String encoded(String type, ByteArrayOutputStream bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
