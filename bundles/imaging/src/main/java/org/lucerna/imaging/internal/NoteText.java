/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.lucerna.vision.api.render.FigureNotes;

/** Notes as files may hold them: neither PNG nor XML takes every character. */
final class NoteText {

  static final String SOFTWARE = "Lucerna";

  private static final int REPLACEMENT = 0xFFFD;

  private NoteText() {}

  static FigureNotes clean(FigureNotes notes) {
    return new FigureNotes(
        clean(notes.title()),
        clean(notes.description()),
        notes.sources().stream().map(NoteText::clean).toList(),
        notes.created());
  }

  /** Line feeds are the only control characters that both formats keep as they are. */
  static String clean(String text) {
    return text.replaceAll("\\r\\n?", "\n")
        .replace('\t', ' ')
        .codePoints()
        .map(c -> isWritable(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }

  private static boolean isWritable(int c) {
    boolean halfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean noCharacter = c == 0xFFFE || c == 0xFFFF;
    return c == '\n' || !Character.isISOControl(c) && !halfPair && !noCharacter;
  }

  static String lines(List<String> sources) {
    return sources.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining("\n"));
  }

  /** With its seconds also where they are zero, as RFC 3339 wants. */
  static String time(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
