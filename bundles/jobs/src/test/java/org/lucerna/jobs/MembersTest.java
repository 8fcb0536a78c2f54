/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.LucernaException;

class MembersTest {

  private static List<Member> members(String... overrides) {
    return new Members(new RecordParamBinder()).of(job(overrides));
  }

  private static Job job(String... overrides) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("lucerna", 1);
    tree.put("name", "v1.2");
    tree.put("seed", 4);
    tree.put("data", Map.of("path", "pictures"));
    tree.put("steps", List.of("train"));
    return new JobReader(new RecordParamBinder())
        .of(tree, Path.of("/jobs"), List.of(overrides), "job.yaml");
  }

  private static List<String> names(List<Member> members) {
    return members.stream().map(Member::name).toList();
  }

  @Test
  void oneSeedWithoutFoldsIsASingleRun() {
    assertTrue(members().isEmpty());
    assertTrue(members("repeat=1").isEmpty());
    assertTrue(members("data.folds=5", "data.fold=2").isEmpty());
  }

  @Test
  void everySeedHasAFolderAndAJobThatRepeatsItAlone() {
    List<Member> members = members("repeat=3");
    assertEquals(List.of("seed-4", "seed-5", "seed-6"), names(members));
    Job second = members.get(1).job();
    assertEquals(5, second.seed());
    assertEquals("v1.2", second.name());
    assertEquals(1, second.repeat());
    assertFalse(second.source().containsKey("repeat"));
  }

  @Test
  void everyFoldOfEverySeedIsARun() {
    assertEquals(List.of("fold-1", "fold-2"), names(members("data.folds=2")));
    List<Member> both = members("repeat=2", "data.folds=2");
    assertEquals(
        List.of("seed-4-fold-1", "seed-4-fold-2", "seed-5-fold-1", "seed-5-fold-2"), names(both));
    assertEquals(2, both.get(3).job().data().get("fold"));
    assertEquals(2, both.get(3).job().data().get("folds"));
    assertEquals(2, both.get(3).fold().getAsInt());
  }

  @Test
  void optionsOfTheCommandChangeTheJob() {
    RunParams params =
        new RunParams(
            Path.of("job.yaml"),
            List.of("seed=9"),
            List.of(),
            Optional.empty(),
            false,
            Optional.of(2),
            Optional.of(3));
    assertEquals(6, members(params.overrides().toArray(String[]::new)).size());
  }

  @Test
  void aNumberOfSeedsThatIsNoneIsRefused() {
    assertThrows(LucernaException.class, () -> job("repeat=0"));
    assertThrows(LucernaException.class, () -> job("repeat=many"));
  }

  @Test
  void aJobIsTheSameWhateverTheTypesOfItsNumbers() {
    Map<String, Object> one = Map.of("seed", 4L, "steps", List.of(Map.of("rate", 0.001)));
    Map<String, Object> other = Map.of("steps", List.of(Map.of("rate", 1e-3)), "seed", 4);
    assertEquals(Json.written(one), Json.written(other));
    assertNotEquals(Json.written(one), Json.written(Map.of("seed", 5)));
  }
}
