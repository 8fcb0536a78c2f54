/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lucerna.core.api.data.Tensor;

/** Reads NumPy's {@code .npy} of little-endian float32 in C order, [N, D]. */
final class Npy {

  private static final Pattern SHAPE = Pattern.compile("\\((\\d+), *(\\d+),?\\)");
  private static final int HEAD = 10;

  private Npy() {}

  static Tensor read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
      fill(in, head, file);
      byte[] text = new byte[head.getShort(8) & 0xFFFF];
      fill(in, ByteBuffer.wrap(text), file);
      String about = new String(text, StandardCharsets.ISO_8859_1);
      Matcher shape = SHAPE.matcher(about);
      if (head.get(1) != 'N' || !about.contains("<f4") || about.contains("True") || !shape.find()) {
        throw new IOException(file + " is no array [N, D] of float32");
      }
      int n = Integer.parseInt(shape.group(1));
      int d = Integer.parseInt(shape.group(2));
      if (4L * n * d != in.size() - in.position()) {
        throw new IOException(file + " is cut off");
      }
      ByteBuffer values = ByteBuffer.allocate(4 * n * d).order(ByteOrder.LITTLE_ENDIAN);
      fill(in, values, file);
      float[] data = new float[n * d];
      values.flip().asFloatBuffer().get(data);
      return Tensor.wrap(data, n, d);
    }
  }

  private static void fill(FileChannel in, ByteBuffer into, Path file) throws IOException {
    while (into.hasRemaining()) {
      if (in.read(into) < 0) {
        throw new IOException(file + " is cut off");
      }
    }
  }
}
