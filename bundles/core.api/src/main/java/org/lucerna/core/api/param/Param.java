/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.param;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a parameter record: command line option, job file key, dialog field
 * and provenance entry. The component's name in kebab-case is the key.
 *
 * <p>Component types: {@code int}, {@code long}, {@code double}, {@code boolean}, {@code String},
 * {@code Path}, enums (written in lower case, {@code _} as {@code -}), {@code Optional} of these
 * (default {@code ""} is empty), and {@code List} of these (written with commas; a {@code List} of
 * {@code String} may be a mapping in a job file, whose entries become {@code key=value}).
 *
 * <p>A component may also be a record of further parameters, or an {@code Optional} of one. Its
 * parts are given as a mapping in a job file, or each under its full key: {@code augment.flip},
 * which is also the command line's {@code --augment.flip}. A value without keys stands for the part
 * that is {@link #positional()}; an {@code Optional} record may be {@code on} (all defaults) or
 * {@code off}. The default {@code ""} leaves an {@code Optional} record out and gives another the
 * defaults of its parts. A record without this annotation is a group: its parts have keys as if
 * they were components of the outer record.
 *
 * <p>Methods are a target so that accessors carry it too: bnd 7.1.0 does not look into the Record
 * attribute of a class file and would leave out the import, and without the import the annotation
 * is silently not there at run time.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Param {

  /** Stands for "no default": the parameter must be given. */
  String REQUIRED = "\0required";

  /** The default as text. */
  String value() default REQUIRED;

  /** One sentence for people, without a full stop. */
  String help();

  /** Smallest number allowed. */
  double min() default Double.NEGATIVE_INFINITY;

  /** Largest number allowed. */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * True where the command line takes the value without an option name, in order of components; in
   * a record inside a record, true for the one part that a value without keys stands for.
   */
  boolean positional() default false;

  /** False for values that cannot change a result, such as a batch size for inference. */
  boolean provenance() default true;
}
