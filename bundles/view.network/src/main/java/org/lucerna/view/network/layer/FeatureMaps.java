/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.view.network.structure.LayerFact;

/**
 * A layer's values for one picture.
 *
 * @param crop the pixels that the network saw
 * @param all of all channels together
 * @param channels one summary each
 * @param contributions of each channel to the current class, where it is exact: class weight times
 *     the mean
 */
record FeatureMaps(
    LayerFact layer,
    RgbImage crop,
    Planes planes,
    Planes.Summary all,
    List<Planes.Summary> channels,
    Optional<Contribution> contributions) {

  /** Orders of channels. */
  enum Sorting {
    CHANNEL,
    MEAN,
    MAX,
    CONTRIBUTION
  }

  /** What each channel adds to a class's score. */
  record Contribution(String name, List<Double> values) {}

  static FeatureMaps of(
      LayerFact layer, RgbImage crop, Planes planes, Optional<Contribution> contributions) {
    List<Planes.Summary> channels =
        IntStream.range(0, planes.channels()).mapToObj(planes::summary).toList();
    return new FeatureMaps(layer, crop, planes, planes.summary(), channels, contributions);
  }

  /** The channels in an order, the largest first; what cannot be told leaves them as they are. */
  List<Integer> order(Sorting sorting) {
    Comparator<Integer> by =
        switch (sorting) {
          case CHANNEL -> Comparator.comparingInt(c -> c);
          case MEAN -> Comparator.comparingDouble(c -> -channels.get(c).mean());
          case MAX -> Comparator.comparingDouble(c -> -channels.get(c).max());
          case CONTRIBUTION ->
              Comparator.comparingDouble(
                  c -> contributions.map(all -> -all.values().get(c)).orElse(0.0));
        };
    return IntStream.range(0, channels.size()).boxed().sorted(by).toList();
  }

  /** A row for each channel. */
  Table table(String name) {
    List<String> columns = new ArrayList<>(List.of("channel", "min", "mean", "max", "zeros"));
    contributions.ifPresent(all -> columns.add("contribution to " + all.name()));
    List<List<Object>> rows = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      Planes.Summary s = channels.get(c);
      List<Object> row = new ArrayList<>(List.of(c, s.min(), s.mean(), s.max(), s.zeros()));
      int channel = c;
      contributions.ifPresent(all -> row.add(all.values().get(channel)));
      rows.add(row);
    }
    return new Table(name, columns, rows);
  }
}
