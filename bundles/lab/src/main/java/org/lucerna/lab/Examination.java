/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/**
 * What step {@code lab} found of one network, read back from its run's results.
 *
 * @param folder the run's, below the laboratory's
 * @param why it did not qualify, sentences; empty where it did
 * @param required shares in percent that were required of it, by what was done
 * @param scores by measure, method and picture, without those not defined; empty where the network
 *     did not qualify
 * @param problems sentences about methods that were left out
 */
record Examination(
    World world,
    int seed,
    String folder,
    List<String> why,
    Map<String, String> required,
    Map<Measure, Map<String, Map<String, Double>>> scores,
    Map<Measure, Double> chance,
    Map<String, String> labels,
    List<String> problems) {

  boolean isQualified() {
    return why.isEmpty();
  }

  boolean isScored() {
    return !scores.isEmpty();
  }

  /**
   * @param report a run's results, with part {@code inspections}
   * @throws LucernaException (run failed) if step {@code lab} left nothing there
   */
  static Examination of(World world, int seed, String folder, Map<String, Object> report) {
    Map<String, Object> lab =
        list(report.get("inspections")).stream()
            .map(Examination::map)
            .filter(i -> "lab".equals(i.get("analysis")))
            .findFirst()
            .orElseThrow(
                () ->
                    new LucernaException(
                        ExitStatus.FAILED,
                        folder + " has no results of the laboratory: remove it, and run again"));
    List<String> why = list(lab.get("why-not")).stream().map(String::valueOf).toList();
    Map<Measure, Double> chance = new EnumMap<>(Measure.class);
    map(lab.get("chance")).forEach((m, v) -> chance.put(Measure.of(m), number(v)));
    Map<String, String> labels = new LinkedHashMap<>();
    map(lab.get("labels")).forEach((k, v) -> labels.put(k, String.valueOf(v)));
    boolean qualified = Boolean.TRUE.equals(lab.get("qualified"));
    return new Examination(
        world,
        seed,
        folder,
        qualified || !why.isEmpty() ? why : List.of("there was nothing to examine it by"),
        required(lab),
        scores(lab),
        chance,
        labels,
        list(lab.get("problems")).stream().map(String::valueOf).toList());
  }

  private static Map<String, String> required(Map<String, Object> lab) {
    Map<String, String> required = new LinkedHashMap<>();
    for (Object each : list(lab.get("checks"))) {
      Map<String, Object> check = map(each);
      if (!"".equals(check.get("required"))) {
        required.put(
            String.valueOf(check.get("name")),
            String.format(
                Locale.ROOT,
                "%.1f of %.0f%s",
                100 * number(check.get("value")),
                number(check.get("n")),
                Boolean.TRUE.equals(check.get("passed")) ? "" : " (failed)"));
      }
    }
    return required;
  }

  private static Map<Measure, Map<String, Map<String, Double>>> scores(Map<String, Object> lab) {
    Map<Measure, Map<String, Map<String, Double>>> scores = new EnumMap<>(Measure.class);
    map(lab.get("scores"))
        .forEach(
            (measure, byMethod) -> {
              Map<String, Map<String, Double>> methods = new LinkedHashMap<>();
              map(byMethod)
                  .forEach(
                      (method, byPicture) -> {
                        Map<String, Double> values = new LinkedHashMap<>();
                        map(byPicture).forEach((id, v) -> values.put(id, number(v)));
                        methods.put(method, values);
                      });
              scores.put(Measure.of(measure), methods);
            });
    return scores;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @SuppressWarnings("unchecked") // objects of JSON have texts for keys
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static List<Object> list(Object value) {
    return value instanceof List<?> all ? new ArrayList<>(all) : List.of();
  }
}
