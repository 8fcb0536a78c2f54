/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Workspace;
import org.lucerna.workbench.api.current.CurrentPicture;

/** What the command line would be told to draw the same. */
final class Recipes {

  private final Session session;
  private final Workspace workspace;

  Recipes(Session session, Workspace workspace) {
    this.session = session;
    this.workspace = workspace;
  }

  /** Why a picture cannot be named to a command. */
  enum Missing {
    /** Drawn by a program, or read from an archive. */
    NO_FILE,
    /** Painted over since it was read. */
    PAINTED
  }

  /** Why these pictures cannot be explained by the command, if they cannot. */
  static Optional<Missing> missing(List<CurrentPicture> pictures) {
    if (pictures.stream().anyMatch(p -> p.version() > 0)) {
      return Optional.of(Missing.PAINTED);
    }
    return pictures.stream().anyMatch(p -> p.origin().file().isEmpty())
        ? Optional.of(Missing.NO_FILE)
        : Optional.empty();
  }

  /**
   * Empty where a picture is not a file as it is.
   *
   * @param pictures in order
   */
  Optional<Recipe> of(List<CurrentPicture> pictures, Wish wish, Look look) {
    if (pictures.isEmpty() || missing(pictures).isPresent()) {
      return Optional.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>(session.choice());
    Set<String> files = new LinkedHashSet<>();
    pictures.forEach(p -> files.add(p.origin().file().orElseThrow().toString()));
    values.put("image", new ArrayList<>(files));
    values.put("method", wish.methods());
    values.put("layer", wish.layers());
    values.put("target", wish.targets());
    List<String> params = wish.paramWords(wish.methods());
    if (!params.isEmpty()) {
      values.put("param", params);
    }
    values.put("colors", look.colors().map(Recipes::word).orElse("auto"));
    values.put("style", word(look.style()));
    values.put("opacity", look.opacity());
    values.put("out", out(pictures).toString());
    return Optional.of(new Recipe(Installed.COMMAND, values));
  }

  private Path out(List<CurrentPicture> pictures) {
    return workspace.figures().resolve("explain-" + slug(pictures.get(0).name()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A text as part of a file's name. */
  static String slug(String text) {
    String stem = text.replaceFirst("\\.[A-Za-z]{3,4}$", "");
    String slug =
        stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "picture" : slug;
  }
}
