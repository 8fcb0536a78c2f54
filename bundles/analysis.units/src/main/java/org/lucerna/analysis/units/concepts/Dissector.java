/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.network.Shape;

/**
 * Network dissection (Bau et al. 2017, section 2): two forward passes over the pictures with masks.
 *
 * <p>The first finds for each unit k the threshold T_k with {@code P(a_k > T_k) <= quantile} over
 * every cell of its map in every picture: of n values the one that {@code floor(quantile n)} come
 * before, exactly. The second brings each map to the size of the masks, linearly between the cells'
 * centres, and counts the pixels above T_k. Above, not at: a unit that is silent nearly everywhere
 * has T_k = 0, and would light whole pictures otherwise.
 */
final class Dissector {

  private final Inspection inspection;
  private final Masked masked;
  private final List<LayerId> layers;
  private final Settings settings;
  private final Map<LayerId, Shape> shapes;

  /**
   * How thresholds and regions are made.
   *
   * @param top how many pictures are remembered for each unit
   */
  record Settings(double quantile, Placement placement, int top) {}

  Dissector(Inspection inspection, Masked masked, List<LayerId> layers, Settings settings) {
    this.inspection = inspection;
    this.masked = masked;
    this.layers = layers;
    this.settings = settings;
    this.shapes = new HashMap<>();
    for (LayerId layer : layers) {
      shapes.put(layer, LayerValues.shape(inspection.model().network(), layer));
    }
  }

  List<DissectedLayer> dissect(Progress progress) throws IOException {
    Map<LayerId, Pass> passes = new LinkedHashMap<>();
    requireRoom();
    for (LayerId layer : layers) {
      passes.put(layer, new Pass(layer));
    }
    LayerValues.Wanted wanted = new LayerValues.Wanted(masked.pictures(), layers);
    LayerValues.visit(
        inspection,
        wanted,
        progress.part("thresholds of units", 0.5),
        (number, crop, values) ->
            values.forEach((layer, maps) -> passes.get(layer).first(number, maps)));
    passes.values().forEach(Pass::settle);
    Labels[] next = new Labels[1];
    LayerValues.visit(
        inspection,
        wanted,
        progress.part("units against masks", 0.5),
        (number, crop, values) -> {
          boolean begins = number == 0 || number == masked.firstHalf();
          Labels own = begins ? masked.labels(inspection, number) : next[0];
          next[0] = masked.labels(inspection, masked.partner(number));
          Overlap overlap = new Overlap(own, next[0], crop.height(), crop.width());
          values.forEach((layer, maps) -> passes.get(layer).second(number, maps, overlap));
        });
    return passes.values().stream().map(Pass::result).toList();
  }

  private int kept(LayerId layer) {
    Shape shape = shapes.get(layer);
    long values = (long) masked.size() * shape.height() * shape.width();
    return Math.toIntExact((long) Math.floor(settings.quantile() * values) + 1);
  }

  private void requireRoom() {
    long bytes = 0;
    for (LayerId layer : layers) {
      bytes += 2L * Float.BYTES * kept(layer) * shapes.get(layer).channels();
    }
    long allowed = Runtime.getRuntime().maxMemory() / 4;
    if (bytes > allowed) {
      throw new ParamException(
          "quantile",
          "the thresholds of all units would need %d MB, more than %d MB: give fewer layers, fewer"
                  .formatted(bytes >> 20, allowed >> 20)
              + " pictures or a smaller quantile");
    }
  }

  /** A picture's concepts, and those of the picture that stands in for it. */
  private record Overlap(Labels own, Labels other, int height, int width) {}

  /** What is known of one layer so far. */
  private final class Pass {

    private final LayerId layer;
    private final Shape shape;
    private final int kept;
    private TopValues values;
    private final TopPictures top;
    private final float[] thresholds;
    private final Counts real;
    private final Counts shuffled;
    private final ReceptiveField field;
    private int pixels;

    Pass(LayerId layer) {
      Network network = inspection.model().network();
      this.layer = layer;
      this.shape = shapes.get(layer);
      this.kept = kept(layer);
      this.values = new TopValues(shape.channels(), kept);
      this.top = new TopPictures(masked.groups(), shape.channels(), settings.top());
      this.thresholds = new float[shape.channels()];
      this.real = new Counts(new Tally(shape.channels()), new int[masked.size()][]);
      this.shuffled = new Counts(new Tally(shape.channels()), new int[masked.size()][]);
      this.field = ReceptiveFields.of(network).get(layer);
    }

    void first(int picture, Tensor maps) {
      int plane = maps.size(1) * maps.size(2);
      for (int unit = 0; unit < maps.size(0); unit++) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = unit * plane; i < (unit + 1) * plane; i++) {
          values.add(unit, maps.at(i));
          largest = Math.max(largest, maps.at(i));
        }
        top.offer(unit, picture, largest);
      }
    }

    void settle() {
      for (int unit = 0; unit < thresholds.length; unit++) {
        thresholds[unit] = values.after(unit, kept - 1);
      }
      values = null;
    }

    void second(int picture, Tensor maps, Overlap overlap) {
      pixels = overlap.height() * overlap.width();
      real.areas()[picture] = overlap.own().areas();
      shuffled.areas()[picture] = overlap.other().areas();
      Upsampling.Sizes sizes =
          new Upsampling.Sizes(maps.size(1), maps.size(2), overlap.height(), overlap.width());
      Upsampling upsampling = Upsampling.of(settings.placement(), field, sizes);
      float[] all = maps.toArray();
      int[] own = new int[overlap.own().codes()];
      int[] other = new int[overlap.other().codes()];
      for (int unit = 0; unit < thresholds.length; unit++) {
        Arrays.fill(own, 0);
        Arrays.fill(other, 0);
        int from = unit * maps.size(1) * maps.size(2);
        upsampling.above(
            thresholds[unit],
            all,
            from,
            pixel -> {
              own[overlap.own().code(pixel)]++;
              other[overlap.other().code(pixel)]++;
            });
        add(real.tally(), new int[] {unit, picture}, own, overlap.own());
        add(shuffled.tally(), new int[] {unit, picture}, other, overlap.other());
      }
    }

    private void add(Tally tally, int[] where, int[] byCode, Labels labels) {
      int lit = 0;
      int[] byConcept = new int[masked.concepts().size()];
      for (int code = 0; code < byCode.length; code++) {
        lit += byCode[code];
        for (int concept : byCode[code] > 0 ? labels.concepts(code) : new int[0]) {
          byConcept[concept] += byCode[code];
        }
      }
      if (lit > 0) {
        tally.add(where[0], where[1], lit, byConcept);
      }
    }

    DissectedLayer result() {
      String name = inspection.model().network().displayName(layer);
      return new DissectedLayer(layer, name, masked, thresholds, pixels, top, real, shuffled);
    }
  }
}
