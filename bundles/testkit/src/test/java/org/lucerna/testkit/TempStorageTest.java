/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempStorageTest {

  @Test
  void aFailedWriteLeavesTheOldFileAlone(@TempDir Path temp) throws IOException {
    TempStorage storage = new TempStorage(temp);
    Path target = storage.home("a").resolve("file");
    storage.write(target, out -> out.write('x'));
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                storage.write(
                    target,
                    out -> {
                      out.write('y');
                      throw new IOException("disk full");
                    }));
    assertTrue(failure.getMessage().contains(target.toString()), failure.getMessage());
    assertEquals("x", Files.readString(target));
    try (Stream<Path> files = Files.list(target.getParent())) {
      assertEquals(List.of(target), files.toList());
    }
  }
}
