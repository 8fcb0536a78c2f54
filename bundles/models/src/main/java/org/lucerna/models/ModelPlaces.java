/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;

/**
 * Where weight files are kept and fetched from.
 *
 * @param folders looked into, in this order; the first is where files are put
 * @param mirrors asked before the publisher, in this order; their paths end in a slash
 */
record ModelPlaces(List<Path> folders, List<URI> mirrors) {

  ModelPlaces {
    folders = List.copyOf(folders);
    mirrors = List.copyOf(mirrors);
  }

  /**
   * @param named folders, and addresses (http, https, file) of mirrors; the user's own folder comes
   *     behind them
   * @param base folders are meant against it
   */
  static ModelPlaces of(Storage storage, List<String> named, Path base) throws IOException {
    List<Path> folders = new ArrayList<>();
    List<URI> mirrors = new ArrayList<>();
    for (String place : named) {
      if (place.toLowerCase(Locale.ROOT).matches("(https?|file):.*")) {
        mirrors.add(mirror(place));
      } else {
        folders.add(folder(place, base));
      }
    }
    folders.add(storage.home("models"));
    return new ModelPlaces(folders, mirrors);
  }

  /** A setting with several places, separated by commas. */
  static List<String> split(String setting) {
    return setting == null
        ? List.of()
        : Arrays.stream(setting.split(",")).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  private static URI mirror(String place) {
    try {
      URI address = URI.create(place.endsWith("/") ? place : place + "/");
      boolean remote = !"file".equalsIgnoreCase(address.getScheme());
      if (remote && address.getHost() != null || !remote && address.getPath() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new LucernaException(
        ExitStatus.USAGE, "'" + place + "' is no address of a folder with weight files");
  }

  private static Path folder(String place, Path base) {
    try {
      return base.resolve(place).normalize();
    } catch (InvalidPathException e) {
      throw new LucernaException(ExitStatus.USAGE, "'" + place + "' is no folder", e);
    }
  }

  /** Where files are put. */
  Path target() {
    return folders.get(0);
  }
}
