/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;

/** The contest on one network, beside tables of others. */
class NetworksTest {

  private static final String[] METHODS = {"oracle", "noise-a", "noise-b", "wrong"};

  private static Findings alone;

  @TempDir Path folder;

  @BeforeAll
  static void first() throws IOException {
    alone = analyse(List.of());
  }

  private static Findings analyse(List<Path> others) throws IOException {
    return new LeaderboardAnalysis()
        .analyse(new Contest().inspection, Contest.params(others, METHODS), Progress.none());
  }

  /** A leaderboard of another network, with rows as they are in the first one's, changed. */
  private Path board(String name, UnaryOperator<List<Object>> change) throws IOException {
    Table table =
        alone.tables().stream()
            .filter(t -> t.name().equals("leaderboard-measurements"))
            .findFirst()
            .orElseThrow();
    String text =
        Stream.concat(
                Stream.of(String.join(",", table.columns())),
                table.rows().stream()
                    .map(r -> change.apply(List.copyOf(r)))
                    .map(r -> r.stream().map(String::valueOf).collect(Collectors.joining(","))))
            .collect(Collectors.joining("\r\n"));
    Path file = folder.resolve(name).resolve(Board.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return folder.resolve(name);
  }

  /** The oracle's rows are the wrong one's, and the other way about. */
  private static List<Object> swapped(List<Object> row) {
    List<Object> other = new ArrayList<>(row);
    other.set(
        2,
        row.get(2).equals("oracle") ? "wrong" : row.get(2).equals("wrong") ? "oracle" : row.get(2));
    return other;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> networks(Findings findings) {
    return map(map(findings.json().get("tiny")).get("networks"));
  }

  private static Map<String, Object> energy(Findings findings, String method) {
    return map(map(map(networks(findings).get("measures")).get("energy")).get(method));
  }

  private static double mean(String method) {
    Map<String, Object> all =
        map(map(map(map(alone.json().get("tiny")).get("measures")).get("energy")).get("methods"));
    return (double) map(all.get(method)).get("mean");
  }

  @Test
  void theSameNetworkTwiceSaysTheSame() throws IOException {
    Findings found = analyse(List.of(board("same", r -> r)));
    assertEquals(2, networks(found).get("count"));
    assertEquals(Contest.PICTURES, networks(found).get("pictures"));
    assertEquals(mean("oracle"), (double) energy(found, "oracle").get("mean"), 1e-12);
    assertEquals(1.0, energy(found, "oracle").get("rank"));
    assertEquals(List.of(1.0, 1.0), energy(found, "oracle").get("rank_interval_95"));
    assertEquals(2, energy(found, "oracle").get("best_on"));
    assertTrue(
        found.lines().stream().anyMatch(l -> l.startsWith("energy ↑ over 2 networks")),
        found.lines().toString());
    assertTrue(found.tables().stream().anyMatch(t -> t.name().equals("leaderboard-networks")));
  }

  @Test
  void whatNetworksDisagreeAboutHasAWideInterval() throws IOException {
    Findings found = analyse(List.of(board("other", NetworksTest::swapped)));
    double middle = (mean("oracle") + mean("wrong")) / 2;
    for (String method : List.of("oracle", "wrong")) {
      assertEquals(middle, (double) energy(found, method).get("mean"), 1e-12);
      assertEquals(1, energy(found, method).get("best_on"));
      assertEquals(List.of(1.0, 4.0), energy(found, method).get("rank_interval_95"));
    }
  }

  @Test
  void aMethodNotMeasuredEverywhereIsLeftOut() throws IOException {
    Findings found =
        analyse(
            List.of(
                board(
                    "less",
                    r -> {
                      List<Object> row = new ArrayList<>(r);
                      row.set(2, r.get(2).equals("noise-b") ? "unknown" : r.get(2));
                      return row;
                    })));
    assertEquals(List.of("noise-b", "unknown"), networks(found).get("left_out"));
  }

  @Test
  void picturesOfAnotherSplitAreDrawnToo() throws IOException {
    Findings found =
        analyse(
            List.of(
                board(
                    "split",
                    r -> {
                      List<Object> row = new ArrayList<>(r);
                      row.set(3, "other " + r.get(3));
                      row.set(4, "other " + r.get(4));
                      return row;
                    })));
    assertEquals(2 * Contest.PICTURES, networks(found).get("pictures"));
    assertEquals(mean("oracle"), (double) energy(found, "oracle").get("mean"), 1e-12);
  }

  @Test
  void whatIsNoLeaderboardIsSaid() throws IOException {
    LucernaException none =
        assertThrows(LucernaException.class, () -> analyse(List.of(folder.resolve("none"))));
    assertEquals(ExitStatus.USAGE, none.status());
    Path damaged = board("damaged", r -> r);
    Files.writeString(damaged.resolve(Board.FILE), "picture,value\r\n1,x\r\n");
    LucernaException bad = assertThrows(LucernaException.class, () -> analyse(List.of(damaged)));
    assertEquals(ExitStatus.UNREADABLE, bad.status());
  }
}
