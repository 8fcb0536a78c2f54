/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What {@code conf/lucerna.properties} says, with {@code ${home}} replaced.
 *
 * @param home the distribution's folder
 * @param userHome where caches, models and logs lie: {@code LUCERNA_HOME}, else {@code ~/.lucerna}
 * @param features names of the feature files to start, in order
 * @param framework properties of the OSGi framework
 */
record Settings(Path home, Path userHome, List<String> features, Map<String, String> framework) {

  private static final String PLUGINS = "felix.fileinstall.dir";

  /**
   * @param application its own features, if any, start behind those of all
   */
  static Settings read(Path home, String application) {
    Path file = home.resolve("conf/lucerna.properties");
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new PlatformException("cannot read " + file + ": unpack the distribution anew", e);
    }
    Map<String, String> framework = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      framework.put(key, properties.getProperty(key).replace("${home}", home.toString()));
    }
    List<String> features = new ArrayList<>(names(framework.remove("lucerna.features")));
    String own = framework.remove("lucerna.features." + application);
    if (own != null) {
      features.addAll(names(own));
    }
    Path userHome = findUserHome();
    framework.put("lucerna.home.user", userHome.toString());
    framework.put("lucerna.home", home.toString());
    // Only the window asks for it: a command in between must not use the wish up.
    if (own != null && askedToBeSafe(userHome)) {
      framework.put(PLUGINS, userHome.resolve("no-plugins").toString());
      framework.put("lucerna.safe", "true");
    }
    return new Settings(home, userHome, List.copyOf(features), framework);
  }

  /** Where plugins are dropped; an empty folder for one start in safe mode. */
  Path plugins() {
    return Path.of(framework.get(PLUGINS));
  }

  /** The file is the wish of the last window, for one start. */
  private static boolean askedToBeSafe(Path userHome) {
    try {
      return Files.deleteIfExists(userHome.resolve("safe-mode"));
    } catch (IOException e) {
      return true;
    }
  }

  private static List<String> names(String list) {
    return Arrays.asList(list.trim().split("\\s*,\\s*"));
  }

  private static Path findUserHome() {
    String set = System.getenv("LUCERNA_HOME");
    return (set == null || set.isBlank()
            ? Path.of(System.getProperty("user.home"), ".lucerna")
            : Path.of(set))
        .toAbsolutePath()
        .normalize();
  }
}
