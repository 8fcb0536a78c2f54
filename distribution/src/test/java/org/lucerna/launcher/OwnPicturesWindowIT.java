/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.SharedData;

/**
 * Own pictures and published weights are dropped onto the window: train, watch, find the worst
 * mistake, see why, and do it again without a window, to the last byte. Meanwhile plugins come and
 * go.
 */
class OwnPicturesWindowIT {

  private static final Duration LONG = Duration.ofMinutes(4);

  @TempDir Path dir;

  @Test
  void fromDroppedPicturesToTheSameMapsWithoutAWindow() throws Exception {
    Path shared = SharedData.require();
    Path workspace = dir.resolve("workspace");
    try (Desktop desktop = Desktop.open(workspace)) {
      desktop.drop(shared.resolve("data/pokemon7"));
      desktop.await("the data set", () -> desktop.text("tool.data").contains("pokemon7"));
      desktop.drop(shared.resolve("models/squeezenet1_0.pth"));
      desktop.await("the model", () -> desktop.text("tool.model").contains("squeezenet"));
      Path run = train(desktop, workspace);
      seeTheWorstCell(desktop);
      Path job = copyAsJob(desktop);
      assertSameMaps(workspace, job, run);
    }
  }

  private Path train(Desktop desktop, Path workspace) throws Exception {
    desktop.front("training");
    desktop.choose("param.head", "gap");
    desktop.type("param.epochs", "3");
    desktop.type("param.freeze", "backbone");
    desktop.type("param.set", "data.per-class=24");
    desktop.click("training.start");
    desktop.await("a run", LONG, () -> !runs(workspace).isEmpty());
    Path run = runs(workspace).get(0);
    pluginsComeAndGo(desktop);
    desktop.await("its end", LONG, () -> ended(run));
    desktop.front("training");
    desktop.idle();
    return run;
  }

  private static void pluginsComeAndGo(Desktop desktop) throws Exception {
    Path plugins = Path.of(System.getProperty("lucerna.folder")).resolve("plugins");
    Path view = plugins.resolve("it-view.jar");
    Path method = plugins.resolve("it-method.jar");
    copy(System.getProperty("lucerna.sample.view"), view);
    copy(System.getProperty("lucerna.sample"), method);
    desktop.await("the plugin's view", () -> desktop.exists("sample-mean-color"));
    desktop.await("the plugin's method", () -> desktop.lists("explain.methods", "sample"));
    Files.delete(view);
    Files.delete(method);
    desktop.await("the view's end", () -> !desktop.exists("sample-mean-color"));
    desktop.await("the method's end", () -> !desktop.lists("explain.methods", "sample"));
  }

  private static void copy(String from, Path to) throws Exception {
    Files.copy(Path.of(from), to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void seeTheWorstCell(Desktop desktop) throws Exception {
    desktop.front("results");
    JTable table = desktop.find(JTable.class, "results.runs");
    desktop.await("the run's row", () -> Desktop.onEdt(() -> table.getRowCount() > 0));
    Desktop.onEdt(
        () -> {
          table.setRowSelectionInterval(0, 0);
          return null;
        });
    desktop.click("results.open-worst");
    desktop.await("its pictures", LONG, () -> desktop.text("data.status").matches("\\d of .*"));
    desktop.front("explain");
    desktop.await("maps of the mistake", LONG, desktop::showsAMap);
    desktop.idle();
  }

  /** Explains again as a command does, and takes the job that does the same. */
  private Path copyAsJob(Desktop desktop) throws Exception {
    desktop.front("explain");
    desktop.click("explain.again");
    desktop.front("history");
    JTable history = desktop.find(JTable.class, "history.table");
    desktop.await("the history", () -> Desktop.onEdt(() -> desktop.row(history, "explain") >= 0));
    Desktop.onEdt(
        () -> {
          int row = desktop.row(history, "explain");
          history.setRowSelectionInterval(row, row);
          return null;
        });
    desktop.click("history.copy-job");
    String text =
        (String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
    assertTrue(text.contains("commands:"), text);
    Path job = dir.resolve("job.yaml");
    Files.writeString(job, text);
    desktop.click("history.again");
    return job;
  }

  private void assertSameMaps(Path workspace, Path job, Path run) throws Exception {
    assertFalse(run.toString().isEmpty());
    List<Path> windows = waitForMaps(workspace);
    Path elsewhere = dir.resolve("elsewhere");
    Files.createDirectories(elsewhere);
    String text = Files.readString(job);
    Path out = Path.of(text.replaceAll("(?s).*\\bout: '?([^'\\n]+)'?.*", "$1"));
    String moved = text.replace(out.toString(), elsewhere.resolve("maps").toString());
    Files.writeString(job, moved);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("lucerna.folder")).resolve("bin/lucerna").toString(),
                "run",
                job.toString())
            .directory(workspace.toFile())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("job.log").toFile())
            .start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), Files.readString(dir.resolve("job.log")));
    List<Path> again = maps(elsewhere);
    assertEquals(windows.size(), again.size());
    for (int i = 0; i < again.size(); i++) {
      assertEquals(windows.get(i).getFileName(), again.get(i).getFileName());
      assertArrayEquals(Files.readAllBytes(windows.get(i)), Files.readAllBytes(again.get(i)));
    }
  }

  private static List<Path> waitForMaps(Path workspace) throws Exception {
    for (int i = 0; i < 600; i++) {
      List<Path> maps = maps(workspace.resolve("figures"));
      if (!maps.isEmpty()) {
        return maps;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("the command in the window wrote no map");
  }

  private static List<Path> maps(Path folder) throws Exception {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".npy")).sorted().toList();
    }
  }

  private static List<Path> runs(Path workspace) {
    try (Stream<Path> runs = Files.list(workspace.resolve("runs"))) {
      return runs.filter(r -> Files.exists(r.resolve("manifest.json"))).toList();
    } catch (java.io.IOException e) {
      return List.of();
    }
  }

  private static boolean ended(Path run) {
    return Files.exists(run.resolve("report.html"));
  }
}
