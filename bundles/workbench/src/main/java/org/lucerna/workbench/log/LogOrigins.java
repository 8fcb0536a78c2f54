/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import java.util.List;
import java.util.function.Supplier;

/** Which bundle a line of the log comes from, told by the logger's name. */
final class LogOrigins {

  private static final String NOBODY = "java";

  private final Supplier<List<String>> bundles;

  /**
   * @param bundles as {@code name version}
   */
  LogOrigins(Supplier<List<String>> bundles) {
    this.bundles = bundles;
  }

  /**
   * The bundle with the longest name that the source (a logger, or a bundle with its version)
   * begins with; of libraries, the first two words of the package.
   */
  String of(String said) {
    String source = said.split(" ", 2)[0];
    String best = "";
    for (String bundle : bundles.get()) {
      String name = bundle.split(" ", 2)[0];
      boolean inside = source.equals(name) || source.startsWith(name + ".");
      best = inside && name.length() > best.length() ? name : best;
    }
    if (!best.isEmpty()) {
      return best;
    }
    String[] words = source.split("\\.");
    boolean qualified = source.indexOf('.') > 0 && words.length > 1;
    return source.isBlank() ? NOBODY : qualified ? words[0] + "." + words[1] : words[0];
  }
}
