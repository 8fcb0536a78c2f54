/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lucerna.core.api.param.NoParams;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of an {@link ExplanationMetric}, read without loading its class. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExplanationMetricType {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  /** Lower case with hyphens, such as {@code deletion-insertion}. */
  String id();

  /** The name people read. */
  String label();

  /** What it asks, one sentence without a full stop. */
  String about();

  /** The paper: authors, year, where. */
  String cite() default "";

  /**
   * Its numbers, each {@code NAME KIND DIRECTION DEFINITION}: a name of lower case with hyphens,
   * {@code score} (continuous) or {@code hit} (0 or 1), {@code higher}, {@code lower} or {@code
   * neither} is better, and what it is, in words, such as {@code "deletion-auc score lower area
   * under the class's probability as the pixels are removed, most relevant first"}.
   */
  String[] measures();

  /** What it costs a map, in the terms of docs/methods, such as {@code "2 x 28 F"}. */
  String cost() default "";

  /** Whether it is measured where the user names no metric. */
  boolean panel() default false;

  /** Whether it asks for the foreground, and says nothing where that is unknown. */
  boolean needsTruth() default false;

  /** The parameter record. */
  Class<? extends Record> params() default NoParams.class;
}
