/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;

class MethodRunTest {

  private static final LayerId LAYER = new LayerId("relu");

  private static String failure(Guest guest) {
    MethodPlan plan = new MethodPlan(guest, new NoParams(), List.of(), List.of(LAYER), true);
    Decorator.Question question =
        new Decorator.Question(null, 0, Target.predicted(), List.of(LAYER), 0);
    LucernaException failure =
        assertThrows(LucernaException.class, () -> MethodRun.map(plan, question, Progress.none()));
    assertEquals(ExitStatus.PLUGIN, failure.status());
    return failure.getMessage();
  }

  @Test
  void aFailureNamesTheMethodAndItsPlugin() {
    assertEquals(
        "method guest of plugin org.example.guest 1.2.3 failed:"
            + " java.lang.NoClassDefFoundError: org/example/Part",
        failure(new Guest(false)));
  }

  @Test
  void aFailureOfAPluginThatHasGoneMeanwhileSaysSo() {
    assertEquals(
        "plugin org.example.guest 1.2.3 was removed or changed while method guest ran: run it"
            + " again",
        failure(new Guest(true)));
  }

  /** A method that lacks a class, as one does whose bundle is taken away while it runs. */
  private static final class Guest implements Plugin<Explainer<NoParams>> {

    private final boolean leaves;
    private boolean gone;

    Guest(boolean leaves) {
      this.leaves = leaves;
    }

    @Override
    public Explainer<NoParams> service() {
      if (gone) {
        throw new LucernaException(ExitStatus.PLUGIN, "the plugin is no longer installed");
      }
      return (request, progress) -> {
        gone = leaves;
        throw new NoClassDefFoundError("org/example/Part");
      };
    }

    @Override
    public String id() {
      return "guest";
    }

    @Override
    public String label() {
      return "Guest";
    }

    @Override
    public Optional<String> property(String name) {
      return Optional.empty();
    }

    @Override
    public List<String> properties(String name) {
      return List.of();
    }

    @Override
    public String origin() {
      return "org.example.guest 1.2.3";
    }

    @Override
    public Class<? extends Record> params() {
      return NoParams.class;
    }
  }
}
