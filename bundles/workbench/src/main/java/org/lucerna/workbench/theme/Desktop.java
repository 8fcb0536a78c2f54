/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.theme;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the desktop whether it is dark. May take half a second: not for the event thread. */
public final class Desktop {

  private static final long PATIENCE_MS = 500;

  private Desktop() {}

  /** Empty where the desktop does not say. */
  public static Optional<Boolean> isDark() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return Optional.of(ask("defaults", "read", "-g", "AppleInterfaceStyle").contains("dark"));
    } else if (system.contains("windows")) {
      return windows(
          ask(
              "reg",
              "query",
              "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
              "/v",
              "AppsUseLightTheme"));
    }
    return gnome(ask("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"))
        .or(Desktop::gtkTheme);
  }

  /** What the registry answers: a number after REG_DWORD. */
  static Optional<Boolean> windows(String answer) {
    return answer.contains("0x") ? Optional.of(answer.contains("0x0")) : Optional.empty();
  }

  /** What gsettings answers: {@code 'default'}, {@code 'prefer-dark'}, {@code 'prefer-light'}. */
  static Optional<Boolean> gnome(String answer) {
    if (answer.contains("dark")) {
      return Optional.of(true);
    }
    return answer.contains("light") ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Boolean> gtkTheme() {
    if (GraphicsEnvironment.isHeadless()) {
      return Optional.empty();
    }
    Object name = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName");
    return Optional.ofNullable(name)
        .map(n -> n.toString().toLowerCase(Locale.ROOT).contains("dark"));
  }

  /** What a program prints, in lower case; empty where it is missing, fails or takes too long. */
  private static String ask(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      try {
        if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
          return "";
        }
        byte[] answer = process.getInputStream().readNBytes(4096);
        return new String(answer, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return ""; // This desktop has no such program.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
