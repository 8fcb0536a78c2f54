/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.metadata.IIOMetadataNode;
import org.lucerna.vision.api.render.FigureNotes;

/**
 * Notes as PNG's text chunks, under the keywords that its specification lists. Plain ASCII is
 * written as {@code tEXt}, which every reader knows, all else as UTF-8 in {@code iTXt}.
 */
final class PngNotes {

  /** The name of Java's own tree of a PNG file's chunks. */
  static final String FORMAT = "javax_imageio_png_1.0";

  private PngNotes() {}

  /** To be merged into the metadata of the picture. */
  static IIOMetadataNode tree(FigureNotes raw) {
    IIOMetadataNode latin = new IIOMetadataNode("tEXt");
    IIOMetadataNode unicode = new IIOMetadataNode("iTXt");
    texts(NoteText.clean(raw))
        .forEach(
            (keyword, text) -> {
              if (text.chars().allMatch(c -> c < 0x80)) {
                latin.appendChild(latin(keyword, text));
              } else {
                unicode.appendChild(unicode(keyword, text));
              }
            });
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(latin);
    if (unicode.hasChildNodes()) {
      root.appendChild(unicode);
    }
    return root;
  }

  private static Map<String, String> texts(FigureNotes notes) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("Title", notes.title());
    texts.put("Description", notes.description());
    texts.put("Source", NoteText.lines(notes.sources()));
    texts.put("Software", NoteText.SOFTWARE);
    notes.created().ifPresent(time -> texts.put("Creation Time", NoteText.time(time)));
    texts.values().removeIf(String::isEmpty);
    return texts;
  }

  private static IIOMetadataNode latin(String keyword, String text) {
    IIOMetadataNode node = new IIOMetadataNode("tEXtEntry");
    node.setAttribute("keyword", keyword);
    node.setAttribute("value", text);
    return node;
  }

  private static IIOMetadataNode unicode(String keyword, String text) {
    IIOMetadataNode node = new IIOMetadataNode("iTXtEntry");
    node.setAttribute("keyword", keyword);
    node.setAttribute("compressionFlag", "FALSE");
    node.setAttribute("compressionMethod", "0");
    node.setAttribute("languageTag", "");
    node.setAttribute("translatedKeyword", "");
    node.setAttribute("text", text);
    return node;
  }
}
