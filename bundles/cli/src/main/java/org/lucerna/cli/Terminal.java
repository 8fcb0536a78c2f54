/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where results and messages go.
 *
 * @param out results only
 * @param err messages and progress
 * @param interactive whether a person watches {@code err} on a terminal
 * @param unicode whether the terminal shows more than ASCII
 * @param width of the terminal in characters
 * @param workingDirectory relative paths of the user are meant against it
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    boolean interactive,
    boolean unicode,
    int width,
    Path workingDirectory) {

  private static final int DEFAULT_WIDTH = 80;
  private static final int MIN_WIDTH = 40;
  private static final int MAX_WIDTH = 120;

  /** The terminal this process was started in. */
  static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean interactive =
        isTerminal(System.getProperty("lucerna.terminal"))
            && !"dumb".equals(environment.get("TERM"));
    return new Terminal(
        // print streams swallow the failure when a reader such as `head` has gone
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8),
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)),
            true,
            StandardCharsets.UTF_8),
        interactive,
        isUnicode(environment),
        width(environment.get("COLUMNS")),
        Path.of(System.getProperty("lucerna.cwd", System.getProperty("user.dir"))));
  }

  /** The start script knows best; else the kernel, else the JDK. */
  private static boolean isTerminal(String said) {
    if (said != null) {
      return Boolean.parseBoolean(said);
    }
    Path stderr = Path.of("/proc/self/fd/2");
    if (Files.isSymbolicLink(stderr)) {
      try {
        Path device = Files.readSymbolicLink(stderr);
        return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty");
      } catch (IOException e) {
        return false;
      }
    }
    // from JDK 22 on there is a console also where there is no terminal
    return System.console() != null && Runtime.version().feature() < 22;
  }

  static boolean isUnicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
      }
    }
    return false;
  }

  static int width(String columns) {
    if (columns == null || !columns.matches("\\d{1,5}")) {
      return DEFAULT_WIDTH;
    }
    return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, Integer.parseInt(columns)));
  }

  /** A text without control characters: file names must not steer the terminal. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\t]]+", " ");
  }
}
