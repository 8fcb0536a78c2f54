/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import org.lucerna.workbench.api.Recipe;

/** What recipes are called. */
final class Recipes {

  private static final int MAX = 40;

  private Recipes() {}

  /** The command and the first thing it is about, such as {@code explain cat.jpg}. */
  static String title(Recipe recipe) {
    Object first = recipe.values().values().stream().findFirst().orElse("");
    String text = first instanceof Iterable<?> list ? first(list) : String.valueOf(first);
    String name = text.replaceFirst("^.*[/\\\\](?=.)", "");
    String all = (recipe.command() + " " + name).strip();
    return all.length() <= MAX ? all : all.substring(0, MAX - 1) + "…";
  }

  private static String first(Iterable<?> list) {
    return list.iterator().hasNext() ? String.valueOf(list.iterator().next()) : "";
  }
}
