/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.explain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.vision.api.compute.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of an {@link Explainer}, read without loading its class. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExplainerType {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  /** Lower case with hyphens, such as {@code grad-cam}. */
  String id();

  /** The name people read. */
  String label();

  /** The paper: authors, year, where; an address helps. */
  String cite() default "";

  /** What the backend must be able to do. */
  Capability[] requires();

  /** At which layers the method is defined. */
  Layers layers() default Layers.ANY;

  /** The parameter record. */
  Class<? extends Record> params() default NoParams.class;

  /** At which layers a method is defined. */
  enum Layers {
    ANY,
    /** Only at {@code Network.camHead()}'s layer. */
    CAM
  }
}
