/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.vision.api.explain.Explainer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** All explainers on the class path, as their bundles' component descriptions name them. */
final class Methods {

  private static final String EXPLAINER = Explainer.class.getName();
  private static final String PREFIX = "lucerna.";

  private Methods() {}

  /** By bundle, then by id. */
  static List<Method> all() throws Exception {
    List<Method> methods = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path file = Path.of(entry);
      if (file.getFileName().toString().startsWith("org.lucerna.explain.")) {
        try (JarFile jar = new JarFile(file.toFile())) {
          methods.addAll(of(jar));
        }
      }
    }
    methods.sort(Comparator.comparing(Method::bundle).thenComparing(Method::id));
    return List.copyOf(methods);
  }

  private static List<Method> of(JarFile jar) throws Exception {
    List<Method> methods = new ArrayList<>();
    for (JarEntry entry : jar.stream().toList()) {
      if (entry.getName().matches("OSGI-INF/.*\\.xml")) {
        Document component = parse(jar, entry);
        if (provides(component)) {
          methods.add(method(component));
        }
      }
    }
    return methods;
  }

  private static Document parse(JarFile jar, JarEntry entry) throws Exception {
    try (InputStream in = jar.getInputStream(entry)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static boolean provides(Document component) {
    NodeList services = component.getElementsByTagName("provide");
    for (int i = 0; i < services.getLength(); i++) {
      if (((Element) services.item(i)).getAttribute("interface").equals(EXPLAINER)) {
        return true;
      }
    }
    return false;
  }

  private static Method method(Document component) throws Exception {
    Map<String, String> properties = properties(component);
    Element implementation = (Element) component.getElementsByTagName("implementation").item(0);
    Class<?> type = Class.forName(implementation.getAttribute("class"));
    Class<? extends Record> params =
        Class.forName(properties.get("params")).asSubclass(Record.class);
    return new Method(
        properties.get("id"),
        type.getPackageName().replaceFirst(".*\\.explain\\.", ""),
        properties,
        explainer(type),
        params);
  }

  @SuppressWarnings("unchecked") // its parameters are those its own description names
  private static Explainer<Record> explainer(Class<?> type) throws Exception {
    return (Explainer<Record>) type.getConstructor().newInstance();
  }

  private static Map<String, String> properties(Document component) {
    Map<String, String> properties = new HashMap<>();
    NodeList all = component.getElementsByTagName("property");
    for (int i = 0; i < all.getLength(); i++) {
      Element property = (Element) all.item(i);
      String name = property.getAttribute("name");
      String value =
          property.hasAttribute("value")
              ? property.getAttribute("value")
              : property.getTextContent();
      properties.put(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, value);
    }
    return properties;
  }

  /** Parameters of a record type, the defaults except for {@code values}. */
  static Record params(Class<? extends Record> type, Map<String, ?> values) {
    try {
      return new RecordParamBinder().bind(type, values, Path.of("").toRealPath());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
