/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.TestMap;

/** What {@code make_faithfulness.py} worked out, with its picture, network and map. */
final class Published {

  private final JsonObject values;
  private final int[] shape;
  private final float[][] weights;

  private Published(JsonObject values) {
    this.values = values;
    double[] sizes = numbers("shape");
    this.shape = new int[] {(int) sizes[0], (int) sizes[1], (int) sizes[2]};
    JsonArray rows = values.getAsJsonArray("weights");
    this.weights = new float[rows.size()][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = floats(rows.get(i).getAsJsonArray());
    }
  }

  static Published read() throws IOException {
    try (Reader in =
        new InputStreamReader(
            Published.class.getResourceAsStream("/faithfulness.json"), StandardCharsets.UTF_8)) {
      return new Published(JsonParser.parseReader(in).getAsJsonObject());
    }
  }

  double number(String name) {
    return values.get(name).getAsDouble();
  }

  double[] numbers(String name) {
    JsonArray array = values.getAsJsonArray(name);
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).getAsDouble();
    }
    return numbers;
  }

  private static float[] floats(JsonArray array) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = array.get(i).getAsFloat();
    }
    return floats;
  }

  int height() {
    return shape[1];
  }

  int width() {
    return shape[2];
  }

  Tensor picture() {
    return Tensor.wrap(floats(values.getAsJsonArray("picture")), shape);
  }

  Tensor plane(String name) {
    return Tensor.wrap(floats(values.getAsJsonArray(name)), shape[1], shape[2]);
  }

  /** Input times gradient of a linear network, signed where the metric is to see its signs. */
  TestMap map(Heatmap.Sign sign) {
    int classIndex = (int) number("class");
    return TestMap.of(
        picture(),
        classIndex,
        this::logits,
        x ->
            sign == Heatmap.Sign.SIGNED
                ? Heatmap.signed(saliency(x, classIndex))
                : Heatmap.positive(saliency(x, classIndex)));
  }

  private float[] logits(Tensor x) {
    float[] logits = new float[weights.length];
    for (int k = 0; k < logits.length; k++) {
      double sum = 0;
      for (int i = 0; i < x.length(); i++) {
        sum += (double) weights[k][i] * x.at(i);
      }
      logits[k] = (float) sum;
    }
    return logits;
  }

  private Tensor saliency(Tensor x, int classIndex) {
    int plane = shape[1] * shape[2];
    float[] values = new float[plane];
    for (int i = 0; i < x.length(); i++) {
      values[i % plane] += weights[classIndex][i] * x.at(i);
    }
    return Tensor.wrap(values, shape[1], shape[2]);
  }
}
