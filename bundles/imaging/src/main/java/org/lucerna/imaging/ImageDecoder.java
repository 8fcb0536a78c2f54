/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.UnreadableImageException.Kind;

/**
 * Decodes pictures nobody vouches for: JPEG, PNG, GIF (first frame), BMP, WebP and TIFF (first
 * page).
 *
 * <p>The structure is walked to its end and the size checked before a pixel is decoded, so that a
 * truncated file and a decompression bomb cost next to nothing. Pictures come out upright (EXIF
 * orientation), in sRGB (embedded profiles applied), transparency over white; samples of 16 bits
 * are divided by 257.
 */
public final class ImageDecoder {

  /** Heap that a pixel takes while it is decoded: the reader's picture, ours, and a turned one. */
  private static final int BYTES_PER_PIXEL = 16;

  private static final int WHITE = 0xFFFFFF;

  private ImageDecoder() {}

  /**
   * Decodes a file.
   *
   * @throws UnreadableImageException if the file is no picture, damaged or beyond the limits
   * @throws IOException if the file cannot be read at all
   */
  public static RgbImage decode(Path file, DecodeLimits limits) throws IOException {
    return decode(readAll(file, limits), file.toString(), limits);
  }

  /**
   * Decodes a file's bytes.
   *
   * @param name what messages call the picture
   * @throws UnreadableImageException if they are no picture, damaged or beyond the limits
   */
  public static RgbImage decode(byte[] bytes, String name, DecodeLimits limits)
      throws UnreadableImageException {
    return decode(bytes, name, limits, ImageDecoder::finished);
  }

  /**
   * The numbers behind the colours, in which segmentations store classes: palette indices, or the
   * samples of a grey picture, as stored.
   *
   * @param name what messages call the picture
   * @return rows of columns
   * @throws UnreadableImageException as {@link #decode}, and if pixels have several samples
   */
  public static int[][] indices(byte[] bytes, String name, DecodeLimits limits)
      throws UnreadableImageException {
    return decode(bytes, name, limits, (image, header) -> indices(image));
  }

  private static int[][] indices(BufferedImage image) throws Malformed {
    if (image.getRaster().getNumBands() != 1) {
      throw new Malformed("it has colours of its own, not one number for each pixel");
    }
    int[][] rows = new int[image.getHeight()][image.getWidth()];
    for (int y = 0; y < rows.length; y++) {
      image.getRaster().getSamples(0, y, image.getWidth(), 1, 0, rows[y]);
    }
    return rows;
  }

  /** What is made of decoded pixels. */
  private interface Finish<T> {
    T of(BufferedImage decoded, Header header) throws IOException;
  }

  private static <T> T decode(byte[] bytes, String name, DecodeLimits limits, Finish<T> finish)
      throws UnreadableImageException {
    try {
      checkLength(bytes.length, name, limits);
      Bytes file = Bytes.bigEndian(bytes);
      ImageFormat format =
          ImageFormat.of(file)
              .orElseThrow(
                  () -> new Malformed("it is no JPEG, PNG, GIF, BMP, WebP or TIFF picture"));
      Header header = format.header(file);
      checkSize(header, name, limits);
      BufferedImage decoded = read(format, bytes, header);
      return finish.of(decoded, header);
    } catch (UnreadableImageException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw tooLarge(name, "it does not fit into memory");
    } catch (Malformed e) {
      throw unreadable(name, e.getMessage(), e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The readers answer hostile bytes with any of these; their words mean nothing to a user.
      throw unreadable(name, "it is damaged", e);
    }
  }

  /**
   * Reads a file that is to be decoded.
   *
   * @throws UnreadableImageException if it is larger than the limits allow or not a regular file
   */
  public static byte[] readAll(Path file, DecodeLimits limits) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw unreadable(file.toString(), "it is not a file", null);
    }
    checkLength(Files.size(file), file.toString(), limits);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) Math.min(limits.bytes() + 1, Integer.MAX_VALUE - 8));
      checkLength(bytes.length, file.toString(), limits);
      return bytes;
    }
  }

  private static BufferedImage read(ImageFormat format, byte[] bytes, Header header)
      throws IOException {
    ImageReader reader = format.reader();
    try (ImageInputStream in = new ByteArrayImageInputStream(bytes)) {
      Damage damage = new Damage();
      reader.addIIOReadWarningListener(damage);
      reader.setInput(in, false, true);
      if (reader.getWidth(0) != header.frameWidth()
          || reader.getHeight(0) != header.frameHeight()) {
        throw new Malformed("its headers disagree about its size");
      }
      BufferedImage image = reader.read(0);
      damage.check();
      if (image.getWidth() != header.frameWidth() || image.getHeight() != header.frameHeight()) {
        throw new Malformed("its headers disagree about its size");
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private static RgbImage finished(BufferedImage decoded, Header header) throws Malformed {
    int width = header.width();
    int[] rgb = Pixels.toSrgb(decoded);
    if (header.profile().isPresent()) {
      rgb = Profiles.toSrgb(rgb, width, header.profile().get());
    }
    if (header.frame().isPresent()) {
      rgb = placed(rgb, header.frame().get(), width, header.height());
    }
    RgbImage stored = RgbImage.wrap(width, header.height(), rgb);
    return Orientation.upright(stored, header.orientation());
  }

  /** An animation's first frame on its white screen. */
  private static int[] placed(int[] frame, Box box, int width, int height) {
    if (box.width() == width && box.height() == height) {
      return frame;
    }
    int[] screen = new int[width * height];
    Arrays.fill(screen, WHITE);
    for (int y = 0; y < box.height(); y++) {
      int to = (box.y() + y) * width + box.x();
      System.arraycopy(frame, y * box.width(), screen, to, box.width());
    }
    return screen;
  }

  private static void checkLength(long length, String name, DecodeLimits limits)
      throws UnreadableImageException {
    if (length > limits.bytes()) {
      throw tooLarge(name, "it has more than " + limits.bytes() + " bytes");
    }
  }

  private static void checkSize(Header header, String name, DecodeLimits limits)
      throws UnreadableImageException {
    int side = Math.max(header.width(), header.height());
    long pixels = (long) header.width() * header.height();
    String size = "it has " + header.width() + "x" + header.height() + " pixels, ";
    if (side > limits.side()) {
      throw tooLarge(name, size + "more than " + limits.side() + " on a side");
    } else if (pixels > limits.pixels()) {
      throw tooLarge(name, size + "more than " + limits.pixels());
    } else if (pixels * BYTES_PER_PIXEL > Runtime.getRuntime().maxMemory() / 2) {
      throw tooLarge(name, size + "too many for the memory of this Java");
    }
  }

  private static UnreadableImageException unreadable(String name, String why, Throwable cause) {
    return new UnreadableImageException(
        Kind.UNREADABLE, name + " cannot be read: " + why + ".", cause);
  }

  private static UnreadableImageException tooLarge(String name, String why) {
    return new UnreadableImageException(Kind.TOO_LARGE, name + " is too large: " + why + ".", null);
  }
}
