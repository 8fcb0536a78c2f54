/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.task.ProgressState;

class ProgressPrinterTest {

  private static final long SECOND = 1_000_000_000L;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long nanos;

  private ProgressPrinter printer(boolean interactive, boolean quiet) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(stream, stream, interactive, true, 80, Path.of("/"));
    return new ProgressPrinter(terminal, quiet, () -> nanos);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static ProgressState state(double fraction, String... path) {
    return new ProgressState(
        List.of(path), fraction, 120, 320, 12.34, Optional.of(Duration.ofSeconds(80)));
  }

  @Test
  void onATerminalABarIsDrawnOverItselfAndTakenAwayAtTheEnd() {
    ProgressPrinter printer = printer(true, false);
    nanos = SECOND;
    printer.progressed(state(0.4567, "train"));
    printer.end();
    assertEquals(
        "\r\u001b[Ktrain  ━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌  45 %  120/320  12.3/s  1 min 20 s left\r\u001b[K",
        printed());
  }

  @Test
  void aNoteStandsOnALineOfItsOwn() {
    ProgressPrinter printer = printer(true, false);
    nanos = SECOND;
    printer.progressed(state(0.5, "train"));
    printer.noted("epoch 1 done");
    assertTrue(printed().endsWith("left\r\u001b[Kepoch 1 done\n"), printed());
  }

  @Test
  void elsewhereThereIsALineEveryFiveSecondsWithoutControlCharacters() {
    ProgressPrinter printer = printer(false, false);
    for (int i = 0; i <= 120; i++) {
      printer.progressed(state(i / 120.0, "train", "epoch 3 of 10"));
      nanos += SECOND / 10;
    }
    List<String> lines = printed().lines().toList();
    assertEquals(2, lines.size());
    assertEquals("train › epoch 3 of 10: 41 %  120/320  12.3/s  1 min 20 s left", lines.get(0));
    assertTrue(printed().chars().noneMatch(c -> c < ' ' && c != '\n'));
  }

  @Test
  void whatEndsSoonAndWhatIsQuietShowsNothing() {
    ProgressPrinter printer = printer(true, false);
    nanos = SECOND / 4;
    printer.progressed(state(0.5, "networks"));
    printer.end();
    ProgressPrinter quiet = printer(true, true);
    nanos = 20 * SECOND;
    quiet.progressed(state(0.5, "train"));
    quiet.noted("epoch");
    quiet.end();
    assertEquals("", printed());
  }

  @ParameterizedTest
  @CsvSource({"39", "60", "79", "119"})
  void theBarFitsTheTerminalAndKeepsTheEndOfALongLabel(int width) {
    ProgressState state = state(0.5, "run", "train", "epoch 3 of 10: a very long name of a part");
    for (boolean unicode : new boolean[] {true, false}) {
      String bar = new ProgressLine(unicode, width).bar(state);
      assertTrue(bar.length() <= width, bar);
      assertTrue(width < 60 || bar.contains(" part  "), bar);
    }
  }

  @Test
  void withoutUnicodeEverythingIsAscii() {
    String bar = new ProgressLine(false, 100).bar(state(0.5, "a", "b"));
    assertEquals("a > b  [##########----------]  50 %  120/320  12.3/s  1 min 20 s left", bar);
  }

  @Test
  void unknownTotalsAndRatesAreLeftOut() {
    ProgressState unknown = new ProgressState(List.of("scan"), 0, 7, 0, 0, Optional.empty());
    assertEquals("scan: 0 %  7", new ProgressLine(true, 80).plain(unknown));
  }

  @ParameterizedTest
  @CsvSource({"1234.4,1234/s", "12.34,12.3/s", "1,1.0/s", "0.25,4.0 s each"})
  void ratesReadWell(double rate, String text) {
    assertEquals(text, ProgressLine.rate(rate));
  }

  @ParameterizedTest
  @CsvSource({"10,1 s", "59400,59 s", "59600,1 min 00 s", "80000,1 min 20 s", "7500000,2 h 05 min"})
  void timesReadWell(long millis, String text) {
    assertEquals(text, ProgressLine.time(Duration.ofMillis(millis)));
  }

  @Test
  void unicodeIsWhatTheLocaleSays() {
    assertTrue(Terminal.isUnicode(Map.of("LANG", "de_DE.UTF-8")));
    assertTrue(Terminal.isUnicode(Map.of("LC_ALL", "", "LC_CTYPE", "C.utf8", "LANG", "C")));
    assertTrue(!Terminal.isUnicode(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")));
    assertTrue(!Terminal.isUnicode(Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"none,80", "abc,80", "10,40", "100,100", "9999,120"})
  void theWidthIsSane(String columns, int width) {
    assertEquals(width, Terminal.width(columns));
  }
}
