/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.train.EpochListener;

/** The fixed pictures of a run that are explained after every epoch, cropped once. */
record WatchedPictures(List<Watched> pictures) {

  /** 64 MB. */
  private static final long MOST_VALUES = 16L << 20;

  /**
   * @param defining the pixels that make it what its class is, as the network sees them, where the
   *     data set knows them
   */
  record Watched(Sample sample, String stem, Explaining.Cropped cropped, Optional<Mask> defining) {}

  WatchedPictures {
    pictures = List.copyOf(pictures);
  }

  /** The first of each class, then the second of each, and so on: nobody picked them. */
  static WatchedPictures of(Run run, int most) throws IOException {
    List<Integer> validation = run.indices(Split.VALIDATION);
    List<Integer> chosen =
        firsts(run, validation.isEmpty() ? run.indices(Split.TRAIN) : validation, most);
    List<Subject> subjects =
        chosen.stream().map(i -> Subject.of(run.data, i, run.stem(i))).toList();
    Preprocessing seen = run.built.network().input().preprocessing();
    List<RgbImage> crops = new Pictures(run.work.tasks(), seen).crops(subjects);
    List<Watched> pictures = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      pictures.add(
          new Watched(
              run.data.samples().get(chosen.get(i)),
              subjects.get(i).stem(),
              new Explaining.Cropped(subjects.get(i), crops.get(i)),
              run.data.groundTruth(chosen.get(i)).flatMap(t -> Evidence.seen(t, seen))));
    }
    return new WatchedPictures(pictures);
  }

  private static List<Integer> firsts(Run run, List<Integer> indices, int most) {
    Map<Integer, List<Integer>> byClass = new LinkedHashMap<>();
    for (int label = 0; label < run.data.classes().size(); label++) {
      byClass.put(label, new ArrayList<>());
    }
    indices.forEach(i -> byClass.get(run.data.samples().get(i).label()).add(i));
    List<Integer> chosen = new ArrayList<>();
    int wanted = Math.min(most, indices.size());
    for (int nth = 0; chosen.size() < wanted; nth++) {
      for (List<Integer> ofClass : byClass.values()) {
        if (nth < ofClass.size() && chosen.size() < wanted) {
          chosen.add(ofClass.get(nth));
        }
      }
    }
    return chosen;
  }

  /**
   * With the values of the last layer on the way to those explained that no epoch changes, where
   * they are few enough to be kept: what comes before is then run once in a training.
   */
  List<Explaining.Cropped> cropped(EpochListener.Moment moment, List<LayerId> explained) {
    List<Explaining.Cropped> plain = pictures.stream().map(Watched::cropped).toList();
    Network network = moment.model().network();
    Optional<LayerId> kept = kept(network, moment.unchanged(), explained);
    if (kept.isEmpty()
        || (long) Shapes.of(network).get(kept.get()).elements() * plain.size() > MOST_VALUES) {
      return plain;
    }
    List<Explaining.Cropped> all = new ArrayList<>();
    for (Explaining.Cropped one : plain) {
      Tensor input = Pictures.inputs(List.of(one.crop()), network.input().preprocessing());
      Tensor values = moment.model().run(Network.INPUT, input, kept.get()).slice(0);
      all.add(new Explaining.Cropped(one.subject(), one.crop(), Map.of(kept.get(), values)));
    }
    return all;
  }

  private static Optional<LayerId> kept(
      Network network, LayerId unchanged, List<LayerId> explained) {
    if (unchanged.equals(Network.INPUT) || explained.size() != 1) {
      return Optional.empty();
    }
    LayerId layer = explained.get(0);
    if (isBelow(network, layer, unchanged)) {
      return Optional.of(layer);
    }
    return isBelow(network, unchanged, layer) ? Optional.of(unchanged) : Optional.empty();
  }

  /** Whether a layer is on the way from the picture to another. */
  private static boolean isBelow(Network network, LayerId layer, LayerId other) {
    return !layer.equals(Network.INPUT)
        && network.trunk(other).stream().anyMatch(node -> node.id().equals(layer));
  }
}
