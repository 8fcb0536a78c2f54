/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.lucerna.vision.api.weights.BadWeightsException;

/** What a file is by its first bytes, the usual mix-ups included. */
enum FileKind {
  ZIP,
  PICKLE,
  EMPTY,
  WEB_PAGE,
  LFS_POINTER,
  HDF5,
  OTHER;

  private static final int HEAD = 512;

  static FileKind of(ByteSource file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(HEAD, file.size()));
    file.read(0, bytes);
    String head = new String(bytes.array(), StandardCharsets.ISO_8859_1);
    String text = head.stripLeading().toLowerCase(Locale.ROOT);
    if (head.isEmpty()) {
      return EMPTY;
    } else if (head.startsWith("PK\3\4")) {
      return ZIP;
    } else if (head.startsWith("\u0080")) {
      return PICKLE;
    } else if (head.startsWith("\u0089HDF")) {
      return HDF5;
    } else if (head.startsWith("version https://git-lfs")) {
      return LFS_POINTER;
    } else if (text.matches("(?s)(\\xef\\xbb\\xbf)?<(!doctype|html|\\?xml|head|!--).*")) {
      return WEB_PAGE;
    }
    return OTHER;
  }

  Content read(ByteSource file) throws IOException {
    return switch (this) {
      case ZIP -> new ZipContent(file);
      case PICKLE -> new LegacyContent(file);
      case EMPTY -> throw new BadWeightsException("is empty: download or copy it again");
      case WEB_PAGE ->
          throw new BadWeightsException(
              "is a web page, not weights: the download went wrong, open the address in a browser"
                  + " to see why");
      case LFS_POINTER ->
          throw new BadWeightsException(
              "is only a pointer to the real file: run 'git lfs pull' where it comes from");
      case HDF5 ->
          throw new BadWeightsException(
              "is an HDF5 file, as Keras writes them, not PyTorch weights");
      case OTHER -> throw new BadWeightsException("is no PyTorch weight file");
    };
  }
}
