/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.report.Block;

/** The network of {@link Bench#tiny()} on flat pictures: every number is worked out by hand. */
class ActivationsTest {

  private Model model;
  private TestInspection inspection;

  @BeforeEach
  void open() throws IOException {
    model = Bench.model(Bench.tiny(), Bench.tinyWeights());
    inspection = Bench.inspection(model, List.of("cat", "dog"));
    inspection.add("cat/1.png", 0, flat(0xFF0000), null);
    inspection.add("cat/2.png", 0, flat(0xFFFF00), null);
    inspection.add("dog/1.png", 1, flat(0x00FF00), null);
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void sparsityAndDeadChannelsAreAsByHand() throws IOException {
    // ReLU values: (1, 0, 0), (1, 0.5, 0), (0, 0.5, 0): 5 of 9 are 0 and channel 2 never fires.
    List<Object> relu = table(analyse(Map.of()), "activations-layers").rows().get(0);
    assertEquals(List.of(1, "relu", "rectified", 3, 3L), relu.subList(0, 5));
    assertEquals(5.0 / 9, (double) relu.get(5), 1e-9);
    assertEquals(5.0 / 9, (double) relu.get(6), 1e-9);
    assertEquals(1L, relu.get(7));
    assertEquals(1.0 / 3, (double) relu.get(8), 1e-9);
  }

  @Test
  void allIsEveryConvolutionAndLinearLayer() throws IOException {
    List<List<Object>> rows = table(analyse(Map.of()), "activations-layers").rows();
    assertEquals(List.of("relu", "fc"), rows.stream().map(row -> row.get(1)).toList());
    assertEquals("signed", rows.get(1).get(2));
  }

  @Test
  void channelsHaveMeansByClassAndASelectivity() throws IOException {
    Findings findings = analyse(Map.of("layers", "relu"));
    List<List<Object>> channels = table(findings, "activations-channels").rows();
    assertEquals("cat", channels.get(0).get(10));
    assertEquals(1.0, (double) channels.get(0).get(11), 1e-9, "means 1 and 0");
    assertEquals("dog", channels.get(1).get(10));
    assertEquals(1.0 / 3, (double) channels.get(1).get(11), 1e-6, "means 0.25 and 0.5");
    assertEquals("", channels.get(2).get(11), "dead: not defined");
    assertEquals(true, channels.get(2).get(9));
    List<Object> means = table(findings, "activations-class-means").rows().get(1);
    assertEquals(0.25, (double) means.get(2), 1e-6);
    assertEquals(0.5, (double) means.get(3), 1e-6);
    assertEquals(Math.sqrt(0.125), (double) means.get(4), 1e-6);
    assertEquals(
        List.of(List.of("cat", 2L), List.of("dog", 1L)),
        table(findings, "activations-classes").rows());
    Tensor array = findings.arrays().get("activations-means-relu");
    assertEquals(Tensor.of(new float[] {1, 0.25f, 0, 0, 0.5f, 0}, 2, 3), array);
  }

  @Test
  void figuresShowSparsityAndTheClassMeansOfTheLastLayers() throws IOException {
    List<String> alts =
        analyse(Map.of("class-figures", 2)).blocks().stream()
            .filter(Block.FigureBlock.class::isInstance)
            .map(block -> ((Block.FigureBlock) block).alt())
            .toList();
    assertEquals(List.of("Sparsity by layer", "relu class means", "fc class means"), alts);
  }

  @Test
  void withoutClassesThereIsNoTableOfThem() throws IOException {
    TestInspection unknown = Bench.inspection(model, List.of());
    unknown.add("x.png", -1, flat(0xFF0000), null);
    Findings findings = analyse(unknown, Map.of());
    assertEquals(2, findings.tables().size());
    assertTrue(findings.arrays().isEmpty());
    assertTrue(findings.problems().isEmpty());
  }

  @Test
  void manyPicturesAreReadInBatches() throws IOException {
    for (int i = 0; i < 20; i++) {
      inspection.add("dog/n" + i + ".png", 1, Bench.noise(i, 2), null);
    }
    assertEquals(23, analyse(Map.of()).json().get("pictures"));
  }

  @Test
  void withoutPicturesItSaysWhatToGive() {
    TestInspection none = Bench.inspection(model, List.of());
    LucernaException e = assertThrows(LucernaException.class, () -> analyse(none, Map.of()));
    assertTrue(e.getMessage().contains("give a data set or an image"));
  }

  private Findings analyse(Map<String, ?> params) throws IOException {
    return analyse(inspection, params);
  }

  private static Findings analyse(TestInspection inspection, Map<String, ?> params)
      throws IOException {
    return new Activations()
        .analyse(inspection, Bench.params(ActivationsParams.class, params), Progress.none());
  }

  private static Table table(Findings findings, String name) {
    return findings.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private static RgbImage flat(int rgb) {
    return RgbImage.wrap(2, 2, new int[] {rgb, rgb, rgb, rgb});
  }
}
