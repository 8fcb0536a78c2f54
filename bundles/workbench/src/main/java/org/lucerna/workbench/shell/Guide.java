/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the user guide in the distribution. */
final class Guide {

  private static final List<String> BOOKS = List.of("guide/index.html", "index.html");

  private final Optional<Path> docs;

  Guide(Optional<Path> home) {
    this.docs = home.map(h -> h.resolve("docs")).filter(Files::isDirectory);
  }

  /** The folder of the pages, where the distribution has one. */
  Optional<Path> docs() {
    return docs;
  }

  /** Pages for a browser. */
  Optional<Path> book() {
    return docs.stream()
        .flatMap(d -> BOOKS.stream().map(d::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Opens an address or a page in the user's browser; false where there is none. */
  static boolean browse(URI address) {
    if (GraphicsEnvironment.isHeadless()
        || !Desktop.isDesktopSupported()
        || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
      return false;
    }
    try {
      Desktop.getDesktop().browse(address);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
