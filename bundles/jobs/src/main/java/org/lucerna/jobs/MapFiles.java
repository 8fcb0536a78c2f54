/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureNotes;

/** Writes the raw map of each explanation and its overlay beside it. */
final class MapFiles {

  private final Workplace work;
  private final BuiltModel built;
  private final Map<String, Object> style;

  MapFiles(Workplace work, BuiltModel built, Map<String, Object> style) {
    this.work = work;
    this.built = built;
    this.style = new LinkedHashMap<>(style);
    this.style.putIfAbsent("style", "overlay");
  }

  /**
   * {@code folder/<stem>/<method>--<layer>--<class index>.npy} and {@code .png}, and {@code
   * input.png}: what the network saw, to draw the maps on anew.
   *
   * @param cards part of what is said of the maps
   * @return what was written, a map each, paths below {@code folder}
   */
  List<Map<String, Object>> write(Path folder, Explained picture, TrustCards cards)
      throws IOException {
    Drawing drawing = new Drawing(work);
    List<Map<String, Object>> written = new ArrayList<>();
    Path input = folder.resolve(picture.subject().stem()).resolve("input.png");
    work.storage()
        .write(input, out -> work.exporter().png(new Figure.Raster(picture.crop()), 1, out));
    for (Explanation map : picture.maps()) {
      Path base = folder.resolve(picture.subject().stem());
      Path raw = base.resolve(map.fileStem() + ".npy");
      Npy.write(work.storage(), raw, map.map().values());
      List<Figure> parts = drawing.parts(picture, map, built.network(), style);
      for (int i = 0; i < parts.size(); i++) {
        Path overlay = base.resolve(name(map, parts.size(), i));
        drawing.png(overlay, parts.get(i), notes(picture, map, i));
      }
      Map<String, Object> json = describe(picture, map);
      json.put("input", folder.relativize(input).toString());
      json.put("map", folder.relativize(raw).toString());
      json.put("overlay", folder.relativize(base.resolve(name(map, parts.size(), 0))).toString());
      if (!map.map().names().isEmpty()) {
        json.put("parts", map.map().names());
      }
      cards.of(map).ifPresent(card -> json.put("trust", TrustCards.json(card)));
      written.add(json);
    }
    return written;
  }

  /** Nothing that changes from one machine to another: the same map gives the same file. */
  private FigureNotes notes(Explained picture, Explanation map, int part) {
    List<String> caption = new ArrayList<>(Drawing.caption(map));
    map.map().names().stream().skip(part).limit(1).forEach(caption::add);
    return new FigureNotes(
        map.title() + " for " + map.targetName(),
        String.join(", ", caption),
        List.of("network: " + built.network().id(), "picture: " + picture.subject().stem()));
  }

  /** Several maps are drawn one by one: {@code ...-1.png} and so on. */
  private static String name(Explanation map, int parts, int index) {
    return map.fileStem() + (parts == 1 ? "" : "-" + (index + 1)) + ".png";
  }

  private Map<String, Object> describe(Explained picture, Explanation map) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("picture", picture.subject().stem());
    json.put("method", map.method());
    json.put("layer", map.layerName());
    json.put("target", map.aim().id());
    json.put("target-name", map.targetName());
    if (map.classIndex() >= 0) {
      json.put("class", map.classIndex());
      json.put("class-name", built.className(map.classIndex()));
      json.put("probability", picture.prediction().probability(map.classIndex()));
      json.put("logit", picture.prediction().logits()[map.classIndex()]);
    }
    json.put("score", map.value().score());
    json.put("forwards", map.cost().forwards());
    json.put("milliseconds", map.cost().millis());
    json.put("sign", map.map().sign().name().toLowerCase(Locale.ROOT));
    json.put("min", map.map().values().min());
    json.put("max", map.map().values().max());
    json.put("positive-evidence", map.map().hasEvidence());
    json.put("facts", map.map().facts());
    return json;
  }
}
