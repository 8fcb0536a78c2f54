/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.util.List;
import java.util.Map;

/**
 * What an examination found.
 *
 * @param costs of methods; one is left out where it could not be measured
 * @param measured how many measurements are new
 * @param known how many were found again
 * @param problems sentences about what is missing
 */
public record Examinations(
    List<ExaminedPicture> pictures,
    Map<Kind, MapCost> costs,
    int measured,
    int known,
    List<String> problems) {

  public Examinations {
    pictures = List.copyOf(pictures);
    costs = Map.copyOf(costs);
    problems = List.copyOf(problems);
  }
}
