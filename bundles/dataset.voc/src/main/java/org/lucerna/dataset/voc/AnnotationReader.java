/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads annotations as the Pascal VOC development kit defines them (Everingham et al. 2010, "The
 * Pascal Visual Object Classes (VOC) Challenge"). Files come from anywhere: document types and with
 * them entities are refused, nothing outside a file is read, and a file has at most a mebibyte. Not
 * thread-safe.
 */
final class AnnotationReader {

  private static final int LIMIT = 1 << 20;
  private static final List<String> ENDS = List.of("xmin", "ymin", "xmax", "ymax");

  private final DocumentBuilder builder;

  AnnotationReader() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      builder = factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java has a safe XML parser", e);
    }
  }

  /**
   * @param name of the file for messages, without its ending
   * @throws IOException with one sentence naming the file
   */
  Annotation read(String name, Path file) throws IOException {
    String shown = name + ".xml";
    try {
      Element root = parse(shown, file);
      if (!root.getTagName().equals("annotation")) {
        throw new IOException(
            shown + " is no annotation: it begins with <" + root.getTagName() + ">.");
      }
      Optional<Element> size = child(root, "size");
      return new Annotation(
          name,
          text(root, "filename"),
          size.map(s -> whole(s, "width")).orElse(0),
          size.map(s -> whole(s, "height")).orElse(0),
          things(shown, root));
    } catch (SAXException e) {
      String why =
          e.getMessage().contains("DOCTYPE")
              ? "it has a DOCTYPE, which is not allowed"
              : "it is no well-formed XML";
      throw new IOException(shown + " cannot be read: " + why + ".", e);
    }
  }

  private Element parse(String shown, Path file) throws IOException, SAXException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LIMIT + 1);
    }
    if (bytes.length > LIMIT) {
      throw new IOException(shown + " is too large: it has more than " + LIMIT + " bytes.");
    }
    builder.reset();
    builder.setErrorHandler(new DefaultHandler()); // the parser's own writes to the console
    return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
  }

  private static List<Annotation.Thing> things(String shown, Element root) throws IOException {
    List<Annotation.Thing> things = new ArrayList<>();
    for (Element object : children(root, "object").toList()) {
      int number = things.size() + 1;
      String name = text(object, "name");
      Optional<Element> box = child(object, "bndbox");
      if (name.isEmpty() || box.isEmpty()) {
        throw new IOException(
            "%s, object %d: it has no %s."
                .formatted(shown, number, name.isEmpty() ? "name" : "bndbox"));
      }
      double[] ends = new double[ENDS.size()];
      for (int i = 0; i < ends.length; i++) {
        String text = text(box.get(), ENDS.get(i));
        ends[i] = number(text);
        if (!Double.isFinite(ends[i])) {
          throw new IOException(
              "%s, object %d: '%s' is '%s', which is no number."
                  .formatted(shown, number, ENDS.get(i), text));
        }
      }
      boolean difficult = text(object, "difficult").equals("1");
      things.add(new Annotation.Thing(number, name, difficult, ends));
    }
    return things;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static int whole(Element parent, String tag) {
    double number = number(text(parent, tag));
    return number > 0 && number < Integer.MAX_VALUE ? (int) number : 0;
  }

  /** Of the first child of that name; a part's name and box lie deeper and are not its object's. */
  private static String text(Element parent, String tag) {
    return child(parent, tag).map(e -> e.getTextContent().strip()).orElse("");
  }

  private static Optional<Element> child(Element parent, String tag) {
    return children(parent, tag).findFirst();
  }

  private static Stream<Element> children(Element parent, String tag) {
    return Stream.iterate(parent.getFirstChild(), n -> n != null, Node::getNextSibling)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(e -> e.getTagName().equals(tag));
  }
}
