/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.measure.Readings;

/** Results as lines of the journal, and back. */
final class Lines {

  private Lines() {}

  /** The maps of a picture, without what is measured of them. */
  static JsonObject maps(List<MeasuredMap> maps) {
    JsonArray all = new JsonArray();
    for (MeasuredMap map : maps) {
      JsonObject one = kind(map.kind());
      one.addProperty("class", map.classIndex());
      one.addProperty("height", map.sketch().height());
      one.addProperty("width", map.sketch().width());
      map.defect().ifPresent(d -> one.addProperty("defect", d));
      one.addProperty("sketch", map.sketch().text());
      all.add(one);
    }
    JsonObject line = new JsonObject();
    line.add("maps", all);
    return line;
  }

  static List<MeasuredMap> maps(JsonObject line) {
    List<MeasuredMap> maps = new ArrayList<>();
    for (JsonElement element : line.getAsJsonArray("maps")) {
      JsonObject one = element.getAsJsonObject();
      maps.add(
          new MeasuredMap(
              new Kind(text(one, "method"), text(one, "label"), text(one, "layer")),
              one.get("class").getAsInt(),
              Sketch.read(
                  one.get("height").getAsInt(), one.get("width").getAsInt(), text(one, "sketch")),
              one.has("defect") ? Optional.of(text(one, "defect")) : Optional.empty(),
              List.of()));
    }
    return maps;
  }

  static JsonObject kind(Kind kind) {
    JsonObject line = new JsonObject();
    line.addProperty("method", kind.method());
    line.addProperty("label", kind.label());
    line.addProperty("layer", kind.layer());
    return line;
  }

  static JsonObject measured(Measured measured) {
    JsonObject line = new JsonObject();
    line.addProperty("metric", measured.metric());
    JsonObject values = new JsonObject();
    measured.readings().values().forEach(values::addProperty);
    line.add("values", values);
    if (!measured.readings().undefined().isEmpty()) {
      JsonArray undefined = new JsonArray();
      measured.readings().undefined().forEach(undefined::add);
      line.add("undefined", undefined);
    }
    if (!measured.readings().curves().isEmpty()) {
      JsonObject curves = new JsonObject();
      measured.readings().curves().forEach((name, curve) -> curves.add(name, curve(curve)));
      line.add("curves", curves);
    }
    line.addProperty("passes", measured.passes());
    line.addProperty("millis", measured.millis());
    return line;
  }

  static Measured measured(JsonObject line) {
    Readings.Builder readings = Readings.builder();
    line.getAsJsonObject("values")
        .entrySet()
        .forEach(e -> readings.value(e.getKey(), e.getValue().getAsDouble()));
    if (line.has("undefined")) {
      line.getAsJsonArray("undefined").forEach(u -> readings.undefined(u.getAsString()));
    }
    if (line.has("curves")) {
      line.getAsJsonObject("curves")
          .entrySet()
          .forEach(
              e -> {
                JsonObject curve = e.getValue().getAsJsonObject();
                readings.curve(e.getKey(), numbers(curve, "x"), numbers(curve, "y"));
              });
    }
    return new Measured(
        text(line, "metric"),
        readings.build(),
        line.get("passes").getAsDouble(),
        line.get("millis").getAsDouble());
  }

  static JsonObject cost(MapCost cost) {
    JsonObject line = new JsonObject();
    line.addProperty("passes", cost.passes());
    line.addProperty("millis", cost.millis());
    return line;
  }

  static MapCost cost(JsonObject line) {
    return new MapCost(line.get("passes").getAsDouble(), line.get("millis").getAsDouble());
  }

  /** Curves are drawn, and never computed with: 32 bits are enough. */
  private static JsonObject curve(Readings.Curve curve) {
    JsonObject line = new JsonObject();
    line.add("x", numbers(curve.x()));
    line.add("y", numbers(curve.y()));
    return line;
  }

  private static JsonArray numbers(double[] values) {
    JsonArray all = new JsonArray();
    for (double value : values) {
      all.add((float) value);
    }
    return all;
  }

  private static double[] numbers(JsonObject line, String name) {
    JsonArray all = line.getAsJsonArray(name);
    double[] values = new double[all.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.get(i).getAsDouble();
    }
    return values;
  }

  private static String text(JsonObject line, String name) {
    return line.get(name).getAsString();
  }
}
