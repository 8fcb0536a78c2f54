/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Texts for people, from {@code messages.properties} beside a class. */
public final class Texts {

  private final ResourceBundle bundle;

  /**
   * @param owner any class of the package that holds {@code messages.properties}
   */
  public Texts(Class<?> owner) {
    bundle =
        ResourceBundle.getBundle(
            owner.getPackageName() + ".messages",
            java.util.Locale.getDefault(),
            owner.getClassLoader());
  }

  /**
   * @param values for {@code {0}}, {@code {1}} ... as {@link MessageFormat} writes them
   * @throws MissingResourceException if there is no such text
   */
  public String of(String key, Object... values) {
    String text = bundle.getString(key);
    return values.length == 0 ? text : new MessageFormat(text).format(values);
  }
}
