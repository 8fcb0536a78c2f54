/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.Table;
import org.lucerna.testkit.RunFiles;
import org.lucerna.workbench.kit.run.RunFolder;
import org.lucerna.workbench.kit.run.RunReader;

class ComparisonTest {

  private static final String HEAD = "sample,class,split,sha256\n";

  @TempDir Path dir;

  private RunFiles first;
  private RunFiles second;

  @BeforeEach
  void write() throws IOException {
    first = new RunFiles(dir.resolve("first")).finished("net", 1, 0.01);
    second = new RunFiles(dir.resolve("second")).finished("net", 2, 0.02);
    second.predictions(
        "test", "cat/1,cat,dog,false,0.3,0.6,0.1", "dog/2,dog,cat,false,0.9,0.05,0.05");
  }

  private List<RunFolder> runs() {
    return List.of(RunReader.read(first.folder()), RunReader.read(second.folder()));
  }

  @Test
  void onlySettingsThatDifferAreListed() {
    Table differences = Comparison.read(runs()).differences();

    assertEquals(List.of("setting", "first", "second"), differences.columns());
    assertEquals(
        List.of(List.of("seed", "1", "2"), List.of("train.learning-rate", "0.01", "0.02")),
        differences.rows());
  }

  @Test
  void picturesThatAreAnsweredDifferentlyAreListed() {
    Comparison comparison = Comparison.read(runs());

    assertEquals("test", comparison.split());
    assertEquals(2, comparison.samples());
    // Both take the dog for a cat: they do not disagree.
    assertEquals(
        List.of(List.of("cat/1", "cat", "✓ cat (0.90)", "✗ dog (0.60)")),
        comparison.disagreementTable().rows());
  }

  @Test
  void picturesOfOneNameButOtherContentAreNotCompared() throws IOException {
    first.write("tables/pictures.csv", HEAD + "cat/1,cat,test,aa\ndog/2,dog,test,bb\n");
    second.write("tables/pictures.csv", HEAD + "cat/1,cat,test,xx\ndog/2,dog,test,bb\n");

    Comparison comparison = Comparison.read(runs());

    assertEquals(1, comparison.samples());
    assertTrue(comparison.disagreements().isEmpty());
  }

  @Test
  void measuresStandSideBySideWithTheirIntervals() throws IOException {
    second.write("report.json", "{}");
    Table metrics = Comparison.read(runs()).metrics();

    assertEquals(
        List.of("test", "accuracy", "%", "75.0 (30.0–95.0), n = 4", "–"), metrics.rows().get(0));
    assertEquals(List.of("test", "loss", "nats", "0.5000, n = 4", "–"), metrics.rows().get(1));
  }

  @Test
  void runsWithoutAnswersAreComparedByTheRest() throws IOException {
    RunFolder running =
        RunReader.read(new RunFiles(dir.resolve("c")).running(Long.MAX_VALUE, 1).folder());
    Comparison comparison = Comparison.read(List.of(runs().get(0), running));

    assertEquals("", comparison.split());
    assertEquals(0, comparison.samples());
    assertTrue(
        comparison.differences().rows().stream().anyMatch(r -> r.get(0).equals("model.network")));
  }
}
