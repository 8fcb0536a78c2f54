/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.lucerna.vision.api.weights.BadWeightsException;

/**
 * PyTorch 1.6 and later: a zip with {@code NAME/data.pkl} and a {@code NAME/data/KEY} a storage.
 */
final class ZipContent implements Content {

  private static final String PICKLE = "data.pkl";

  private final ZipIndex zip;
  private final String folder;
  private final Object root;
  private final ByteOrder byteOrder;

  ZipContent(ByteSource file) throws IOException {
    zip = new ZipIndex(file);
    folder = folder(zip);
    byteOrder = byteOrder(zip, folder + "byteorder");
    Budget budget = new Budget();
    root = new Pickle(new PickleInput(zip.open(folder + PICKLE), 0, budget), budget).load();
  }

  /** Whether a zip's first entry is the pickle, where torch always puts it. */
  static boolean begins(ByteSource file) throws IOException {
    int length = (int) Math.min(file.size(), 512);
    byte[] head = ZipIndex.read(file, 0, length).array();
    return new String(head, StandardCharsets.ISO_8859_1).matches("(?s).{30}[^/]+/data\\.pkl.*");
  }

  @Override
  public Object root() {
    return root;
  }

  @Override
  public ByteOrder byteOrder() {
    return byteOrder;
  }

  @Override
  public ByteSource open(StorageRef storage) throws IOException {
    String name = folder + "data/" + storage.key();
    if (!zip.has(name)) {
      throw BadWeightsException.damaged("storage '" + storage.key() + "' is missing");
    }
    if (zip.size(name) < storage.bytes()) {
      throw BadWeightsException.damaged("storage '" + storage.key() + "' is shorter than it says");
    }
    return zip.open(name);
  }

  private static String folder(ZipIndex zip) throws BadWeightsException {
    String found = null;
    for (String name : zip.names()) {
      if (name.matches("[^/]+/constants\\.pkl|[^/]+/code/.*")) {
        throw new BadWeightsException(
            "is a TorchScript program, not weights: save the model's state_dict() instead");
      }
      if (name.matches("[^/]+/data\\.pkl")) {
        if (found != null) {
          throw BadWeightsException.damaged("it holds two models");
        }
        found = name.substring(0, name.length() - PICKLE.length());
      }
    }
    if (found == null) {
      throw new BadWeightsException("is a zip archive, but not one that torch.save wrote");
    }
    return found;
  }

  private static ByteOrder byteOrder(ZipIndex zip, String name) throws IOException {
    if (!zip.has(name)) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    if (zip.size(name) <= 8) {
      byte[] text = ZipIndex.read(zip.open(name), 0, zip.size(name)).array();
      switch (new String(text, StandardCharsets.US_ASCII)) {
        case "little" -> {
          return ByteOrder.LITTLE_ENDIAN;
        }
        case "big" -> {
          return ByteOrder.BIG_ENDIAN;
        }
        default -> {}
      }
    }
    throw BadWeightsException.damaged("its byte order is neither little nor big");
  }
}
