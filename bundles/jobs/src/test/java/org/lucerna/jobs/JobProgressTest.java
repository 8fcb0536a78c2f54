/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.task.Progress;

/** How far a job of several steps says it is: the time left is reckoned from it. */
class JobProgressTest {

  @TempDir Path folder;

  /** Parts directly below the job, by label: their shares, and whether they were ended. */
  private static final class Bar implements Progress {
    private final Map<String, Double> shares = new ConcurrentHashMap<>();
    private final Map<String, Boolean> ended = new ConcurrentHashMap<>();

    @Override
    public void step(long done, long total) {
      ended.put("all", done == total);
    }

    @Override
    public Progress part(String label, double share) {
      shares.put(label, share);
      return new Progress() {
        @Override
        public void step(long done, long total) {
          ended.put(label, done == total);
        }

        @Override
        public Progress part(String inner, double innerShare) {
          return Progress.none();
        }

        @Override
        public void note(String line) {}
      };
    }

    @Override
    public void note(String line) {}
  }

  /** Nobody asks for mistakes or trust cards here, which in other jobs take most of the step. */
  @Test
  void whatAStepLeavesOutIsNotLeftToDo() throws Exception {
    RealWork real = new RealWork();
    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job,
        """
        lucerna: 1
        name: steps
        seed: 3
        data: {loader: critters, per-class: 4, classes: 2, size: 48}
        model: {network: small-gap, resize: 48, crop: 48}
        steps:
          - explain: {methods: [cam], per-class: 1, mistakes: 0}
          - evaluate: {}
        """);
    Bar bar = new Bar();
    new Launch(real.work)
        .run(
            new JobReader(real.binder).read(job, List.of()),
            Optional.of(folder.resolve("run")),
            false,
            RealWork.in(folder, bar));
    assertEquals(
        Map.of("open data", true, "explain", true, "evaluate", true, "all", true), bar.ended);
    double steps = bar.shares.values().stream().mapToDouble(share -> share).sum();
    assertTrue(steps < 1, "the report is still to be written: " + steps);
    assertEquals(bar.shares.get("explain"), bar.shares.get("evaluate"), "of equal weight");
  }
}
