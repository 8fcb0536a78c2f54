/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Components of bundles on the class path, as their component descriptions name them. */
final class Components {

  private static final String PREFIX = "lucerna.";

  private Components() {}

  /**
   * One component.
   *
   * @param properties without the prefix {@code lucerna.}
   */
  record Component(Class<?> type, Map<String, String> properties) {

    Object create() throws Exception {
      return type.getConstructor().newInstance();
    }

    String id() {
      return properties.get("id");
    }

    Class<? extends Record> params() throws ClassNotFoundException {
      return Class.forName(properties.get("params")).asSubclass(Record.class);
    }
  }

  /**
   * All that provide a service.
   *
   * @param bundles how the bundles' file names begin
   */
  static List<Component> of(Class<?> service, String bundles) throws Exception {
    List<Component> components = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path file = Path.of(entry);
      if (file.getFileName().toString().startsWith(bundles)) {
        try (JarFile jar = new JarFile(file.toFile())) {
          components.addAll(of(service, jar));
        }
      }
    }
    return components;
  }

  private static List<Component> of(Class<?> service, JarFile jar) throws Exception {
    List<Component> components = new ArrayList<>();
    for (JarEntry entry : jar.stream().toList()) {
      if (entry.getName().matches("OSGI-INF/.*\\.xml")) {
        Document description = parse(jar, entry);
        if (provides(description, service.getName())) {
          Element implementation =
              (Element) description.getElementsByTagName("implementation").item(0);
          components.add(
              new Component(
                  Class.forName(implementation.getAttribute("class")), properties(description)));
        }
      }
    }
    return components;
  }

  private static Document parse(JarFile jar, JarEntry entry) throws Exception {
    try (InputStream in = jar.getInputStream(entry)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static boolean provides(Document component, String service) {
    NodeList services = component.getElementsByTagName("provide");
    for (int i = 0; i < services.getLength(); i++) {
      if (((Element) services.item(i)).getAttribute("interface").equals(service)) {
        return true;
      }
    }
    return false;
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
}
