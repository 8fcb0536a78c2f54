/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureExporter;

/** Figures as data URIs: SVG with their pictures inside, PNG where the drawing is very large. */
final class FigureSource {

  /** Sharp on today's screens and in print. */
  private static final double SCALE = 2;

  /** Beyond this size a drawing of very many parts is shown faster, and stored smaller, as PNG. */
  private static final int MOST_MARKUP = 200_000;

  private static final Pattern PICTURE = Pattern.compile("data:image/[^\"]+");

  /**
   * All of base 64; what else a URI, or a list of them in an attribute, may not hold is escaped.
   */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+/=;,._~-]+");

  private final FigureExporter exporter;

  FigureSource(FigureExporter exporter) {
    this.exporter = exporter;
  }

  String uri(Figure figure) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    exporter.compactSvg(figure, bytes);
    String svg = bytes.toString(StandardCharsets.UTF_8);
    boolean pictures = PICTURE.matcher(svg).find();
    int markup = pictures ? PICTURE.matcher(svg).replaceAll("").length() : svg.length();
    if (markup > MOST_MARKUP) {
      bytes.reset();
      exporter.png(figure, SCALE, bytes);
      return encoded("image/png", bytes);
    }
    return pictures ? "data:image/svg+xml," + escaped(svg) : encoded("image/svg+xml", bytes);
  }

  /** Pictures are in base 64 already: once more would make them larger by a third. */
  private static String escaped(String svg) {
    StringBuilder text = new StringBuilder(svg.length() + svg.length() / 8);
    Matcher plain = PLAIN.matcher(svg);
    int at = 0;
    while (plain.find()) {
      escape(svg.substring(at, plain.start()), text);
      text.append(svg, plain.start(), plain.end());
      at = plain.end();
    }
    escape(svg.substring(at), text);
    return text.toString();
  }

  private static void escape(String part, StringBuilder text) {
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
    }
  }

  private static String encoded(String type, ByteArrayOutputStream bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
