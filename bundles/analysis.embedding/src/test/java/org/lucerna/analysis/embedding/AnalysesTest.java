/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.report.Block;

class AnalysesTest {

  private static final int N = 31;

  @Test
  void anEmbeddingHasARowAPictureAndSeparatesWhatDiffers() throws Exception {
    Findings found = embed(Map.of());
    Table table = found.tables().get(0);
    assertEquals(
        List.of("id", "class", "split", "pca1", "pca2", "tsne1", "tsne2"), table.columns());
    assertEquals(N, table.rows().size());
    assertArrayEquals(new int[] {N, 3}, found.arrays().get("features-relu").shape());
    assertArrayEquals(new int[] {N, 2}, found.arrays().get("tsne-relu").shape());
    assertEquals(1.0, measure(found, "knn5").get("value"));
    assertEquals(1.0, measure(found, "linearProbe").get("value"));
    assertEquals(N, measure(found, "knn5").get("n"));
    assertTrue((double) measure(found, "tsneTrustworthiness").get("value") > 0.8);
  }

  @Test
  void equalSeedsGiveEqualFindings() throws Exception {
    Findings one = embed(Map.of());
    Findings two = embed(Map.of());
    assertEquals(one.arrays(), two.arrays());
    assertEquals(one.json(), two.json());
    assertEquals(one.tables(), two.tables());
  }

  @Test
  void figuresAreOfBothProjectionsOfThumbnailsAndOfAGrid() throws Exception {
    List<String> figures = figures(embed(Map.of()));
    assertEquals(
        List.of(
            "PCA of relu",
            "t-SNE of relu",
            "t-SNE of relu with pictures",
            "t-SNE of relu on a grid",
            "t-SNE of relu, divergence"),
        figures);
    assertEquals(3, figures(embed(Map.of("thumbnails", 0))).size());
  }

  @Test
  void aPerplexityTooLargeIsLoweredAndSaidToBe() throws Exception {
    assertTrue(embed(Map.of()).lines().get(0).contains("perplexity 10 (lowered from 30"));
  }

  @Test
  void tooFewPicturesAreRefused() {
    EmbeddingParams params = bind(EmbeddingParams.class, Map.of());
    LucernaException refused =
        assertThrows(
            LucernaException.class,
            () -> new Embedding().analyse(Looking.at(5), params, Progress.none()));
    assertTrue(refused.getMessage().contains("not 5"), refused.getMessage());
  }

  @Test
  void neighboursAreNearestFirstAndCopiesArePassedOver() throws Exception {
    Findings found = near(Map.of("of", List.of("picture-0")));
    List<List<Object>> rows = found.tables().get(found.tables().size() - 1).rows();
    assertEquals(10, rows.size());
    for (int rank = 1; rank < 5; rank++) {
      assertTrue((float) rows.get(rank - 1).get(6) <= (float) rows.get(rank).get(6));
    }
    assertTrue(rows.stream().noneMatch(row -> row.get(4).equals("picture-" + (N - 1))));
    assertTrue(rows.stream().allMatch(row -> row.get(5).equals("red")), "all look red");
  }

  @Test
  void copiesAreShownWhereWantedAtDistanceZero() throws Exception {
    Findings found = near(Map.of("of", List.of("picture-0"), "duplicates", "show"));
    List<Object> first = found.tables().get(found.tables().size() - 1).rows().get(0);
    assertEquals("picture-" + (N - 1), first.get(4));
    assertEquals(0f, first.get(6));
    assertEquals(true, first.get(8));
  }

  @Test
  void someOfEachClassAreAskedWhereNobodySaysWhose() throws Exception {
    Findings found = near(Map.of("queries", 3));
    assertEquals(6, ((List<?>) found.json().get("queries")).size());
    assertEquals(1, figures(found).size());
  }

  @Test
  void anUnknownPictureIsRefusedByName() {
    ParamException refused =
        assertThrows(ParamException.class, () -> near(Map.of("of", List.of("picture-99"))));
    assertTrue(refused.getMessage().contains("'picture-99'"), refused.getMessage());
  }

  @Test
  void pixelDistancesAreThoseOfTheDefinition() {
    double expected = Math.sqrt(9 + 16 + 144) / 255;
    assertEquals(
        expected, PixelDistances.distance(new int[] {0x030000, 5}, new int[] {0x00040C, 5}), 1e-15);
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThrows(ParamException.class, () -> bind(EmbeddingParams.class, Map.of("theta", 0.9)));
    assertFalse(bind(EmbeddingParams.class, Map.of()).learningRate().isPresent());
  }

  private static Findings embed(Map<String, ?> params) throws IOException {
    EmbeddingParams bound = bind(EmbeddingParams.class, params);
    return new Embedding().analyse(Looking.at(N), bound, Progress.none());
  }

  private static Findings near(Map<String, ?> params) throws IOException {
    NeighboursParams bound = bind(NeighboursParams.class, params);
    return new Neighbours().analyse(Looking.at(N), bound, Progress.none());
  }

  private static <P extends Record> P bind(Class<P> type, Map<String, ?> params) {
    Map<String, Object> all = new java.util.HashMap<>(params);
    all.putIfAbsent("layer", "relu");
    return new RecordParamBinder().bind(type, all, Path.of(""));
  }

  private static Map<?, ?> measure(Findings found, String id) {
    Map<?, ?> layer = (Map<?, ?>) ((List<?>) found.json().get("layers")).get(0);
    return (Map<?, ?>) ((Map<?, ?>) layer.get("measures")).get(id);
  }

  private static List<String> figures(Findings found) {
    return found.blocks().stream()
        .filter(Block.FigureBlock.class::isInstance)
        .map(block -> ((Block.FigureBlock) block).alt())
        .toList();
  }
}
