/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.TempStorage;
import org.lucerna.workbench.theme.Theme;

class UserFileTest {

  @TempDir Path home;
  private UserFile file;

  @BeforeEach
  void open() throws Exception {
    file = new UserFile(new TempStorage(home));
  }

  @Test
  void changesAreKept() throws Exception {
    file.change(p -> p.withLook(Theme.DARK, 15));
    file.change(p -> p.withData(Map.of("path", "/a")));
    file.change(p -> p.withModel(Map.of("network", "vgg16", "weights", "/w.pth")));
    Preferences read = file.read();
    assertEquals(Theme.DARK, read.theme());
    assertEquals(15, read.fontSize());
    assertEquals(List.of(Map.of("path", "/a")), read.data());
    assertEquals("vgg16", read.models().get(0).get("network"));
  }

  @Test
  void theNewestComesFirstOnceAndTenAreKept() throws Exception {
    for (int i = 0; i < 12; i++) {
      String path = "/" + i;
      file.change(p -> p.withData(Map.of("path", path)));
    }
    Preferences read = file.change(p -> p.withData(Map.of("path", "/5")));
    assertEquals(10, read.data().size());
    assertEquals("/5", read.data().get(0).get("path"));
    assertEquals("/11", read.data().get(1).get("path"));
  }

  @Test
  void aDamagedFileMeansDefaults() throws Exception {
    file.change(p -> p.withLook(Theme.DARK, 15));
    Files.writeString(home.resolve("workbench/preferences.yaml"), "{{{");
    assertEquals(Preferences.NONE, file.read());
  }

  @Test
  void theWorkspaceIsTheOneToldElseTheLastElseOneInTheHome() throws Exception {
    Path last = Files.createDirectories(home.resolve("last"));
    Preferences gone = Preferences.NONE.withWorkspace(home.resolve("gone"));
    Preferences both = Preferences.NONE.withWorkspace(last).withWorkspace(home.resolve("gone"));
    Path told = home.resolve("told");
    assertEquals(told, UserFile.workspace(Optional.of(told.toString()), both, home));
    assertEquals(last, UserFile.workspace(Optional.of(" "), both, home));
    assertEquals(home.resolve("Lucerna"), UserFile.workspace(Optional.empty(), gone, home));
  }
}
