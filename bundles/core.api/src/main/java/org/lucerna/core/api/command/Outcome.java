/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.command;

import java.util.List;
import java.util.Map;

/**
 * What a command gives back.
 *
 * @param status OK or PARTIAL; anything else is thrown as a {@link LucernaException}
 * @param lines the result for people, printed to standard output without {@code --json}
 * @param json the result for programs: texts, numbers, booleans, lists and maps of these
 */
public record Outcome(ExitStatus status, List<String> lines, Map<String, Object> json) {

  public Outcome {
    lines = List.copyOf(lines);
  }

  public static Outcome ok(List<String> lines, Map<String, Object> json) {
    return new Outcome(ExitStatus.OK, lines, json);
  }
}
