/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.testkit.TempStorage;
import org.lucerna.workbench.workspace.WorkspaceState.Open;

class WorkspaceFileTest {

  @TempDir Path home;

  private WorkspaceFile file(Path folder) {
    return new WorkspaceFile(new TempStorage(home), folder);
  }

  private static WorkspaceState state(Path folder, Path outside) {
    Open open =
        new Open(
            Map.of("path", outside.toString(), "test-share", 0.2),
            7,
            Map.of("model", folder.resolve("runs/demo-1").toString()),
            Optional.of("cat/one.png"),
            Optional.of(folder.resolve("runs/demo-1").toString()));
    return new WorkspaceState(
        open,
        Map.of("grid", Map.of("zoom", "2", "sort", "name")),
        Map.of("places", Map.of("tabs", List.of("grid"), "front", "grid")),
        Map.of("x", 1, "maximized", true));
  }

  @Test
  void whatWasWrittenIsReadBack() throws Exception {
    Path folder = home.resolve("ws");
    WorkspaceState state = state(folder, home.resolve("pictures"));
    file(folder).write(state);
    assertEquals(state, file(folder).read());
  }

  @Test
  void pathsInsideAreRelativeSoThatTheFolderCanBeMoved() throws Exception {
    Path folder = home.resolve("ws");
    Path pictures = home.resolve("pictures");
    file(folder).write(state(folder, pictures));
    String text = Files.readString(folder.resolve(WorkspaceFile.NAME));
    assertFalse(text.contains(folder.toString()), text);
    assertTrue(text.contains(pictures.toString()), text);
    Path moved = Files.move(folder, home.resolve("moved"));
    WorkspaceState read = file(moved).read();
    assertEquals(moved.resolve("runs/demo-1").toString(), read.open().model().get("model"));
    assertEquals(pictures.toString(), read.open().data().get("path"));
  }

  @Test
  void aNewFolderRemembersNothing() throws Exception {
    assertEquals(WorkspaceState.EMPTY, file(home.resolve("new")).read());
    assertTrue(WorkspaceState.EMPTY.open().isNothing());
  }

  @Test
  void aDamagedFileIsSaidAndCanBePutAside() throws Exception {
    Path folder = Files.createDirectories(home.resolve("ws"));
    Files.writeString(folder.resolve(WorkspaceFile.NAME), "data: [unclosed");
    LucernaException e = assertThrows(LucernaException.class, () -> file(folder).read());
    assertTrue(e.getMessage().contains(WorkspaceFile.NAME), e.getMessage());
    Path aside = file(folder).setAside();
    assertEquals("data: [unclosed", Files.readString(aside));
    assertEquals(WorkspaceState.EMPTY, file(folder).read());
  }

  @Test
  void aFileOfStrangeValuesIsReadAsFarAsItMakesSense() throws Exception {
    Path folder = Files.createDirectories(home.resolve("ws"));
    Files.writeString(
        folder.resolve(WorkspaceFile.NAME),
        "data: 5\nseed: many\nviews: [1]\nmodel: {network: vgg}\n");
    WorkspaceState read = file(folder).read();
    assertEquals(Map.of("network", "vgg"), read.open().model());
    assertTrue(read.open().data().isEmpty());
    assertTrue(read.views().isEmpty());
  }
}
