/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published weight file.
 *
 * @param name unique in the catalogue
 * @param network the id of the network it fills
 * @param file its name at the publisher's, which ends in the start of its SHA-256
 * @param bytes its size as published
 * @param top1 the publisher's accuracy in per cent
 */
record CatalogueEntry(
    String name, String network, Source source, String file, long bytes, double top1) {

  private static final Pattern HASHED = Pattern.compile(".*-([0-9a-f]{8,64})\\.[a-z]+");
  private static final double MB = 1e6;

  /**
   * Who publishes, where and on what terms.
   *
   * @param address of the folder, with a slash at the end
   * @param data what the weights were trained on
   */
  record Source(String id, String address, String licence, String data) {}

  CatalogueEntry {
    if (!HASHED.matcher(file).matches()) {
      throw new IllegalArgumentException(file + " does not carry its hash");
    }
  }

  /** The first hexadecimal digits of the file's SHA-256, at least eight. */
  String hash() {
    Matcher matcher = HASHED.matcher(file);
    return matcher.matches() ? matcher.group(1) : "";
  }

  String address() {
    return source.address() + file;
  }

  String megabytes() {
    return megabytes(bytes);
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, bytes < 10 * MB ? "%.1f MB" : "%.0f MB", bytes / MB);
  }

  /** What to do where nothing can be downloaded, as the end of a sentence. */
  String byHand(Object folder) {
    return "download "
        + address()
        + " ("
        + megabytes()
        + ") on any machine and put it as "
        + file
        + " into "
        + folder;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("network", network);
    json.put("file", file);
    json.put("address", address());
    json.put("bytes", bytes);
    json.put("sha256-prefix", hash());
    json.put("top-1", top1);
    json.put("licence", source.licence());
    json.put("trained-on", source.data());
    return json;
  }
}
