/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.UnreadableImageException.Kind;

/** Whatever the bytes are: a picture or an UnreadableImageException, soon, in little memory. */
class HostilePicturesTest {

  private static final DecodeLimits SMALL = new DecodeLimits(1 << 20, 2000, 1 << 20);
  private static final long MOST_MEMORY = 128L << 20;
  private static final long MOST_SECONDS = 10;

  static List<String> pictures() {
    return Pictures.all();
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aFileCutOffAnywhereIsRefusedOrStillWhole(String name) {
    byte[] whole = Pictures.bytes(name);
    int complete = 0;
    for (int length = 0; length < whole.length; length += length < 200 ? 1 : 5) {
      RgbImage decoded = decodeOrNull(Arrays.copyOf(whole, length));
      if (decoded != null) {
        // only what follows the first picture's data may be missing
        assertEquals(0, Pictures.Difference.between(decoded, full(whole)).max(), name);
        complete++;
      }
    }
    boolean moreFollows = name.endsWith(".gif") || name.endsWith(".tif");
    assertTrue(complete == 0 || moreFollows, complete + " cut-off files decoded");
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void changedBytesNeverDoMoreThanSpoilThePicture(String name) {
    byte[] whole = Pictures.bytes(name);
    Random random = new Random(name.hashCode());
    for (int round = 0; round < 60; round++) {
      byte[] changed = whole.clone();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        // headers are short and matter most
        int reach = random.nextBoolean() ? Math.min(120, changed.length) : changed.length;
        changed[random.nextInt(reach)] = (byte) random.nextInt(256);
      }
      RgbImage decoded = decodeOrNull(changed);
      if (decoded != null) {
        assertTrue((long) decoded.width() * decoded.height() <= SMALL.pixels());
      }
    }
  }

  @Test
  void noiseBehindEachFormatsMagicIsRefused() {
    Random random = new Random(7);
    for (String name :
        List.of("rgb.jpg", "rgb.png", "plain.gif", "rgb.bmp", "lossy.webp", "rgb.tif")) {
      for (int round = 0; round < 50; round++) {
        byte[] noise = new byte[4000];
        random.nextBytes(noise);
        System.arraycopy(Pictures.bytes(name), 0, noise, 0, 12);
        decodeOrNull(noise);
      }
    }
  }

  @Test
  void aSizeBeyondTheLimitsIsRefusedBeforeAnyMemoryIsTaken() {
    for (byte[] bomb :
        List.of(
            changed("rgb.png", 16, 0x00, 0x00, 0xFF, 0xFF, 0x00, 0x00, 0xFF, 0xFF),
            changed("plain.gif", 6, 0xFF, 0xFF, 0xFF, 0xFF),
            changed("rgb.bmp", 18, 0xFF, 0xFF, 0x00, 0x00),
            changed("lossy.webp", 26, 0xFF, 0x3F, 0xFF, 0x3F),
            withJpegSize("rgb.jpg", 65500, 65500))) {
      byte[] bytes = withPngChecksum(bomb);
      long before = allocated();
      UnreadableImageException e =
          assertThrows(UnreadableImageException.class, () -> Pictures.decode(bytes));
      assertTrue(allocated() - before < 16 << 20, "memory was taken: " + e.getMessage());
    }
    UnreadableImageException jpeg =
        assertThrows(
            UnreadableImageException.class,
            () -> Pictures.decode(withJpegSize("rgb.jpg", 65500, 65500)));
    assertEquals(Kind.TOO_LARGE, jpeg.kind());
  }

  @Test
  void aFrameLargerThanItsCanvasIsRefused() {
    // the canvas of a VP8X header made 1x1
    byte[] small = changed("linear.webp", 24, 0, 0, 0, 0, 0, 0);
    assertThrows(UnreadableImageException.class, () -> Pictures.decode(small));
  }

  @Test
  void aTiffOfManySamplesAPixelOrHugeTilesIsRefused() {
    long before = allocated();
    assertThrows(
        UnreadableImageException.class,
        () -> Pictures.decode(withTiffValue("rgb.tif", 277, 60000)));
    assertThrows(
        UnreadableImageException.class,
        () -> Pictures.decode(withTiffValue("tiled.tif", 322, 60000)));
    assertTrue(allocated() - before < 16 << 20);
  }

  @Test
  void aProfileThatClaimsAGigabyteIsRefused() {
    long before = allocated();
    for (String name : List.of("linear.jpg", "linear.webp", "linear.tif")) {
      byte[] bytes = Pictures.bytes(name);
      String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
      bytes[text.indexOf("none\2@\0\0mntrRGB ") - 4] = 0x40;
      assertThrows(UnreadableImageException.class, () -> Pictures.decode(bytes), name);
    }
    assertTrue(allocated() - before < 16 << 20);
  }

  @Test
  void aJpegWhoseDataAreDamagedInsideIsRefused() {
    byte[] bytes = Pictures.bytes("rgb.jpg");
    Arrays.fill(bytes, bytes.length - 200, bytes.length - 2, (byte) 0xFE);
    assertThrows(UnreadableImageException.class, () -> Pictures.decode(bytes));
  }

  private static RgbImage full(byte[] whole) {
    return decodeOrNull(whole);
  }

  private static RgbImage decodeOrNull(byte[] bytes) {
    long start = System.nanoTime();
    long memory = allocated();
    try {
      return ImageDecoder.decode(bytes, "it", SMALL);
    } catch (UnreadableImageException e) {
      assertTrue(e.getMessage().startsWith("it "), e.getMessage());
      return null;
    } finally {
      assertTrue(allocated() - memory < MOST_MEMORY, "too much memory");
      assertTrue((System.nanoTime() - start) / 1_000_000_000 < MOST_SECONDS, "too slow");
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static byte[] changed(String name, int at, int... values) {
    byte[] bytes = Pictures.bytes(name);
    for (int i = 0; i < values.length; i++) {
      bytes[at + i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] withPngChecksum(byte[] bytes) {
    if ((bytes[0] & 0xFF) == 0x89) {
      java.util.zip.CRC32 crc = new java.util.zip.CRC32();
      crc.update(bytes, 12, 17);
      java.nio.ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
    }
    return bytes;
  }

  private static byte[] withJpegSize(String name, int width, int height) {
    byte[] bytes = Pictures.bytes(name);
    int at = 0;
    while (bytes[at] != (byte) 0xFF || bytes[at + 1] != (byte) 0xC0) {
      at++;
    }
    java.nio.ByteBuffer.wrap(bytes)
        .putShort(at + 5, (short) height)
        .putShort(at + 7, (short) width);
    return bytes;
  }

  /** Changes a SHORT or LONG entry of a little-endian TIFF's first directory to a LONG. */
  private static byte[] withTiffValue(String name, int tag, int value) {
    byte[] bytes = Pictures.bytes(name);
    java.nio.ByteBuffer file =
        java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int directory = file.getInt(4);
    for (int i = 0; i < file.getShort(directory); i++) {
      int entry = directory + 2 + 12 * i;
      if ((file.getShort(entry) & 0xFFFF) == tag) {
        file.putShort(entry + 2, (short) 4).putInt(entry + 4, 1).putInt(entry + 8, value);
        return bytes;
      }
    }
    throw new IllegalArgumentException(name + " has no tag " + tag);
  }
}
