/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of a {@link ViewFactory}, read without loading its class. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ViewType {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  /** Unique; lower case with hyphens, such as {@code data-set}. */
  String id();

  /** The tab's text. */
  String label();

  /** Where it stands before the user moves it. */
  Area area() default Area.EDITOR;

  /** Whether a new window shows it at once. */
  boolean shown() default true;

  /** Place among the views of its area: small first. */
  int order() default 100;

  /** An SVG in the bundle of the factory; empty for none. */
  String icon() default "";
}
