/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairTest {

  @TempDir Path folder;

  private static FinishedRun read(RunFixture run) throws IOException {
    return new RunReader(run.write()).read();
  }

  private RunFixture run(String name) {
    return new RunFixture(folder, name);
  }

  /** One right alone against seven: the exact p that tables give is 18/256. */
  @Test
  void picturesThatOnlyOneGetsRightAreCounted() throws Exception {
    RunFixture a = run("a").says("cat", 0, "cat").says("dog", 90, "dog").says("dog", 91, "cat");
    RunFixture b = run("b").says("cat", 0, "dog").says("dog", 90, "dog").says("dog", 91, "cat");
    for (int i = 1; i <= 7; i++) {
      a.says("cat", i, "dog");
      b.says("cat", i, "cat");
    }
    Pair pair = Pair.of(read(a), read(b)).pair().orElseThrow();
    assertEquals(1, pair.test().onlyFirst());
    assertEquals(7, pair.test().onlySecond());
    assertEquals(18.0 / 256, pair.test().exactP(), 1e-12);
    assertEquals(1, pair.right(true, true).size());
    assertEquals(1, pair.right(false, false).size());
    assertEquals(0.8, pair.answers().get(0).first().certainty());
    assertEquals(0.1, pair.right(true, false).get(0).second().forLabel());
  }

  @Test
  void otherTestPicturesAreRefusedAndCounted() throws Exception {
    FinishedRun a = read(run("a").says("cat", 1, "cat").says("cat", 2, "cat"));
    FinishedRun b = read(run("b").says("cat", 1, "cat").says("cat", 3, "cat"));
    Pair.Matched matched = Pair.of(a, b);
    assertTrue(matched.pair().isEmpty());
    assertEquals("the test sets differ: 2 and 2 pictures, 1 in common by path", matched.why());
  }

  @Test
  void equalPathsWithOtherContentsAreRefused() throws Exception {
    FinishedRun a = read(run("a").says("cat", 1, "cat").fingerprint("1"));
    FinishedRun b =
        read(run("b").says("cat", 1, "cat").content("cat/1.png", "other").fingerprint("2"));
    assertEquals("1 test pictures of equal paths have other contents", Pair.of(a, b).why());
  }

  @Test
  void networksOfOtherClassesAreRefused() throws Exception {
    FinishedRun a = read(run("a").says("cat", 1, "cat"));
    FinishedRun b = read(run("b").says("cat", 1, "cow").classes("cat", "cow"));
    assertEquals("the networks tell other classes apart", Pair.of(a, b).why());
  }

  /** Another split of the training pictures gives another fingerprint, but the same test. */
  @Test
  void equalPathsAndContentsAreEnough() throws Exception {
    FinishedRun a = read(run("a").says("cat", 1, "cat").fingerprint("1"));
    FinishedRun b = read(run("b").says("cat", 1, "dog").fingerprint("2"));
    assertTrue(Pair.of(a, b).pair().isPresent());
  }
}
