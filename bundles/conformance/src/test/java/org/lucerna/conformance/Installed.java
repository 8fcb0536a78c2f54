/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;

/** The methods of our bundles on the class path, with what their annotations say. */
final class Installed {

  private Installed() {}

  /**
   * All methods of the bundles these classes are in.
   *
   * @param seeds a class of each bundle
   */
  static FakePlugins of(Class<?>... seeds) throws IOException {
    FakePlugins plugins = new FakePlugins();
    for (Class<?> seed : seeds) {
      for (Class<?> type : neighbours(seed)) {
        Map<String, Object> said = TypeAnnotation.of(type, ExplainerType.class);
        if (!said.isEmpty()) {
          register(plugins, type, said);
        }
      }
    }
    return plugins;
  }

  private static void register(FakePlugins plugins, Class<?> type, Map<String, Object> said) {
    try {
      Map<String, Object> properties = new HashMap<>(said);
      String id = (String) properties.remove("id");
      Object params = properties.remove("params");
      Class<? extends Record> record =
          params == null
              ? NoParams.class
              : type.getClassLoader().loadClass((String) params).asSubclass(Record.class);
      Explainer<?> explainer = (Explainer<?>) type.getConstructor().newInstance();
      plugins.register(Explainer.class, id, explainer, record, properties);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no public constructor without arguments", e);
    }
  }

  private static List<Class<?>> neighbours(Class<?> seed) throws IOException {
    try {
      URI place = seed.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(place);
      if (Files.isDirectory(path)) {
        return classes(path, seed);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return classes(jar.getPath("/"), seed);
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<Class<?>> classes(Path root, Class<?> seed) throws IOException {
    Path folder = root.resolve(seed.getPackageName().replace('.', '/'));
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && !name.contains("-")) {
          String simple = name.substring(0, name.length() - ".class".length());
          found.add(
              Class.forName(seed.getPackageName() + "." + simple, false, seed.getClassLoader()));
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
    return found;
  }
}
