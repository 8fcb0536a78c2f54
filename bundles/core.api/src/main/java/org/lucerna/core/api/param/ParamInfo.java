/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.param;

import java.util.List;
import java.util.Optional;

/**
 * One parameter as a command line, a dialog or a schema needs it.
 *
 * @param key kebab-case name
 * @param help one sentence
 * @param kind what values look like
 * @param list whether several values are taken, separated by commas
 * @param required whether it must be given
 * @param defaultText the default as text; empty where required or where absence is the default
 * @param choices the allowed texts of a {@link Kind#CHOICE}, else empty
 * @param positional whether the command line takes it without an option name
 * @param min smallest number allowed
 * @param max largest number allowed
 * @param provenance whether it can change a result
 */
public record ParamInfo(
    String key,
    String help,
    Kind kind,
    boolean list,
    boolean required,
    Optional<String> defaultText,
    List<String> choices,
    boolean positional,
    double min,
    double max,
    boolean provenance) {

  /** What a value looks like. */
  public enum Kind {
    INTEGER,
    NUMBER,
    FLAG,
    TEXT,
    PATH,
    CHOICE
  }

  public ParamInfo {
    choices = List.copyOf(choices);
  }
}
