/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.explain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lucerna.core.api.param.NoParams;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of a {@link Decorator}, read without loading its class. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DecoratorType {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  /** Lower case with hyphens, such as {@code tta}; used as {@code METHOD:ID}. */
  String id();

  /** The name people read. */
  String label();

  /** The paper: authors, year, where. */
  String cite() default "";

  /** One sentence of what becomes of the map. */
  String about() default "";

  /** What it costs in runs of the method inside. */
  String cost() default "";

  /** Whether it makes one map of all layers asked for instead of one a layer. */
  boolean joinsLayers() default false;

  /** The parameter record. */
  Class<? extends Record> params() default NoParams.class;
}
