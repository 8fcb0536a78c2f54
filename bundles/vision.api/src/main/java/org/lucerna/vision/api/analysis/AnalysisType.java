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

  /** The parameter record. */
  Class<? extends Record> params() default NoParams.class;
}
