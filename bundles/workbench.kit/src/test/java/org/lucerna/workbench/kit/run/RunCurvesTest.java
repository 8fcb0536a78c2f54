/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.Table;
import org.lucerna.testkit.RunFiles;
import org.lucerna.workbench.kit.chart.LineChart;

class RunCurvesTest {

  @TempDir Path dir;

  private RunFolder finished;
  private RunFolder running;
  private final RunColors colors = new RunColors();

  @BeforeEach
  void write() throws IOException {
    finished = RunReader.read(new RunFiles(dir.resolve("a")).finished("net", 1, 0.1).folder());
    long self = ProcessHandle.current().pid();
    running = RunReader.read(new RunFiles(dir.resolve("b")).running(self, 3).folder());
    colors.add(List.of(finished, running));
  }

  private RunCurves model(double smoothing, boolean log, boolean train) {
    return new RunCurves(
        List.of(finished, running), colors, new RunCurves.Options(smoothing, log, train, true));
  }

  @Test
  void validationIsSolidAndTrainDashedInTheRunsColour() {
    List<LineChart.Line> lines = model(0, true, true).loss().lines();

    assertEquals(4, lines.size());
    assertEquals(LineChart.Look.DASHED, lines.get(0).look());
    assertEquals(LineChart.Look.SOLID, lines.get(1).look());
    assertEquals(lines.get(0).slot(), lines.get(1).slot());
    assertTrue(lines.get(1).slot() != lines.get(2).slot());
    assertEquals(List.of(1.0, 2.0, 3.0), lines.get(3).x());
    assertEquals(OptionalDouble.of(2), lines.get(1).mark());
    assertEquals(2, model(0, true, false).accuracy().lines().size());
  }

  @Test
  void smoothingKeepsTheValuesFaintlyBehind() {
    List<LineChart.Line> lines = model(0.5, false, false).accuracy().lines();

    assertEquals(LineChart.Look.FAINT, lines.get(0).look());
    assertEquals(LineChart.Look.SOLID, lines.get(1).look());
    // (0.5 * 0.5 * 0.4 + 0.5 * 0.65) / 0.75
    assertEquals(0.425 / 0.75, lines.get(1).y().get(1), 1e-9);
    assertEquals(0.65, lines.get(0).y().get(1), 1e-9);
    assertEquals(3.0, RunCurves.smooth(List.of(3.0, 3.0, 3.0), 0.9).get(2), 1e-9);
  }

  @Test
  void theTableHasEveryEpochOfEveryRun() {
    Table table = model(0, false, true).table();

    assertEquals(5, table.rows().size());
    assertEquals(50.0, table.rows().get(0).get(12));
    assertEquals("b", table.rows().get(4).get(0));
  }
}
