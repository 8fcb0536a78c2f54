/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap.Sign;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.render.TileSheet;
import org.lucerna.vision.api.report.Block;

/** A network of which every number is worked out by hand. */
class FeatureMapsTest {

  private final Bench.Recorder tiles = new Bench.Recorder();
  private Model model;
  private TestInspection inspection;

  @BeforeEach
  void open() throws IOException {
    model = Bench.model(Bench.tiny(), Bench.tinyWeights());
    inspection = Bench.inspection(model, List.of("cat", "dog"), tiles);
    inspection.add("cats/a.png", 0, Bench.fourPixels(), null);
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void everyChannelsNumbersAreAsByHand() throws IOException {
    // Logits: 2 * 0.5 - 0.25 + 0.25 = 1 and 4 * 0.25 - 3 = -2, so cat is predicted.
    // The derivative by a cell is the class weight over 4 cells.
    assertRows(
        analyse(Map.of()),
        new double[][] {
          {0, 0.5, 1, 0.5, 0.5, 1},
          {1, 0.25, 0.5, 0.5, -0.25, -0.25},
          {2, 0, 0, 0, 1.25, 0}
        });
  }

  @Test
  void contributionsAndBiasSumToTheScore() throws IOException {
    double sum = 0;
    for (List<Object> row : analyse(Map.of("target", "dog")).tables().get(0).rows()) {
      sum += (double) row.get(9);
    }
    assertEquals(-2, sum - 3, 1e-5);
  }

  @Test
  void beforeTheActivationValuesAreSignedAndItsGateShutsTheDerivative() throws IOException {
    Findings findings = analyse(Map.of("layers", "raw"));
    assertRows(
        findings,
        new double[][] {
          {0, 0.5, 1, 0.5, 0.25, 1},
          {1, 0, 0.5, 0.5, -0.125, -0.25},
          {2, -1.25, -1, 0, 0, 0}
        });
    assertEquals(Sign.SIGNED, tiles.sheets.get(0).scale().orElseThrow().sign());
    assertEquals(2, tiles.sheets.get(0).scale().orElseThrow().top().getAsDouble(), 1e-6);
  }

  @Test
  void tilesComeInTheOrderAskedFor() throws IOException {
    analyse(Map.of("sort", "contribution", "target", "cat"));
    analyse(Map.of("sort", "mean-activation"));
    analyse(Map.of("sort", "contribution", "target", "dog"));
    analyse(Map.of("sort", "index"));
    assertEquals(List.of("#0", "#2", "#1"), names(0));
    assertEquals(List.of("#0", "#1", "#2"), names(1));
    assertEquals(List.of("#1", "#0", "#2"), names(2));
    assertEquals(List.of("#0", "#1", "#2"), names(3));
    assertEquals(List.of("#2", "0"), tiles.sheets.get(0).tiles().get(1).caption());
  }

  @Test
  void aSharedScaleEndsAtTheLayersMaximumAndAnOwnOneHasNoNumber() throws IOException {
    analyse(Map.of("scale", "shared", "top", 1));
    analyse(Map.of("scale", "own"));
    assertEquals(1, tiles.sheets.get(0).scale().orElseThrow().top().getAsDouble(), 1e-6);
    assertEquals(Sign.POSITIVE, tiles.sheets.get(0).scale().orElseThrow().sign());
    assertTrue(tiles.sheets.get(1).scale().orElseThrow().top().isEmpty());
  }

  @Test
  void manyChannelsBreakOverPagesAndTheTopOnesAreTaken() throws IOException {
    Findings paged = analyse(Map.of("per-page", 2, "top", 0));
    assertEquals(2, paged.blocks().size());
    assertEquals(List.of("#0", "#1"), names(0));
    assertEquals(List.of("#2"), names(1));
    assertTrue(tiles.sheets.get(1).title().endsWith("page 2 of 2"));
    assertEquals(1, analyse(Map.of("per-page", 2, "top", 2)).blocks().size());
  }

  @Test
  void theRawMapsAreThereUnlessNotWanted() throws IOException {
    Tensor maps = analyse(Map.of()).arrays().get("feature-maps-a-relu");
    assertEquals(Tensor.of(new float[] {1, 0, 0, 1, 0, 0.5f, 0, 0.5f, 0, 0, 0, 0}, 3, 2, 2), maps);
    assertTrue(analyse(Map.of("arrays", false)).arrays().isEmpty());
  }

  @Test
  void withoutATargetNothingGoesBackAndNothingIsSaidOfContributions() throws IOException {
    Findings findings = analyse(Map.of("target", "none"));
    assertEquals("", findings.tables().get(0).rows().get(0).get(9));
    assertEquals(0.0, findings.json().get("backward-passes-per-picture"));
    assertEquals(1.0, findings.json().get("forward-passes-per-picture"));
  }

  @Test
  void oneForwardPassServesAllLayers() throws IOException {
    inspection.add("cats/b.png", 0, Bench.noise(1, 2), null);
    Findings findings = analyse(Map.of("layers", List.of("conv", "relu", "gap")));
    assertEquals(1.0, (double) findings.json().get("forward-passes-per-picture"), 1e-9);
    assertEquals(6, findings.blocks().size());
  }

  @Test
  void picturesOfOneStemKeepApart() throws IOException {
    inspection.add("dogs/a.png", 1, Bench.noise(2, 2), null);
    Findings findings = analyse(Map.of());
    assertTrue(findings.arrays().containsKey("feature-maps-cats_a-relu"));
    assertTrue(findings.arrays().containsKey("feature-maps-dogs_a-relu"));
  }

  @Test
  void theFigureShowsThePictureAndBothThemesAreOfOneSize() throws IOException {
    Block.FigureBlock block = (Block.FigureBlock) analyse(Map.of()).blocks().get(0);
    TileSheet.Tile lead = tiles.sheets.get(0).lead().orElseThrow();
    assertEquals(List.of("a", "class: cat", "predicted: cat"), lead.caption());
    assertEquals(block.figure().height(), block.dark().orElseThrow().height());
    assertEquals("a relu feature maps", block.alt());
  }

  @Test
  void whatCannotBeDoneIsRefusedInASentence() {
    refused("layer flat has 3 values and no feature maps", Map.of("layers", "flat"));
    refused("needs a target", Map.of("sort", "contribution", "target", "none"));
    inspection.add("x/unknown.png", -1, Bench.noise(3, 2), null);
    refused("x/unknown.png", Map.of("target", "label"));
    TestInspection none = Bench.inspection(model, List.of());
    assertThrows(
        LucernaException.class,
        () ->
            new FeatureMaps()
                .analyse(none, Bench.params(FeatureMapsParams.class, Map.of()), Progress.none()));
  }

  @Test
  void cancellingStopsAtTheNextBatch() {
    Progress cancelled =
        new Progress() {
          @Override
          public void step(long done, long total) {
            throw new CancellationException();
          }

          @Override
          public Progress part(String label, double share) {
            return this;
          }

          @Override
          public void note(String line) {}
        };
    FeatureMapsParams params = Bench.params(FeatureMapsParams.class, Map.of());
    assertThrows(
        CancellationException.class,
        () -> new FeatureMaps().analyse(inspection, params, cancelled));
    assertTrue(tiles.sheets.isEmpty());
  }

  private void refused(String words, Map<String, ?> params) {
    ParamException e = assertThrows(ParamException.class, () -> analyse(params));
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertFalse(e.getMessage().contains("%s"));
  }

  private Findings analyse(Map<String, ?> params) throws IOException {
    return new FeatureMaps()
        .analyse(inspection, Bench.params(FeatureMapsParams.class, params), Progress.none());
  }

  private List<String> names(int sheet) {
    return tiles.sheets.get(sheet).tiles().stream().map(t -> t.caption().get(0)).toList();
  }

  /** Channel, mean, max, share above 0, alpha, contribution. */
  private static void assertRows(Findings findings, double[][] expected) {
    List<List<Object>> rows = findings.tables().get(0).rows();
    assertEquals(expected.length, rows.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals("cat", rows.get(i).get(2));
      for (int j = 0; j < 6; j++) {
        double value = ((Number) rows.get(i).get(4 + j)).doubleValue();
        assertEquals(expected[i][j], value, 1e-6, "row " + i + " value " + j);
      }
    }
  }
}
