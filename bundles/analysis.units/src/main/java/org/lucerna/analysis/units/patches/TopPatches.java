/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.AxisOrder;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/**
 * Where in a set of pictures each unit of some layers fires most (Girshick et al. 2014, section
 * 3.1; Zeiler and Fergus 2014, figure 2): the k places with the largest values of each channel.
 *
 * <p>One forward pass a picture for all layers together. What is kept is k answers a unit, however
 * many pictures there are. Of equal values the earlier picture comes first, then the upper, then
 * the left place. A value of exactly 0 is no answer: behind a ReLU the unit is silent there. Values
 * that are not numbers are passed over.
 */
public final class TopPatches {

  /** Values that are copied out of the network in one batch: 128 MiB. */
  private static final long BATCH_VALUES = 32L << 20;

  private static final int LARGEST_BATCH = 16;

  /**
   * @param layers whose channels are watched, {@link Network#output} for classes; each once
   * @param k answers kept of each unit, at least 1
   * @param distinct whether a picture, and a group of duplicates, is kept once a unit, with its
   *     strongest answer
   */
  public record Wish(List<LayerId> layers, int k, boolean distinct) {
    public Wish {
      layers = layers.stream().distinct().toList();
      if (k < 1) {
        throw new IllegalArgumentException("top " + k);
      }
    }
  }

  private final Map<LayerId, StrongestFirings> firings;
  private final Map<LayerId, LayerScan> scans;

  private TopPatches(Map<LayerId, StrongestFirings> firings, Map<LayerId, LayerScan> scans) {
    this.firings = firings;
    this.scans = scans;
  }

  /**
   * Runs all pictures through the network once.
   *
   * @param pictures of the inspection, in the order that decides between equal answers
   * @param progress stepped with each batch, in pictures
   */
  public static TopPatches find(
      Inspection inspection, List<InspectedPicture> pictures, Wish wish, Progress progress)
      throws IOException {
    Network network = inspection.model().network();
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<LayerId, AxisOrder> orders = AxisOrder.of(network);
    Map<LayerId, StrongestFirings> firings = new LinkedHashMap<>();
    Map<LayerId, LayerScan> scans = new HashMap<>();
    for (LayerId layer : wish.layers()) {
      LayerScan scan = LayerScan.of(shapes.get(layer), orders.get(layer));
      scans.put(layer, scan);
      firings.put(layer, new StrongestFirings(scan.channels(), wish.k()));
    }
    TopPatches found = new TopPatches(firings, scans);
    long values = wish.layers().stream().mapToLong(layer -> shapes.get(layer).elements()).sum();
    int batch = (int) Math.max(1, Math.min(LARGEST_BATCH, BATCH_VALUES / Math.max(1, values)));
    found.watch(inspection, pictures, new Watch(wish.distinct(), batch), progress);
    return found;
  }

  private record Watch(boolean distinct, int batch) {}

  private void watch(
      Inspection inspection, List<InspectedPicture> pictures, Watch watch, Progress progress)
      throws IOException {
    Map<String, Integer> groups = new HashMap<>();
    progress.step(0, pictures.size());
    for (int from = 0; from < pictures.size(); from += watch.batch()) {
      int to = Math.min(pictures.size(), from + watch.batch());
      List<InspectedPicture> some = pictures.subList(from, to);
      Tensor inputs = inspection.inputs(inspection.crops(some));
      List<List<Target>> none = Collections.nCopies(some.size(), List.of());
      try (Probe probe =
          inspection.model().probe(new ProbePlan(inputs, Set.copyOf(firings.keySet()), none))) {
        for (int i = 0; i < some.size(); i++) {
          InspectedPicture picture = some.get(i);
          int group =
              watch.distinct() ? groups.computeIfAbsent(picture.group(), g -> groups.size()) : -1;
          offer(probe, i, picture.index(), group);
        }
      }
      progress.step(to, pictures.size());
    }
  }

  private void offer(Probe probe, int row, int picture, int group) {
    for (Map.Entry<LayerId, StrongestFirings> layer : firings.entrySet()) {
      Tensor values = probe.activation(row, layer.getKey());
      LayerScan scan = scans.get(layer.getKey());
      if (group < 0) {
        scan.offerAll(values, layer.getValue(), picture);
      } else {
        scan.offerLargest(values, layer.getValue(), picture, group);
      }
    }
  }

  /** The layers in the order they were asked for. */
  public List<LayerId> layers() {
    return List.copyOf(firings.keySet());
  }

  public int channels(LayerId layer) {
    return of(layer).channels();
  }

  /** A unit's answers, strongest first: at most k, none where it never fired. */
  public List<Firing> of(LayerId layer, int channel) {
    return of(layer).of(channel, scans.get(layer).width());
  }

  /** The strongest answer of each channel, {@code [C]}; 0 of those that never fired. */
  public float[] strongest(LayerId layer) {
    return of(layer).best();
  }

  private StrongestFirings of(LayerId layer) {
    StrongestFirings found = firings.get(layer);
    if (found == null) {
      throw new IllegalArgumentException("layer " + layer + " was not watched");
    }
    return found;
  }
}
