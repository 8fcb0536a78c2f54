/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.SAXParserFactory;

/** Starts the platform, hands the arguments to the application service, exits with its answer. */
public final class Main {

  private static final String COMMAND_LINE = "cli";

  /** The window's name as an application, and the word that opens it with paths. */
  private static final String WINDOW = "workbench";

  private Main() {}

  /** Every way out is {@link System#exit}: a stray non-daemon thread must not keep the process. */
  public static void main(String[] args) {
    int status;
    try {
      status = run(args);
    } catch (PlatformException e) {
      System.err.println("lucerna: " + e.getMessage());
      status = PlatformException.EXIT_STATUS;
    } catch (Throwable e) {
      System.err.println("lucerna: the platform could not start: " + e);
      status = PlatformException.EXIT_STATUS;
    }
    System.out.flush();
    System.exit(status);
  }

  static int run(String[] args) throws Exception {
    Path home = Path.of(System.getProperty("lucerna.home", ".")).toAbsolutePath().normalize();
    boolean word = args.length > 0 && args[0].equals(WINDOW);
    String application = word || args.length == 0 && hasDisplay() ? WINDOW : COMMAND_LINE;
    if (word && !hasDisplay()) {
      throw new PlatformException(
          "there is no display for the window: 'lucerna --help' lists what works without one");
    }
    if (application.equals(WINDOW)) {
      WarmUp.start();
    }
    findParserOnce();
    String[] arguments = word ? Arrays.copyOfRange(args, 1, args.length) : args;
    Settings settings = Settings.read(home, application);
    StagedPlugins.moveIn(settings.plugins());
    try (PrivateFolder storage = PrivateFolder.create(settings.userHome().resolve("run"));
        Platform platform = new Platform(settings, storage.path())) {
      platform.startFirst();
      if (application.equals(WINDOW)) {
        Thread rest = new Thread(() -> startRestBesideTheWindow(platform), "start");
        rest.setDaemon(true);
        rest.start();
      } else {
        startRest(platform);
      }
      return platform.application(application).applyAsInt(arguments);
    }
  }

  /** Components are described in XML: Java would search all jars for a parser for each bundle. */
  private static void findParserOnce() {
    System.setProperty(
        SAXParserFactory.class.getName(),
        SAXParserFactory.newDefaultInstance().getClass().getName());
  }

  private static void startRest(Platform platform) throws Exception {
    platform.startRest();
    Optional<List<String>> late = platform.awaitPlugins();
    late.ifPresent(
        names ->
            names.forEach(
                name -> System.err.println("lucerna: plugin " + name + " was not accepted")));
  }

  /**
   * The window stays with what there is, if something does not start. One that is closed at once
   * takes the platform away meanwhile: then there is nobody to tell.
   */
  private static void startRestBesideTheWindow(Platform platform) {
    try {
      startRest(platform);
    } catch (Exception e) {
      if (platform.isRunning()) {
        System.err.println("lucerna: not everything could be started: " + e.getMessage());
      }
    }
    platform.tellStarted();
  }

  /** Asked only where a window may be wanted: a command loads no class of a window. */
  private static boolean hasDisplay() {
    return !GraphicsEnvironment.isHeadless();
  }
}
