/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.UnreadableImageException.Kind;

class ImageDecoderTest {

  static List<String> pictures() {
    return Pictures.all();
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void everyFormatAndColourModelDecodesAsInPillow(String name) throws IOException {
    RgbImage decoded = Pictures.decode(Pictures.bytes(name));
    RgbImage expected = Pictures.expected(name);
    assertEquals(expected.width(), decoded.width());
    assertEquals(expected.height(), decoded.height());
    Pictures.Difference difference = Pictures.Difference.between(decoded, expected);
    assertTrue(difference.mean() <= allowed(name), difference::toString);
  }

  /** Mean grey levels: lossless is exact, colour conversion may round, JPEG loses on its own. */
  private static double allowed(String name) {
    return switch (name) {
      case "lossy.webp" -> 7; // chroma is doubled, not interpolated as libwebp's default does
      case "linear.jpg" -> 0.5;
      case "linear.png", "linear.tif", "linear.webp" -> 0.05;
      default -> name.endsWith(".jpg") || name.equals("jpeg.tif") ? 0.5 : 0;
    };
  }

  @ParameterizedTest
  @CsvSource({"100, 5000, 100000", "1000000, 23, 100000", "1000000, 5000, 383"})
  void aPictureBeyondALimitIsTooLarge(long bytes, int side, long pixels) {
    DecodeLimits limits = new DecodeLimits(bytes, side, pixels);
    for (String name : Pictures.all()) {
      UnreadableImageException e =
          assertThrows(
              UnreadableImageException.class,
              () -> ImageDecoder.decode(Pictures.bytes(name), name, limits));
      assertEquals(Kind.TOO_LARGE, e.kind(), name);
      assertTrue(e.getMessage().startsWith(name + " is too large: it has "), e.getMessage());
    }
  }

  @Test
  void whatIsNoPictureIsNamedInOneSentence(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("notes.jpg"), "not a picture");
    UnreadableImageException e =
        assertThrows(
            UnreadableImageException.class, () -> ImageDecoder.decode(text, DecodeLimits.DEFAULT));
    assertEquals(Kind.UNREADABLE, e.kind());
    assertEquals(
        text + " cannot be read: it is no JPEG, PNG, GIF, BMP, WebP or TIFF picture.",
        e.getMessage());
  }

  @Test
  void anEmptyFileAFolderAndAMissingFileAreRefused(@TempDir Path folder) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertThrows(
        UnreadableImageException.class, () -> ImageDecoder.decode(empty, DecodeLimits.DEFAULT));
    assertThrows(
        UnreadableImageException.class, () -> ImageDecoder.decode(folder, DecodeLimits.DEFAULT));
    Path none = folder.resolve("none.png");
    assertThrows(NoSuchFileException.class, () -> ImageDecoder.decode(none, DecodeLimits.DEFAULT));
  }

  @Test
  void aFileBeyondTheLimitIsNotEvenRead(@TempDir Path folder) throws IOException {
    Path big = folder.resolve("big.png");
    Files.write(big, new byte[1001]);
    UnreadableImageException e =
        assertThrows(
            UnreadableImageException.class,
            () -> ImageDecoder.readAll(big, new DecodeLimits(1000, 10, 10)));
    assertEquals(Kind.TOO_LARGE, e.kind());
  }

  @Test
  void theNameDoesNotDecideTheFormat(@TempDir Path folder) throws IOException {
    Path misnamed = Files.write(folder.resolve("a.jpg"), Pictures.bytes("rgb.png"));
    assertEquals(Pictures.expected("rgb.png"), ImageDecoder.decode(misnamed, DecodeLimits.DEFAULT));
  }

  @Test
  void theNumbersBehindAPaletteAndAGreyPictureCanBeRead() throws IOException {
    byte[] levels = {0, 10, 10, (byte) 200};
    BufferedImage palette =
        new BufferedImage(
            3,
            2,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(2, 4, levels, levels, levels));
    int[] indices = {0, 1, 2, 3, 2, 1};
    palette.getRaster().setSamples(0, 0, 3, 2, 0, indices);
    assertArrayEquals(new int[][] {{0, 1, 2}, {3, 2, 1}}, indices(palette));
    BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {15, 255});
    assertArrayEquals(new int[][] {{15, 255}}, indices(grey));
    BufferedImage colours = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    assertEquals(
        "it.png cannot be read: it has colours of its own, not one number for each pixel.",
        assertThrows(UnreadableImageException.class, () -> indices(colours)).getMessage());
    byte[] bytes = png(grey);
    assertThrows(
        UnreadableImageException.class,
        () -> ImageDecoder.indices(bytes, "it.png", new DecodeLimits(1000, 1, 10)));
  }

  private static int[][] indices(BufferedImage image) throws IOException {
    return ImageDecoder.indices(png(image), "it.png", DecodeLimits.DEFAULT);
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
