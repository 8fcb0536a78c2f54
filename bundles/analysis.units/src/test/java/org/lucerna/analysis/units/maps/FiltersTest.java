/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.MobileNetV2;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.render.TileSheet;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

class FiltersTest {

  private static final List<BackboneFamily> FAMILIES =
      List.of(
          new AlexNet(),
          new ResNet(),
          new DenseNet(),
          new Vgg(),
          new SqueezeNet(),
          new MobileNetV2());

  private final Bench.Recorder tiles = new Bench.Recorder();

  @ParameterizedTest
  @CsvSource({
    "alexnet, 64, 11",
    "resnet18, 64, 7",
    "densenet121, 64, 7",
    "vgg16, 64, 3",
    "squeezenet1_0, 96, 7",
    "mobilenet_v2, 32, 3"
  })
  void theFirstConvolutionsOfPublishedNetworksAreColourTiles(String id, int filters, int side)
      throws IOException {
    Network network = network(id);
    Findings findings = analyse(network, ProceduralWeights.of(network), Map.of());
    assertEquals(filters, tiles.sheets.get(0).tiles().size());
    RgbImage first = picture(0);
    assertEquals(side, first.width());
    assertEquals(side, first.height());
    Tensor weights = findings.arrays().values().iterator().next();
    assertArrayEquals(new int[] {filters, 3, side, side}, weights.shape());
  }

  @Test
  void greyIsZeroAndTheCommonScaleEndsAtTheLargestWeight() throws IOException {
    analyse(small(), smallWeights(), Map.of());
    // Filter 0 is (4, 0, 0), (-4, 4, 0) in its two cells; filter 1 a quarter of it.
    assertEquals(0xFF8080, picture(0).rgb(0, 0));
    assertEquals(0x00FF80, picture(0).rgb(1, 0));
    assertEquals(0x9F8080, picture(1).rgb(0, 0), "0.5 + 0.5 / 4 of 255 is 159");
    assertTrue(tiles.sheets.get(0).scale().isEmpty());
    assertTrue(
        String.join(" ", tiles.sheets.get(0).notes()).contains("+4"), "the colours are explained");
  }

  @Test
  void onItsOwnScaleEachFilterReachesFullColour() throws IOException {
    analyse(small(), smallWeights(), Map.of("scale", "own"));
    assertEquals(picture(0), picture(1));
  }

  @Test
  void normsAndMeansAreAsByHand() throws IOException {
    List<List<Object>> rows = analyse(small(), smallWeights(), Map.of()).tables().get(0).rows();
    assertEquals(List.of("conv", 0, 3), rows.get(0).subList(0, 3));
    assertEquals(Math.sqrt(48), (double) rows.get(0).get(3), 1e-6);
    assertEquals(4.0 / 6, (double) rows.get(0).get(4), 1e-6);
    assertEquals(Math.sqrt(3), (double) rows.get(1).get(3), 1e-6);
  }

  @Test
  void theTilesOfLargestNormAreKeptInTheirOrder() throws IOException {
    analyse(small(), smallWeights(), Map.of("top", 2));
    analyse(small(), smallWeights(), Map.of("sort", "norm"));
    assertEquals(List.of("#0", "#2"), names(0));
    assertEquals(List.of("#2", "#0", "#1"), names(1));
  }

  @Test
  void deeperLayersAreSlicesFromInputToOutput() throws IOException {
    Findings findings = analyse(small(), smallWeights(), Map.of("layers", "deep", "top", 3));
    assertEquals(List.of("0\u21900", "1\u21901", "2\u21902"), names(0));
    assertEquals(2, tiles.sheets.get(0).scale().orElseThrow().top().getAsDouble(), 1e-6);
    assertEquals("filter-slices", findings.tables().get(1).name());
    assertEquals(3, findings.tables().get(1).rows().size());
  }

  @Test
  void aGroupReadsItsOwnInputs() {
    Kernels kernels = new Kernels(Tensor.of(new float[8], 4, 1, 1, 2), 2);
    assertEquals(List.of(0, 0, 1, 1), kernels.slices().stream().map(Kernels.Tile::from).toList());
  }

  @Test
  void pointwiseConvolutionsAndLinearLayersAreOneMatrix() throws IOException {
    analyse(Bench.tiny(), Bench.tinyWeights(), Map.of("layers", List.of("first", "fc")));
    TileSheet.Plane plane = (TileSheet.Plane) tiles.sheets.get(1).tiles().get(0).content();
    assertEquals(Tensor.of(new float[] {2, -1, 5, 0, 4, 7}, 2, 3), plane.values());
    assertEquals(7, tiles.sheets.get(1).scale().orElseThrow().top().getAsDouble(), 1e-6);
    assertEquals(2, tiles.sheets.size());
  }

  @Test
  void aFilterOfOneChannelIsGrey() {
    RgbImage grey = FilterColors.paint(Tensor.of(new float[] {-1, 0, 1, 2}, 1, 2, 2), 1);
    assertEquals(0x000000, grey.rgb(0, 0));
    assertEquals(0x808080, grey.rgb(1, 0));
    assertEquals(0xFFFFFF, grey.rgb(0, 1));
    assertEquals(0xFFFFFF, grey.rgb(1, 1), "cut at the end of the scale");
  }

  @Test
  void aLayerWithoutWeightsIsRefusedWithTheConvolutionBeforeIt() {
    ParamException e =
        assertThrows(
            ParamException.class, () -> analyse(small(), smallWeights(), Map.of("layers", "gap")));
    assertTrue(e.getMessage().contains("did you mean 'deep'?"), e.getMessage());
  }

  private Findings analyse(Network network, Weights weights, Map<String, ?> params)
      throws IOException {
    return new Filters()
        .analyse(
            Bench.inspection(new WeightsOnly(network, weights), List.of(), tiles),
            Bench.params(FiltersParams.class, params),
            Progress.none());
  }

  private RgbImage picture(int tile) {
    TileSheet sheet = tiles.sheets.get(tiles.sheets.size() - 1);
    return ((TileSheet.Picture) sheet.tiles().get(tile).content()).image();
  }

  private List<String> names(int sheet) {
    return tiles.sheets.get(sheet).tiles().stream().map(t -> t.caption().get(0)).toList();
  }

  private static Network network(String id) {
    return FAMILIES.stream()
        .filter(f -> f.variants().stream().anyMatch(v -> v.id().equals(id)))
        .findFirst()
        .orElseThrow()
        .network(id);
  }

  /** Three filters of one by two pixels, then three that each read their own number most. */
  private static Network small() {
    return new NetworkBuilder()
        .input(Bench.PLAIN)
        .add("conv", new Op.Conv(3, wide(), 1, false))
        .add("deep", new Op.Conv(3, tall(), 1, false))
        .features()
        .extractor()
        .add("gap", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .build("small");
  }

  private static Window wide() {
    Window square = Window.square(1, 1, 0);
    return new Window(square.y(), Window.square(2, 1, 0).x());
  }

  private static Window tall() {
    return new Window(Window.square(2, 1, 0).y(), Window.square(1, 1, 0).x());
  }

  private static Weights smallWeights() {
    float[] conv = {4, -4, 0, 4, 0, 0, 1, -1, 0, 1, 0, 0, 4, 4, 4, 4, 4, 4};
    float[] deep = new float[18];
    for (int i = 0; i < 3; i++) {
      deep[i * 6 + i * 2] = 2;
    }
    Map<String, Tensor> map = new LinkedHashMap<>();
    map.put("conv.weight", Tensor.of(conv, 3, 3, 1, 2));
    map.put("deep.weight", Tensor.of(deep, 3, 3, 2, 1));
    return new TensorMap("by hand", map);
  }
}
