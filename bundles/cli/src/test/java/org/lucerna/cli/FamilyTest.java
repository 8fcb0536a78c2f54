/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.Param;

/** Commands that come from other plugins, with options of several records. */
class FamilyTest {

  record Own(@Param(value = "3", help = "How many") int count) {}

  record Shared(@Param(value = "all", help = "Which") String split) {}

  record Clash(@Param(value = "", help = "Another") String split) {}

  @TempDir Path home;
  private Console console;
  private final List<Record> given = new ArrayList<>();

  private final class Looks implements CommandFamily {

    private final Class<? extends Record> own;

    Looks(Class<? extends Record> own) {
      this.own = own;
    }

    @Override
    public List<Member> members() {
      return List.of(
          new Member("look near", "looks near", "bundle 1.0.0"),
          new Member("look far", "looks far", "bundle 1.0.0"));
    }

    @Override
    public List<Class<? extends Record>> params(String id) {
      return List.of(own, Shared.class);
    }

    @Override
    public Outcome run(String id, List<Record> params, Context context) {
      given.addAll(params);
      return Outcome.ok(List.of(id), Map.of());
    }
  }

  @BeforeEach
  void open() {
    console = new Console(home);
    console.plugins.register(CommandFamily.class, "looks", new Looks(Own.class), NoParams.class);
  }

  @Test
  void eachRecordIsFilledWithItsOwnOptions() {
    assertEquals(0, console.run("look", "far", "--split", "test", "--count", "7"), console.err());
    assertEquals(List.of(new Own(7), new Shared("test")), given);
    assertEquals(List.of("look far"), console.outLines());
  }

  @Test
  void helpListsThemAndTheOptionsOfAllRecords() {
    console.run();
    assertTrue(console.out().contains("look near"), console.out());
    console.run("look", "near", "--help");
    assertTrue(console.out().contains("--count N"), console.out());
    assertTrue(console.out().contains("--split TEXT"), console.out());
  }

  @Test
  void aWordThatOnlyBeginsOneNamesThem() {
    assertEquals(2, console.run("look"));
    assertTrue(console.err().contains("look far, look near"), console.err());
  }

  @Test
  void wrongValuesAreUsageErrors() {
    assertEquals(2, console.run("look", "far", "--count", "many"));
    assertTrue(console.err().contains("--count"), console.err());
    assertEquals(2, console.run("look", "far", "--cuont", "1"));
    assertTrue(console.err().contains("did you mean '--count'?"), console.err());
  }

  @Test
  void aParameterOfTwoRecordsMakesThePluginBroken() {
    console.plugins.register(CommandFamily.class, "looks", new Looks(Clash.class), NoParams.class);
    assertEquals(5, console.run("look", "far"));
    assertTrue(console.err().contains("'split' is taken"), console.err());
  }
}
