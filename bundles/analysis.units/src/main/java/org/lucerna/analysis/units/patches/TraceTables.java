/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.network.Network;

/** All steps of all pictures, and a line a picture. */
final class TraceTables {

  private static final List<String> STEPS =
      List.of(
          "picture",
          "step",
          "layer",
          "operation",
          "channel",
          "y",
          "x",
          "value",
          "contribution",
          "share",
          "path_share",
          "x0",
          "y0",
          "x1",
          "y1",
          "area",
          "area_share");

  private static final List<String> PATCHES =
      List.of(
          "picture",
          "class",
          "target",
          "logit",
          "steps",
          "ends",
          "path_share",
          "patch_of",
          "channel",
          "x0",
          "y0",
          "x1",
          "y1",
          "area",
          "area_share");

  private final List<List<Object>> steps = new ArrayList<>();
  private final List<List<Object>> patches = new ArrayList<>();

  void add(TracedPicture traced) {
    List<TraceStep> way = traced.way().steps();
    double pixels = (double) traced.crop().width() * traced.crop().height();
    for (int i = 0; i < way.size(); i++) {
      TraceStep step = way.get(i);
      List<Object> row = new ArrayList<>();
      row.addAll(List.of(traced.picture().id(), i + 1, layer(traced, step), step.operation()));
      row.addAll(List.of(step.place().channel(), step.place().y(), step.place().x()));
      row.addAll(List.of(step.value(), step.contribution(), step.share(), step.pathShare()));
      row.addAll(pixels(step.region()));
      row.addAll(List.of(step.area(), step.area() / pixels));
      steps.add(row);
    }
    TraceStep end = traced.way().end();
    TraceStep last = way.get(way.size() - 1);
    String ends = traced.way().complete() ? layer(traced, last) : "bias of " + layer(traced, last);
    List<Object> row = new ArrayList<>();
    row.addAll(List.of(traced.picture().id(), traced.picture().className(), traced.target()));
    row.addAll(List.of(way.get(0).value(), way.size(), ends, last.pathShare()));
    row.addAll(List.of(layer(traced, end), end.place().channel()));
    row.addAll(pixels(end.region()));
    row.addAll(List.of(end.area(), traced.areaShare()));
    patches.add(row);
  }

  private static String layer(TracedPicture traced, TraceStep step) {
    return step.layer().equals(Network.INPUT)
        ? "picture"
        : traced.network().displayName(step.layer());
  }

  private static List<Object> pixels(Optional<Box> region) {
    return region.map(PatchTable::pixels).orElse(List.of("", "", "", ""));
  }

  /** Every unit on the way. */
  Table steps() {
    return new Table("trace", STEPS, steps);
  }

  /** Where each way ended. */
  Table patches() {
    return new Table("trace-patches", PATCHES, patches);
  }
}
