/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.Findings;

/** Installed analyses are steps and commands with their own parameters and those all share. */
class InspectStepTest {

  record Depth(@Param(value = "1", help = "How deep", min = 1) int depth) {}

  private static final Analysis<Depth> NOTHING =
      (inspection, params, progress) -> Findings.builder().build();

  private final FakePlugins plugins =
      new FakePlugins()
          .register(
              Analysis.class,
              "dive",
              NOTHING,
              Depth.class,
              Map.of("verb", "evaluate", "splits", List.of("test", "validation")));
  private final Workplace work =
      new Workplace(plugins, new RecordParamBinder(), null, null, null, null);

  private void bind(Map<String, Object> params) {
    new InspectStep(work, plugins.require(Analysis.class, "analysis", "dive"))
        .bind(params, Path.of(""));
  }

  @Test
  void keysGoToTheRecordTheyBelongTo() {
    bind(Map.of("depth", 3, "split", List.of("train"), "limit", 5));
    bind(Map.of());
  }

  @Test
  void mistakesAreFoundBeforeAnythingRuns() {
    String unknown =
        assertThrows(ParamException.class, () -> bind(Map.of("dpeth", 3))).getMessage();
    assertTrue(unknown.contains("did you mean 'depth'?"), unknown);
    assertThrows(ParamException.class, () -> bind(Map.of("depth", 0)));
    assertThrows(ParamException.class, () -> bind(Map.of("split", "tset")));
  }

  @Test
  void theCommandHasTheVerbInFrontAndNoParameterTwice() {
    CommandFamily commands = new AnalysisCommands(work);
    assertEquals(
        List.of("evaluate dive"),
        commands.members().stream().map(CommandFamily.Member::id).toList());
    assertEquals(
        List.of(Depth.class, PictureParams.class, InspectParams.class),
        commands.params("evaluate dive"));
  }

  @Test
  void headingsAreMadeOfTheId() {
    assertEquals("Feature maps", Found.title("feature-maps"));
  }
}
