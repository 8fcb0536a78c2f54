/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.DefaultTasks;
import org.lucerna.testkit.TempStorage;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.history.HistoryItem.State;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class HistoryTest {

  @TempDir Path folder;
  private final DefaultTasks tasks = new DefaultTasks();

  @AfterEach
  void stop() {
    tasks.close();
  }

  private History open() throws IOException {
    History history = new History(new TempStorage(folder), tasks);
    history.open(folder.resolve("history.yaml"));
    return history;
  }

  private void awaitFile(String part) throws Exception {
    long end = System.nanoTime() + 10_000_000_000L;
    Path file = folder.resolve("history.yaml");
    while (!Files.exists(file) || !Files.readString(file).contains(part)) {
      assertTrue(System.nanoTime() < end, "not written: " + part);
      Thread.sleep(5);
    }
  }

  private static Recipe explain() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("image", List.of("/p/my cat.jpg", "/p/dog: 1.jpg"));
    values.put("method", "grad-cam");
    values.put("opacity", 0.25);
    values.put("seed", 7L);
    values.put("paired", true);
    values.put("text", "yes");
    return new Recipe("explain", values);
  }

  @Test
  void whatWasDoneIsThereAgainWhenTheWorkspaceIsOpenedAgain() throws Exception {
    History history = open();
    history.record(explain());
    long running = history.begin(new Recipe("analyse filters", Map.of()));
    history.end(running, State.DONE);
    history.begin(new Recipe("train", Map.of("data", "x")));
    awaitFile("command: train");
    List<HistoryItem> again = open().items();
    assertEquals(
        List.of("explain", "analyse filters", "train"),
        again.stream().map(i -> i.recipe().command()).toList());
    assertEquals(
        List.of(State.RECORDED, State.DONE, State.CANCELLED),
        again.stream().map(HistoryItem::state).toList());
    assertEquals(
        history.items().get(0).recipe().values().get("image"),
        again.get(0).recipe().values().get("image"));
    assertEquals("yes", again.get(0).recipe().values().get("text"));
    assertEquals(true, again.get(0).recipe().values().get("paired"));
    assertEquals(history.items().get(0).time(), again.get(0).time());
  }

  @Test
  void aJobReadsBackAsOneKeyMapsInOrder() {
    String yaml =
        JobText.of(
            "mine", List.of(explain(), new Recipe("analyse filters", Map.of("model", "/r"))));
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    Map<?, ?> job = (Map<?, ?>) tree;
    assertEquals(List.of("lucerna", "name", "commands"), List.copyOf(job.keySet()));
    assertEquals(1, job.get("lucerna"));
    List<?> commands = (List<?>) job.get("commands");
    Map<?, ?> first = (Map<?, ?>) ((Map<?, ?>) commands.get(0)).get("explain");
    assertEquals(List.of("/p/my cat.jpg", "/p/dog: 1.jpg"), first.get("image"));
    assertEquals(0.25, first.get("opacity"));
    assertEquals(7, first.get("seed"));
    assertEquals("yes", first.get("text"));
    assertEquals(Map.of("model", "/r"), ((Map<?, ?>) commands.get(1)).get("analyse filters"));
    assertTrue(yaml.contains("\n  - analyse filters:\n"), yaml);
  }

  @Test
  void pathsAndOtherObjectsAreWrittenAsTexts() {
    String yaml = JobText.of("x", List.of(new Recipe("a", Map.of("p", List.of(Path.of("/a/b"))))));
    assertTrue(yaml.contains("- /a/b"), yaml);
  }

  @Test
  void oldOnesAreForgotten() throws IOException {
    History history = open();
    for (int i = 0; i < History.KEPT + 5; i++) {
      history.record(new Recipe("c" + i, Map.of()));
    }
    assertEquals(History.KEPT, history.items().size());
    assertEquals("c5", history.items().get(0).recipe().command());
  }

  @Test
  void removedOnesAreGone() throws Exception {
    History history = open();
    history.record(new Recipe("a", Map.of()));
    history.record(new Recipe("b", Map.of()));
    history.remove(List.of(1L));
    assertEquals(List.of("b"), history.items().stream().map(i -> i.recipe().command()).toList());
    awaitFile("command: b");
    Path file = folder.resolve("history.yaml");
    long end = System.nanoTime() + 10_000_000_000L;
    while (Files.readString(file).contains("command: a")) { // both are written before one is gone
      assertTrue(System.nanoTime() < end, "still written");
      Thread.sleep(5);
    }
  }

  @Test
  void aDamagedFileIsSaidToBeDamagedAndIsNotOverwritten() throws Exception {
    Path file = folder.resolve("history.yaml");
    Files.writeString(file, "history: [1, 2");
    History history = new History(new TempStorage(folder), tasks);
    IOException refusal = assertThrows(IOException.class, () -> history.open(file));
    assertTrue(refusal.getMessage().startsWith("the history is damaged"));
    history.record(new Recipe("a", Map.of()));
    Thread.sleep(50);
    assertEquals("history: [1, 2", Files.readString(file));
    assertEquals(1, history.items().size());
  }
}
