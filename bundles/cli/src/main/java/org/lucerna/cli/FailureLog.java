/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Keeps the details of unexpected failures in a file, for the one who is asked to help. */
final class FailureLog {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

  private final Services services;

  FailureLog(Services services) {
    this.services = services;
  }

  /** Where the details are, as an appendix to the sentence. */
  String keep(Throwable thrown, List<String> arguments) {
    String name = LocalDateTime.now().format(TIME) + "-" + ProcessHandle.current().pid() + ".log";
    try {
      Path file = services.storage().home("logs").resolve(name);
      byte[] text = details(thrown, arguments).getBytes(StandardCharsets.UTF_8);
      services.storage().write(file, out -> out.write(text));
      return "details in " + file;
    } catch (IOException e) {
      return "the details could not be kept: " + e.getMessage();
    }
  }

  private String details(Throwable thrown, List<String> arguments) {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      out.println("lucerna " + services.version());
      out.println("arguments: " + arguments);
      out.println("java: " + Runtime.version() + ", " + System.getProperty("java.vendor"));
      out.println("system: " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
      out.println("bundles:");
      services.plugins().bundles().forEach(b -> out.println("  " + b));
      out.println();
      thrown.printStackTrace(out);
    }
    return text.toString();
  }
}
