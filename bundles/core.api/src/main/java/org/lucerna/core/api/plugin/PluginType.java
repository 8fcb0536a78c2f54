/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lucerna.core.api.param.NoParams;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties that every plugin carries, read without loading its class. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PluginType {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  /** Unique among the services of one interface; lower case with hyphens. */
  String id();

  /** The name people read. */
  String label();

  /** The parameter record. */
  Class<? extends Record> params() default NoParams.class;
}
