/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import org.lucerna.vision.api.render.FigureNotes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Notes in an SVG file: its title, which is also its accessible name, its description, and both
 * once more with source and time as Dublin Core, which catalogues read.
 */
final class SvgNotes {

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";

  private SvgNotes() {}

  /** Before all that is drawn: only there is the title that of the whole file. */
  static void add(FigureNotes raw, Element root) {
    FigureNotes notes = NoteText.clean(raw);
    Document document = root.getOwnerDocument();
    Node first = root.getFirstChild();
    if (!notes.title().isEmpty()) {
      root.insertBefore(text(document, SVG, "title", notes.title()), first);
    }
    if (!notes.description().isEmpty()) {
      root.insertBefore(text(document, SVG, "desc", notes.description()), first);
    }
    root.insertBefore(metadata(document, notes), first);
  }

  private static Element metadata(Document document, FigureNotes notes) {
    Element about = document.createElementNS(RDF, "rdf:Description");
    about.setAttributeNS(RDF, "rdf:about", "");
    append(about, "dc:title", notes.title());
    append(about, "dc:description", notes.description());
    notes.sources().forEach(source -> append(about, "dc:source", source));
    append(about, "dc:creator", NoteText.SOFTWARE);
    notes.created().ifPresent(time -> append(about, "dc:date", NoteText.time(time)));
    Element rdf = document.createElementNS(RDF, "rdf:RDF");
    rdf.appendChild(about);
    Element metadata = document.createElementNS(SVG, "metadata");
    metadata.appendChild(rdf);
    return metadata;
  }

  private static void append(Element parent, String name, String text) {
    if (!text.isEmpty()) {
      parent.appendChild(text(parent.getOwnerDocument(), DC, name, text));
    }
  }

  private static Element text(Document document, String namespace, String name, String text) {
    Element element = document.createElementNS(namespace, name);
    element.appendChild(document.createTextNode(text));
    return element;
  }
}
