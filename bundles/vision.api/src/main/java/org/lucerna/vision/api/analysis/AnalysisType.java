/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lucerna.core.api.param.NoParams;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of an {@link Analysis}, read without loading its class. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AnalysisType {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  /** The step's name, and the command's second word; lower case with hyphens. */
  String id();

  /** One sentence in the imperative, in lower case, without a full stop. */
  String label();

  /** The command's first word: {@code analyse} or {@code evaluate}. */
  String verb() default "analyse";

  /** Splits of a data set that are looked at where the user names none. */
  String[] splits() default {"train", "validation", "test"};

  /** Author, year, and where it was published; empty for what has no paper. */
  String cite() default "";

  /**
   * Kinds of results that others know how to read, whatever analysis wrote them: {@code projection}
   * is a table for each layer, {@code NAME-LAYER.csv}, with a row a picture and columns {@code id},
   * {@code class}, {@code split} and pairs of coordinates such as {@code pca1, pca2}; and, where
   * there are any, the features it was made from as array {@code features-LAYER.npy}, {@code [N,
   * D]} in the order of the rows. Such an analysis has a parameter {@code layer}.
   */
  String[] writes() default {};

  /** The parameter record. */
  Class<? extends Record> params() default NoParams.class;
}
