/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of a {@link Command}, read without loading its class. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CommandType {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  /** The word on the command line. */
  String id();

  /** One sentence, without a full stop. */
  String label();

  /** The parameter record. */
  Class<? extends Record> params();
}
