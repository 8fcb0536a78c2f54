/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Makes small data sets and bad files. */
final class Folders {

  private static final int SIDE = 48;

  private Folders() {}

  /** Two classes, discs and squares, {@code n} pictures each. */
  static Path discsAndSquares(Path folder, int n) throws IOException {
    Random random = new Random(7);
    for (String name : new String[] {"disc", "square"}) {
      Path dir = Files.createDirectories(folder.resolve(name));
      for (int i = 0; i < n; i++) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        for (int p = 0; p < SIDE * SIDE; p++) {
          image.setRGB(p % SIDE, p / SIDE, random.nextInt(0x40) * 0x010101);
        }
        g.setColor(new Color(150 + random.nextInt(100), random.nextInt(255), random.nextInt(255)));
        int x = random.nextInt(16);
        int y = random.nextInt(16);
        int d = 20 + random.nextInt(12);
        if (name.equals("disc")) {
          g.fillOval(x, y, d, d);
        } else {
          g.fillRect(x, y, d, d);
        }
        g.dispose();
        ImageIO.write(image, "png", dir.resolve(name + i + ".png").toFile());
      }
    }
    return folder;
  }

  /** A PNG whose header promises 60,000 by 60,000 pixels. */
  static void bomb(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(header);
    data.writeBytes("IHDR");
    data.writeInt(60_000);
    data.writeInt(60_000);
    data.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.toByteArray());
    out.writeInt(header.size() - 4);
    out.write(header.toByteArray());
    out.writeInt((int) crc.getValue());
    Files.write(file, bytes.toByteArray());
  }

  /** A torch file whose pickle asks for {@code os.system}. */
  static void maliciousWeights(Path file, String command) throws IOException {
    byte[] pickle =
        ("\u0080\u0002cos\nsystem\n(X" + length(command) + command + "tR.")
            .getBytes(StandardCharsets.ISO_8859_1);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      stored(zip, "archive/data.pkl", pickle);
      stored(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String length(String text) {
    return "" + (char) text.length() + "\0\0\0";
  }

  private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
