/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.PictureTruth;

/**
 * Against values worked out from the published definitions by {@code make_boxes.py} (NumPy and
 * SciPy; beside its output among the test resources), which shares no code with this.
 */
class PublishedValuesTest {

  private static final Kind KIND = new Kind("map", "map", "layer");

  private static JsonObject published;
  private static KindStudy found;

  @BeforeAll
  static void measure() throws IOException {
    try (Reader in =
        new InputStreamReader(
            PublishedValuesTest.class.getResourceAsStream("/boxes.json"), StandardCharsets.UTF_8)) {
      published = JsonParser.parseReader(in).getAsJsonObject();
    }
    Levels levels = Levels.with(List.of());
    List<PictureResult> pictures = new ArrayList<>();
    for (int i = 0; i < published.getAsJsonArray("maps").size(); i++) {
      pictures.add(picture(i, levels));
    }
    found = new Study(pictures, levels, LocalizationParams.defaults()).study(KIND);
  }

  private static PictureResult picture(int index, Levels levels) {
    int side = published.get("side").getAsInt();
    JsonArray values = published.getAsJsonArray("maps").get(index).getAsJsonArray();
    float[] map = new float[side * side];
    for (int i = 0; i < map.length; i++) {
      map[i] = values.get(i).getAsFloat();
    }
    List<Bounds> boxes = new ArrayList<>();
    for (JsonElement box : published.getAsJsonArray("boxes").get(index).getAsJsonArray()) {
      JsonArray b = box.getAsJsonArray();
      boxes.add(
          new Bounds(
              b.get(0).getAsInt(), b.get(1).getAsInt(), b.get(2).getAsInt(), b.get(3).getAsInt()));
    }
    PictureTruth known = new PictureTruth(boxes, Map.of(), Set.of(), false);
    Truth truth = Truth.of(known, side, side).orElseThrow();
    MapResult result =
        Scored.of(levels, Tensor.wrap(map, side, side))
            .against(truth, published.get("tolerance").getAsDouble());
    String id = "p" + index;
    InspectedPicture picture =
        new InspectedPicture(index, id, "c", OptionalInt.of(0), id, Optional.empty());
    return new PictureResult(picture, 0, 0, 2, false, false, Map.of(KIND, result));
  }

  private static void assertPublished(Measure measure) {
    double expected = published.get(measure.key()).getAsDouble();
    assertEquals(expected, 100 * found.figure(measure).orElseThrow().value(), 1e-9);
  }

  @Test
  void boxesOfAnyRegionAtTheBestThresholdOfEachOverlap() {
    assertPublished(Measure.MAX_BOX_V2);
  }

  @Test
  void boxesOfTheLargestRegionAtTheBestThreshold() {
    assertPublished(Measure.MAX_BOX);
  }

  @Test
  void theMaximumLiesInABoxOrNearOne() {
    assertPublished(Measure.POINTING);
    assertPublished(Measure.POINTING_NEAR);
  }
}
