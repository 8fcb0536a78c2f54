/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureNotes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One figure as an SVG file that needs nothing beside it. */
final class SvgWriter {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  private SvgWriter() {}

  /** How a figure is to be written. */
  record Manner(DataUris pictures, Optional<FigureNotes> notes) {}

  static void write(Figure figure, Consumer<Graphics2D> painter, Manner manner, OutputStream out)
      throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    context.setImageHandler(new PictureHandler(manner.pictures()));
    context.setPrecision(3);
    SvgGraphics g = new SvgGraphics(context);
    g.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
    painter.accept(g);
    Element root = g.getRoot();
    root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
    manner.notes().ifPresent(notes -> SvgNotes.add(notes, root));
    serialize(root, out);
  }

  /** Not by Batik, whose document type names an address that some readers would fetch. */
  private static void serialize(Element root, OutputStream out) throws IOException {
    try {
      Transformer identity = TransformerFactory.newDefaultInstance().newTransformer();
      identity.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      identity.setOutputProperty(OutputKeys.STANDALONE, "yes");
      identity.transform(new DOMSource(root), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IOException("cannot write a figure as SVG", e);
    }
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Java's own XML parser is missing", e);
    }
  }

  /** Batik finds its own PNG encoder by scanning the class path, which no bundle has. */
  private static final class PictureHandler extends ImageHandlerBase64Encoder {

    private final DataUris pictures;

    PictureHandler(DataUris pictures) {
      this.pictures = pictures;
    }

    @Override
    public void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context)
        throws SVGGraphics2DIOException {
      try {
        element.setAttributeNS(XLINK, "xlink:href", pictures.of(image));
      } catch (IOException e) {
        throw new SVGGraphics2DIOException("cannot encode a picture of the figure", e);
      }
    }
  }
}
