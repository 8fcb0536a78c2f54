/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.testkit.TempStorage;

class ModelFinderTest {

  @TempDir Path folder;

  private UserModelFiles files(String setting) {
    return new UserModelFiles(new TempStorage(folder), setting, Catalogue.bundled());
  }

  private Path file(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void aCatalogueNameFindsThePublishedFileOrOneCalledSo() throws IOException {
    UserModelFiles files = files(null);
    assertEquals(Optional.empty(), files.find("vgg16"));
    Path own = file("models/vgg16.pth");
    assertEquals(Optional.of(own), files.find("vgg16"));
    Path published = file("models/vgg16-397923af.pth");
    assertEquals(Optional.of(published), files.find("vgg16"));
    assertEquals(published, files.require("vgg16-397923af.pth"));
    assertEquals(published, files.require("vgg16-397923af"));
  }

  @Test
  void foldersOfTheSettingComeFirst() throws IOException {
    Path here = file("models/a.pth");
    String setting = folder.resolve("one") + " , http://127.0.0.1/x, " + folder.resolve("two");
    assertEquals(Optional.of(here), files(setting).find("a"));
    Path two = file("two/a.pth");
    assertEquals(Optional.of(two), files(setting).find("a"));
    Path one = file("one/a.safetensors");
    assertEquals(Optional.of(one), files(setting).find("a"));
  }

  @Test
  void whatIsMissingIsSaidWithWhereToGetItAndWhereToPutIt() {
    LucernaException e = assertThrows(LucernaException.class, () -> files(null).require("vgg16"));
    assertEquals(ExitStatus.UNREADABLE, e.status());
    assertEquals(
        "the weights 'vgg16' are not on this machine: run 'lucerna models get vgg16', or download"
            + " https://download.pytorch.org/models/vgg16-397923af.pth (553 MB) on any machine and"
            + " put it as vgg16-397923af.pth into "
            + folder.resolve("models"),
        e.getMessage());
    LucernaException other =
        assertThrows(LucernaException.class, () -> files(null).require("mine.pth"));
    assertEquals(ExitStatus.UNREADABLE, other.status());
    assertTrue(other.getMessage().contains("'mine.pth'"), other.getMessage());
    assertTrue(other.getMessage().contains(folder.resolve("models").toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret", "a/b", "/etc/passwd", "..", ".", "", ".hidden", "a\\b", "a\0b"})
  void aNameNeverLeadsOutOfTheFolders(String name) throws IOException {
    file("secret.pth");
    file("models/a/b.pth");
    file("models/.hidden.pth");
    assertEquals(Optional.empty(), files(null).find(name));
    assertThrows(LucernaException.class, () -> files(null).require(name));
  }

  @Test
  void aPartOfADownloadIsNoWeightFile() throws IOException {
    file("models/vgg16-397923af.pth.part");
    assertEquals(Optional.empty(), files(null).find("vgg16"));
    assertEquals(Optional.empty(), files(null).find("vgg16-397923af.pth.part"));
  }
}
