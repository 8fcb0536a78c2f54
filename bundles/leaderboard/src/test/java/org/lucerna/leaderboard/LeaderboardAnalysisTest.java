/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.report.Block;

class LeaderboardAnalysisTest {

  private static Findings findings;
  private static Map<String, Object> json;

  @BeforeAll
  static void compare() throws IOException {
    findings = analyse(new Contest(), "oracle", "twin", "noise-a", "noise-b", "wrong", "half");
    json = map(findings.json().get("tiny"));
  }

  private static Findings analyse(Contest contest, String... methods) throws IOException {
    return new LeaderboardAnalysis()
        .analyse(contest.inspection, Contest.params(methods), Progress.none());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static Map<String, Object> measure(String name) {
    return map(map(json.get("measures")).get(name));
  }

  private static Map<String, Object> pair(String measure, String first, String second) {
    return list(measure(measure).get("pairs")).stream()
        .filter(p -> p.get("first").equals(first) && p.get("second").equals(second))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theOracleIsFirstAndTheWrongLast() {
    List<String> order = List.copyOf(map(measure("energy").get("methods")).keySet());
    assertEquals("oracle", order.get(0));
    assertEquals("wrong", order.get(order.size() - 1));
    Map<String, Object> oracle = map(map(measure("energy").get("methods")).get("oracle"));
    assertEquals(1.0, oracle.get("rank"));
    assertEquals(1.0, map(map(measure("point").get("methods")).get("oracle")).get("mean"));
    assertEquals(0.0, map(map(measure("point").get("methods")).get("wrong")).get("mean"));
  }

  @Test
  void methodsThatAreTheSameMapCountOnce() {
    List<Map<String, Object>> methods = list(json.get("methods"));
    assertEquals(5, methods.size());
    assertEquals(List.of("twin"), methods.get(0).get("same_maps"));
    assertEquals(10, list(measure("energy").get("pairs")).size(), "pairs of five");
    assertTrue(
        findings.blocks().stream()
            .anyMatch(
                b ->
                    b instanceof Block.Notice n
                        && n.text().startsWith("oracle, twin are the same")));
  }

  @Test
  void whatIsEquallyRandomIsNotToldApartAndTheOracleIs() {
    Map<String, Object> noise = pair("energy", "noise-a", "noise-b");
    assertTrue((double) noise.get("p_holm") > 0.05, noise.toString());
    Map<String, Object> oracle = pair("energy", "oracle", "noise-a");
    assertTrue((double) oracle.get("p_holm") < 0.001, oracle.toString());
    assertEquals(1.0, (double) oracle.get("rank_biserial"), 0.1);
    assertEquals("wilcoxon", oracle.get("test"));
    assertEquals("mcnemar", pair("point", "oracle", "wrong").get("test"));
    List<Object> joined = List.copyOf((List<?>) measure("energy").get("not_told_apart"));
    assertTrue(
        joined.stream().anyMatch(c -> ((List<?>) c).containsAll(List.of("noise-a", "noise-b"))),
        joined.toString());
    assertTrue(joined.stream().noneMatch(c -> ((List<?>) c).contains("oracle")), joined.toString());
  }

  /** Twenty clusters of two pictures: the two pictures of a group change sign together. */
  @Test
  void copiesAreNoEvidence() {
    assertEquals(20, json.get("clusters"));
    double p = (double) pair("point", "oracle", "wrong").get("p");
    assertEquals(2 / Math.pow(2, 20), p, 1e-12);
  }

  @Test
  void baselinesStandApartAndNoMethodIsJudgedByThem() {
    Map<String, Object> energy = measure("energy");
    assertEquals(
        List.of("random", "centre", "edges", "ground-truth"),
        List.copyOf(map(energy.get("baselines")).keySet()));
    assertEquals(1.0, map(map(energy.get("baselines")).get("ground-truth")).get("mean"));
    assertFalse(map(map(energy.get("baselines")).get("random")).containsKey("rank"));
    assertEquals(
        List.of("ground-truth"),
        map(map(energy.get("methods")).get("oracle")).get("not_better_than"));
    List<?> wrong = (List<?>) map(map(energy.get("methods")).get("wrong")).get("not_better_than");
    assertEquals(4, wrong.size());
  }

  @Test
  void emptyMapsAreUndefinedAndCounted() {
    Map<String, Object> half = map(map(measure("energy").get("methods")).get("half"));
    assertEquals(20, half.get("n"));
    assertEquals(20, half.get("undefined"));
    assertEquals(20, pair("energy", "oracle", "half").get("n"));
    assertTrue(
        findings.blocks().stream()
            .anyMatch(
                b ->
                    b instanceof Block.Notice n
                        && n.text().contains("half gives nothing to measure on 20 of 40")));
  }

  @Test
  void aMeasureWithoutABetterWayHasNoOrderAndNoTests() {
    Map<String, Object> area = measure("area");
    assertEquals("neither", area.get("better"));
    assertFalse(area.containsKey("pairs"));
    assertFalse(map(map(area.get("methods")).get("oracle")).containsKey("rank"));
  }

  @Test
  void measuresThatOrderMethodsAlikeAgree() {
    Map<String, Object> agreement = list(json.get("agreement")).get(0);
    assertEquals(
        List.of("energy", "point"), List.of(agreement.get("first"), agreement.get("second")));
    assertTrue((double) agreement.get("tau_of_means") > 0.7, agreement.toString());
    assertTrue((double) agreement.get("mean_tau_by_picture") > 0.3, agreement.toString());
  }

  @Test
  void costsAreInForwardPasses() {
    assertEquals(2.5, list(json.get("methods")).get(0).get("passes"));
    assertEquals(1.0, list(json.get("metrics")).get(0).get("passes"));
  }

  @Test
  void everyNumberIsInTheTables() {
    Map<String, Table> tables =
        findings.tables().stream().collect(Collectors.toMap(Table::name, t -> t));
    assertEquals(27, tables.get("leaderboard").rows().size(), "three measures of nine");
    assertEquals(60, tables.get("leaderboard-pairs").rows().size(), "of two: 10 + 5 x 4");
    assertEquals(3 * 9 * 40, tables.get("leaderboard-measurements").rows().size());
    long figures =
        findings.blocks().stream()
            .flatMap(b -> b instanceof Block.Gallery g ? g.figures().stream() : null)
            .count();
    assertEquals(5, figures, "a ranking a measure, two tables of agreement");
    assertTrue(findings.lines().stream().anyMatch(l -> l.startsWith("not told apart: ")));
  }

  @Test
  void aMetricThatAnybodyInstallsTakesPart() throws IOException {
    Contest contest = new Contest();
    contest.metric(
        "brand-new", "peak score lower its maximum", m -> (double) m.map().values().max());
    Findings found = analyse(contest, "oracle", "noise-a");
    Map<String, Object> peak = map(map(map(found.json().get("tiny")).get("measures")).get("peak"));
    assertEquals(
        List.of("noise-a", "oracle"),
        List.copyOf(map(peak.get("methods")).keySet()),
        "less is better");
  }

  @Test
  void asSecondAttemptMeasuresNothingAndSaysTheSame(@TempDir Path folder) throws IOException {
    Contest contest = new Contest();
    contest.inspection.storing(folder);
    Findings first = analyse(contest, "oracle", "noise-a");
    int explained = contest.explained;
    Findings second = analyse(contest, "oracle", "noise-a");
    assertEquals(explained, contest.explained);
    assertEquals(first.tables().subList(0, 4).toString(), second.tables().subList(0, 4).toString());
    assertEquals(0, map(second.json().get("tiny")).get("measured_now"));
  }

  @Test
  void whatIsNotThereIsRefusedByName() {
    Contest contest = new Contest();
    assertThrows(ParamException.class, () -> analyse(contest));
    LeaderboardParams wrong =
        new RecordParamBinder()
            .bind(LeaderboardParams.class, Map.of("metrics", "nothing"), Path.of(""));
    assertThrows(
        UnknownPluginException.class,
        () -> new LeaderboardAnalysis().analyse(contest.inspection, wrong, Progress.none()));
  }
}
