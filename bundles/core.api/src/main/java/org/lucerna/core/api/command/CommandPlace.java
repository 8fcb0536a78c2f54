/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Where a window shows a {@link Command} or the members of a {@link CommandFamily}; without it they
 * stand in menu Run.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CommandPlace {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  /**
   * The menu's English name: File, Edit, View, Data, Model, Explain, Run, Plugins, Window, Help.
   */
  String menu() default "Run";

  /** A key as {@code javax.swing.KeyStroke} reads it, such as {@code "ctrl shift T"}; or none. */
  String shortcut() default "";

  /**
   * What it begins, for views that offer it without knowing its name: {@code "training"} for a
   * command that trains by its own parameters, {@code "run"} for one that repeats or, with {@code
   * resume}, continues the run whose {@code manifest.json} is its first positional parameter, in
   * the folder {@code out}; or none.
   */
  String starts() default "";

  /** Place in the menu: small first. */
  int position() default 100;
}
