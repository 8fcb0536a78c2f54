/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StemsTest {

  @Test
  void aPictureIsNamedAfterItsFile() {
    assertEquals(List.of("a", "b.c"), Stems.of(List.of(Path.of("x/a.png"), Path.of("x/b.c.jpg"))));
  }

  @Test
  void equalStemsGetTheirFolderInFront() {
    assertEquals(
        List.of("cats_1", "dogs_1", "2"),
        Stems.of(List.of(Path.of("cats/1.png"), Path.of("dogs/1.png"), Path.of("dogs/2.png"))));
  }

  @Test
  void whatIsStillEqualIsNumbered() {
    assertEquals(
        List.of("cats_1", "cats_1-2", "cats_1-3"),
        Stems.of(
            List.of(Path.of("a/cats/1.png"), Path.of("b/cats/1.png"), Path.of("c/cats/1.jpg"))));
  }
}
