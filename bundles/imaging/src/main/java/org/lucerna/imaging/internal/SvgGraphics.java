/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import java.awt.Graphics;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.lucerna.imaging.TextBlock;
import org.w3c.dom.Element;

/**
 * Gives every text the length it was laid out with, so that another machine's font, narrower or
 * wider than ours, moves no label away from its place.
 */
final class SvgGraphics extends SVGGraphics2D {

  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  SvgGraphics(SVGGeneratorContext context) {
    super(context, false);
  }

  private SvgGraphics(SvgGraphics other) {
    super(other);
  }

  @Override
  public Graphics create() {
    return new SvgGraphics(this);
  }

  @Override
  public void drawString(String text, float x, float y) {
    if (text.isBlank()) {
      return;
    }
    SVGGeneratorContext context = getGeneratorContext();
    Element element = getDOMFactory().createElementNS(SVG_NAMESPACE_URI, SVG_TEXT_TAG);
    element.setAttribute(SVG_X_ATTRIBUTE, context.doubleString(x));
    element.setAttribute(SVG_Y_ATTRIBUTE, context.doubleString(y));
    element.setAttribute(
        SVG_TEXT_LENGTH_ATTRIBUTE, context.doubleString(TextBlock.width(getFont(), text)));
    element.setAttribute(SVG_LENGTH_ADJUST_ATTRIBUTE, SVG_SPACING_AND_GLYPHS_VALUE);
    element.setAttributeNS(XML, XML_SPACE_QNAME, XML_PRESERVE_VALUE);
    element.appendChild(getDOMFactory().createTextNode(text));
    getDOMGroupManager().addElement(element, DOMGroupManager.FILL);
  }
}
