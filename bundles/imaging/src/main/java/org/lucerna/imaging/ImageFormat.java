/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/** The formats, told apart by their first bytes, never by a file's name. */
enum ImageFormat {
  JPEG {
    @Override
    Header header(Bytes file) throws IOException {
      return JpegHeader.read(file);
    }

    @Override
    ImageReader reader() throws IOException {
      // It finds the JDK's JPEG reader, which it builds on, in the registry it is put in: a private
      // one, so that no other user of ImageIO in this JVM is affected.
      ServiceRegistry registry =
          new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
      registry.registerServiceProvider(ofPlatform("jpeg").getOriginatingProvider());
      JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
      registry.registerServiceProvider(provider);
      return provider.createReaderInstance(null);
    }
  },
  PNG {
    @Override
    Header header(Bytes file) throws IOException {
      return PngHeader.read(file);
    }

    @Override
    ImageReader reader() throws IOException {
      return ofPlatform("png");
    }
  },
  GIF {
    @Override
    Header header(Bytes file) throws IOException {
      return GifHeader.read(file);
    }

    @Override
    ImageReader reader() throws IOException {
      return ofPlatform("gif");
    }
  },
  BMP {
    @Override
    Header header(Bytes file) throws IOException {
      return BmpHeader.read(file);
    }

    @Override
    ImageReader reader() throws IOException {
      return ofPlatform("bmp");
    }
  },
  WEBP {
    @Override
    Header header(Bytes file) throws IOException {
      return WebpHeader.read(file);
    }

    @Override
    ImageReader reader() {
      return new WebPImageReaderSpi().createReaderInstance(null);
    }
  },
  TIFF {
    @Override
    Header header(Bytes file) throws IOException {
      return TiffHeader.read(file);
    }

    @Override
    ImageReader reader() {
      return new TIFFImageReaderSpi().createReaderInstance(null);
    }
  };

  /** Checks the structure to its end, decodes nothing. */
  abstract Header header(Bytes file) throws IOException;

  abstract ImageReader reader() throws IOException;

  static Optional<ImageFormat> of(Bytes file) {
    if (file.has(0, "\u00FF\u00D8\u00FF")) {
      return Optional.of(JPEG);
    } else if (file.has(0, "\u0089PNG\r\n\u001A\n")) {
      return Optional.of(PNG);
    } else if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
      return Optional.of(GIF);
    } else if (file.has(0, "BM")) {
      return Optional.of(BMP);
    } else if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
      return Optional.of(WEBP);
    } else if (file.has(0, "II*\0") || file.has(0, "MM\0*")) {
      return Optional.of(TIFF);
    }
    return Optional.empty();
  }

  /** The JDK's own reader, whatever else has been registered in this JVM. */
  private static ImageReader ofPlatform(String name) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (ImageIO.class.getModule().equals(reader.getClass().getModule())) {
        return reader;
      }
    }
    throw new IOException("this Java has no reader for " + name);
  }
}
