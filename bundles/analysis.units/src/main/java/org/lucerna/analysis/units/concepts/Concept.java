/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.Locale;

/**
 * Something that the data set's masks show.
 *
 * @param name of the part or class; empty for the others
 */
record Concept(Kind kind, String name) implements Comparable<Concept> {

  /** Where a concept's pixels come from. */
  enum Kind {
    /** A named part, such as {@code wings}. */
    PART,
    /** The defining parts together. */
    FOREGROUND,
    /** All parts of the objects of the picture's class. */
    OBJECT,
    /** As {@link #OBJECT}, in pictures of one class; elsewhere it is absent. */
    CLASS,
    /** What lies outside of every part. */
    BACKGROUND
  }

  static final Concept FOREGROUND = new Concept(Kind.FOREGROUND, "");
  static final Concept OBJECT = new Concept(Kind.OBJECT, "");
  static final Concept BACKGROUND = new Concept(Kind.BACKGROUND, "");

  /** For people; differs from concept to concept. */
  String label() {
    return switch (kind) {
      case PART -> name;
      case FOREGROUND -> "foreground";
      case OBJECT -> "object";
      case CLASS -> name + " (class)";
      case BACKGROUND -> "background";
    };
  }

  String kindName() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(Concept other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }
}
