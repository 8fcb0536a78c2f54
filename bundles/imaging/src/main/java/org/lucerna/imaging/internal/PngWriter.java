/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lucerna.vision.api.render.FigureNotes;

/** Writes PNG without the temporary files that {@code ImageIO.write} makes for streams. */
final class PngWriter {

  private PngWriter() {}

  static void write(RenderedImage image, OutputStream out) throws IOException {
    write(image, Optional.empty(), out);
  }

  static void write(RenderedImage image, Optional<FigureNotes> notes, OutputStream out)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      IIOMetadata metadata = notes.isPresent() ? metadata(writer, image, notes.get()) : null;
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadata metadata(ImageWriter writer, RenderedImage image, FigureNotes notes)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    metadata.mergeTree(PngNotes.FORMAT, PngNotes.tree(notes));
    return metadata;
  }
}
