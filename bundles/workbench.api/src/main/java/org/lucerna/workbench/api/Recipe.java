/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command with its parameters: what the history keeps, what a shell line and a job file are
 * written from.
 *
 * @param command its id, such as {@code "explain"} or {@code "analyse filters"}
 * @param values by key, as {@link org.lucerna.core.api.param.ParamBinder#bind} takes them; defaults
 *     may be left out
 */
public record Recipe(String command, Map<String, Object> values) {

  public Recipe {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
