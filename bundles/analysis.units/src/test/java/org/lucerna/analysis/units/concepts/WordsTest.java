/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.gradcam.GradCam;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.report.Block;

class WordsTest {

  private static final LayerId UNITS = new LayerId("features.1");
  private static Model model;

  @BeforeAll
  static void load() throws IOException {
    model = Fixtures.colours();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static WordsParams params(int explained, String target) {
    return new WordsParams(
        "last",
        target,
        explained,
        5,
        3,
        WordsParams.Rank.ALPHA,
        0.05,
        0.04,
        Placement.RECEPTIVE_FIELD);
  }

  @Test
  void neuronImportanceIsGradCamsWeight() throws IOException {
    TestInspection inspection = Fixtures.squares(model, 2);
    Decision decision =
        new Decisions(inspection, UNITS, params(2, "predicted"))
            .of(inspection.pictures(), Progress.none())
            .get(0);
    Tensor input = inspection.inputs(inspection.crops(inspection.pictures().subList(0, 1)));
    try (Probe probe =
        model.probe(new ProbePlan(input, Set.of(UNITS), List.of(List.of(Target.predicted()))))) {
      Heatmap map =
          new GradCam()
              .explain(
                  new ExplainRequest<>(probe, 0, Target.predicted(), UNITS, 0, new NoParams()),
                  Progress.none());
      Importance importance = decision.importance();
      Tensor sum = importance.maps().weightedChannelSum(importance.alphas());
      assertArrayEquals(map.values().toArray(), sum.toArray(), 1e-7f);
      double added = 0;
      for (int unit = 0; unit < 4; unit++) {
        added += importance.contributions()[unit];
      }
      assertEquals(probe.logits(0)[0], added, 1e-5, "what units add is the logit, by its head");
    }
    // by hand: the linear layer's weights over 32 * 32 cells
    assertArrayEquals(
        new float[] {2 / 1024f, -1 / 1024f, 0, 0}, decision.importance().alphas(), 1e-9f);
    assertEquals(List.of(0), decision.forIt());
    assertEquals(List.of(1), decision.againstIt());
  }

  @Test
  void theSentenceNamesTheConceptsForAndAgainst() throws IOException {
    Findings findings =
        new Words().analyse(Fixtures.squares(model, 40), params(2, "predicted"), Progress.none());
    assertEquals(2, findings.lines().size());
    String red = findings.lines().get(0);
    assertTrue(red.startsWith("red/000.png: ‘red’ ("), red);
    assertTrue(
        red.endsWith(
            "because of: red-square (unit 0, α +0.0020); against it: green-square (unit 1,"
                + " α −0.00098, silent here)."),
        red);
    assertEquals(2, figures(findings));
    Map<?, ?> decision = (Map<?, ?>) ((List<?>) findings.json().get("decisions")).get(0);
    assertEquals("red", decision.get("class"));
    assertEquals(List.of(), findings.problems());
  }

  @Test
  void withoutMasksUnitsAreShownButNotNamed() throws IOException {
    TestInspection masked = Fixtures.squares(model, 10);
    TestInspection inspection = Fixtures.inspection(model, List.of("red", "green"));
    for (InspectedPicture p : masked.pictures()) {
      inspection.add(p.id(), p.label().getAsInt(), masked.crops(List.of(p)).get(0), null);
    }
    Findings findings = new Words().analyse(inspection, params(1, "green"), Progress.none());
    String line = findings.lines().get(0);
    assertTrue(line.contains("‘green’"), line);
    assertTrue(line.contains("because of: unit 1 (α +0.00098"), line);
    assertEquals(0, findings.json().get("of_these_with_masks"));
    Block.Paragraph method = (Block.Paragraph) findings.blocks().get(0);
    assertTrue(method.text().contains("No picture has masks"), method.text());
    assertEquals(1, figures(findings));
  }

  @Test
  void noDuplicateOfAnExplainedPictureNamesUnits() throws IOException {
    TestInspection inspection = Fixtures.squares(model, 10);
    InspectedPicture first = inspection.pictures().get(0);
    inspection.add(
        "copy.png",
        0,
        first.group(),
        inspection.crops(List.of(first)).get(0),
        inspection.truth(first).orElseThrow());
    Findings findings = new Words().analyse(inspection, params(1, "label"), Progress.none());
    assertEquals(9, findings.json().get("pictures_that_name_units"));
  }

  @Test
  void picturesAreTakenOfEachClassInTurn() throws IOException {
    TestInspection inspection = Fixtures.inspection(model, List.of("a", "b"));
    for (int label : new int[] {0, 0, 0, 1, 1}) {
      int n = inspection.pictures().size();
      inspection.add("p" + n, label, Fixtures.square(n, n, 0xFF0000), null);
    }
    List<String> ids =
        Decisions.inTurn(inspection.pictures(), 4).stream().map(InspectedPicture::id).toList();
    assertEquals(List.of("p0", "p3", "p1", "p4"), ids);
    assertFalse(ids.contains("p2"));
  }

  private static long figures(Findings findings) {
    return findings.blocks().stream().filter(b -> b instanceof Block.FigureBlock).count();
  }
}
