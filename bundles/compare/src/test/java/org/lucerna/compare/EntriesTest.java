/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

class EntriesTest {

  @TempDir Path folder;

  private List<Path> twoRuns() throws IOException {
    return List.of(
        new RunFixture(folder, "first").says("cat", 1, "cat").write(),
        new RunFixture(folder, "second").says("cat", 1, "cat").write());
  }

  private static List<String> names(List<Entry> entries) {
    return entries.stream().map(Entry::name).toList();
  }

  @Test
  void oneRunIsNotEnoughAndNamesMustFit() throws Exception {
    List<Path> runs = twoRuns();
    assertThrows(ParamException.class, () -> Entries.read(runs.subList(0, 1), List.of()));
    assertThrows(ParamException.class, () -> Entries.read(runs, List.of("only one")));
    assertThrows(ParamException.class, () -> Entries.read(runs, List.of("same", "same")));
    List<String> given = List.of("VGG16 CAM", "AlexNet CAM");
    assertEquals(given, names(Entries.read(runs, given)));
  }

  @Test
  void runsOfOneNameAreToldApartByTheirFolders() throws Exception {
    Path one = new RunFixture(folder.resolve("x"), "job").says("cat", 1, "cat").write();
    Path two = Files.move(one, folder.resolve("other"));
    Path three = new RunFixture(folder.resolve("x"), "job").says("cat", 1, "cat").write();
    assertEquals(
        List.of("job (other)", "job (job)"), names(Entries.read(List.of(two, three), List.of())));
  }

  /**
   * The study of a job file: its variants' jobs are called study-variant, their folders variant.
   */
  @Test
  void aStudyIsComparedVariantByVariant() throws Exception {
    Path study = Files.createDirectory(folder.resolve("study"));
    Files.writeString(study.resolve("state.json"), "{\"status\": \"complete\"}");
    for (String variant : List.of("vgg16", "alexnet")) {
      Path run = new RunFixture(folder, "study-" + variant).says("cat", 1, "cat").write();
      Files.move(run, study.resolve(variant));
    }
    Files.createDirectory(study.resolve("figures"));
    assertEquals(List.of("alexnet", "vgg16"), names(Entries.read(List.of(study), List.of())));
  }

  /**
   * Three seeds with three splits of four test pictures: the first is right on 4, 3 and 4, the
   * second on 2, 3 and 3.
   */
  @Test
  void repeatedJobsAreTestedOverTheirSeeds() throws Exception {
    Path first = repeated("first", 4, 3, 4);
    Path second = repeated("second", 2, 3, 3);
    List<Entry> entries = Entries.read(List.of(first, second), List.of());
    assertEquals(List.of("first", "second"), names(entries));
    assertTrue(entries.get(0).isRepeated());
    assertTrue(Seeds.paired(entries.get(0), entries.get(1)));
    assertFalse(Seeds.oneSplit(entries.get(0)));
    assertEquals(0.5, Seeds.testToTrain(entries.get(0)), "4 tested, 8 seen in training");
    Document.Section section = new SeedsSection(entries).compose().orElseThrow();
    List<Table> tables =
        section.blocks().stream()
            .filter(b -> b instanceof Block.TableBlock)
            .map(b -> ((Block.TableBlock) b).table())
            .toList();
    assertEquals(List.of("first", "test", 3, "0.9167", "0.1443"), tables.get(1).rows().get(0));
    // Differences 0.5, 0, 0.25: mean 0.25, s = 0.25, error 0.25 * sqrt(1/3 + 1/2) = 0.2282, t =
    // 1.0954
    // with two degrees of freedom: p = 0.3876, and 0.25 -+ 4.3027 * 0.2282.
    List<Object> test = tables.get(2).rows().get(0);
    assertEquals("+0.2500", test.get(2));
    assertEquals("-0.7319 to +1.2319", test.get(3));
    assertEquals("0.3876", test.get(4));
    assertEquals("no difference established", test.get(5));
  }

  @Test
  void otherSeedsAreNotPaired() throws Exception {
    Path first = repeated("first", 4, 3);
    Path second = repeated("second", 4, 3, 3);
    List<Entry> entries = Entries.read(List.of(first, second), List.of());
    assertFalse(Seeds.paired(entries.get(0), entries.get(1)));
  }

  @Test
  void aRepeatedJobThatMissesARunIsRefused() throws Exception {
    Path job = repeated("job", 4, 3);
    Files.delete(job.resolve("seed-2").resolve("report.json"));
    assertThrows(LucernaException.class, () -> Entries.read(List.of(job, job), List.of()));
  }

  private Path repeated(String name, int... right) throws IOException {
    Path parent = Files.createDirectory(folder.resolve(name));
    List<Map<String, Object>> runs = new java.util.ArrayList<>();
    for (int seed = 1; seed <= right.length; seed++) {
      RunFixture run = new RunFixture(parent, "seed-" + seed).seed(seed).fingerprint("" + seed);
      for (int i = 0; i < 4; i++) {
        run.says("cat", 10 * seed + i, i < right[seed - 1] ? "cat" : "dog");
      }
      run.trainedOn(8).job(name).write();
      runs.add(Map.of("folder", "seed-" + seed));
    }
    Files.writeString(parent.resolve("report.json"), new Gson().toJson(Map.of("runs", runs)));
    Files.writeString(
        parent.resolve("state.json"),
        new Gson().toJson(Map.of("status", "complete", "runs", right.length)));
    return parent;
  }
}
