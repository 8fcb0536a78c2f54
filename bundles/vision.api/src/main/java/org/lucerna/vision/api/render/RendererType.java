/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lucerna.core.api.param.NoParams;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of a {@link Renderer}, read without loading its class. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RendererType {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  String id();

  String label();

  /** What it draws. */
  Class<?> subject();

  /** The parameter record. */
  Class<? extends Record> params() default NoParams.class;
}
