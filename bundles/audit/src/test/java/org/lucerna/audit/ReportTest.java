/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.task.Progress;
import org.lucerna.render.heatmap.ColorBarParams;
import org.lucerna.render.heatmap.ColorBarRenderer;
import org.lucerna.render.heatmap.ExplanationParams;
import org.lucerna.render.heatmap.ExplanationRenderer;
import org.lucerna.render.heatmap.GridParams;
import org.lucerna.render.heatmap.GridRenderer;
import org.lucerna.render.heatmap.TilesParams;
import org.lucerna.render.heatmap.TilesRenderer;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

class ReportTest {

  private static Renderers renderers() {
    FakePlugins plugins =
        new FakePlugins()
            .register(Renderer.class, "grid", new GridRenderer(), GridParams.class)
            .register(Renderer.class, "tiles", new TilesRenderer(), TilesParams.class)
            .register(Renderer.class, "color-bar", new ColorBarRenderer(), ColorBarParams.class)
            .register(
                Renderer.class, "explanation", new ExplanationRenderer(), ExplanationParams.class);
    return new Renderers(plugins, new RecordParamBinder());
  }

  private static Findings findings(World.Planted planted) throws IOException {
    AuditParams params =
        new RecordParamBinder()
            .bind(AuditParams.class, Map.of("draws", "2", "pastes", "24"), Path.of(""));
    return new AuditAnalysis()
        .analyse(new World(5, planted, false, 12).inspection(renderers()), params, Progress.none());
  }

  private static Table table(Findings findings, String name) {
    return findings.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theReportSaysWhatWasFoundAndShowsIt() throws IOException {
    Findings findings = findings(World.Planted.BOTTOM_RIGHT);
    assertTrue(findings.lines().get(0).startsWith("Shortcut found"), findings.lines().get(0));
    assertTrue(findings.lines().get(0).contains("red"));
    List<?> suspects = (List<?>) findings.json().get("suspects");
    assertEquals("shortcut", ((Map<?, ?>) suspects.get(0)).get("verdict"));
    assertEquals(suspects.size(), table(findings, "audit-suspects").rows().size());
    assertEquals(48, table(findings, "audit-pictures").rows().size());
    List<Block.FigureBlock> figures =
        findings.blocks().stream()
            .filter(Block.FigureBlock.class::isInstance)
            .map(Block.FigureBlock.class::cast)
            .toList();
    assertTrue(figures.stream().anyMatch(f -> f.alt().startsWith("red: ")), figures.toString());
    assertTrue(figures.stream().anyMatch(f -> f.alt().equals("mean map of each class")));
    assertTrue(
        findings.blocks().stream()
            .filter(Block.Notice.class::isInstance)
            .anyMatch(b -> ((Block.Notice) b).text().contains("Nobody told")));
  }

  @Test
  void aCleanWorldsReportConvictsNothingAndSaysHowMuchWasTested() throws IOException {
    Findings findings = findings(World.Planted.NOWHERE);
    assertTrue(findings.lines().get(0).startsWith("No shortcut was shown"));
    assertEquals(0, findings.json().get("shortcuts"));
  }
}
