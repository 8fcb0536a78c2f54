/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.lucerna.core.api.data.Box;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.render.FigureNotes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** PNG by Java's own writer, SVG by Batik's generator: pictures as data URIs, text as text. */
@Component
public final class JavaFigureExporter implements FigureExporter {

  /** About a gigabyte of pixels: beyond it a mistaken scale is likelier than a wish. */
  private static final long MOST_PIXELS = 1L << 28;

  /** Batik's number formats are shared by all its instances and not synchronised. */
  private final Lock batik = new ReentrantLock();

  @Activate
  public JavaFigureExporter() {}

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the picture would have no pixel or more than 2^28
   */
  @Override
  public void png(Figure figure, double scale, OutputStream out) throws IOException {
    PngWriter.write(pixels(figure, scale), out);
  }

  @Override
  public void svg(Figure figure, OutputStream out) throws IOException {
    svg(figure, new SvgWriter.Manner(DataUris.LOSSLESS, Optional.empty()), out);
  }

  /** Tells title, caption, source and time in text chunks of the file. */
  @Override
  public void png(Figure figure, double scale, FigureNotes notes, OutputStream out)
      throws IOException {
    PngWriter.write(pixels(figure, scale), Optional.of(notes), out);
  }

  /** Tells title, caption, source and time in elements that are not drawn. */
  @Override
  public void svg(Figure figure, FigureNotes notes, OutputStream out) throws IOException {
    svg(figure, new SvgWriter.Manner(DataUris.LOSSLESS, Optional.of(notes)), out);
  }

  @Override
  public void compactSvg(Figure figure, OutputStream out) throws IOException {
    svg(figure, new SvgWriter.Manner(DataUris.COMPACT, Optional.empty()), out);
  }

  private void svg(Figure figure, SvgWriter.Manner manner, OutputStream out) throws IOException {
    batik.lock();
    try {
      SvgWriter.write(figure, g -> paint(figure, g), manner, out);
    } finally {
      batik.unlock();
    }
  }

  private static BufferedImage pixels(Figure figure, double scale) {
    if (figure instanceof Figure.Raster raster && scale == 1) {
      return Images.toBuffered(raster.image());
    }
    long width = Math.round(figure.width() * scale);
    long height = Math.round(figure.height() * scale);
    if (width < 1 || height < 1 || width * height > MOST_PIXELS) {
      throw new IllegalArgumentException("cannot draw " + width + "x" + height + " pixels");
    }
    BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      g.scale(scale, scale);
      paint(figure, g);
    } finally {
      g.dispose();
    }
    return image;
  }

  private static void paint(Figure figure, Graphics2D g) {
    Painting.prepare(g);
    if (figure instanceof Figure.Raster raster) {
      Box all = new Box(0, 0, figure.width(), figure.height());
      Painting.image(g, Images.toBuffered(raster.image()), all);
    } else if (figure instanceof Figure.Drawing drawing) {
      drawing.painter().accept(g);
    }
  }
}
