/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Which pictures a network takes to be like a given one (Krizhevsky and others 2012, figure 4):
 * nearest neighbours in the space of a layer's pooled features, and beside them in pixels.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "neighbours",
    label = "find the pictures nearest to some in a layer's features, and in pixels",
    cite = "Krizhevsky, Sutskever and Hinton 2012, NIPS, figure 4",
    params = NeighboursParams.class)
public final class Neighbours implements Analysis<NeighboursParams> {

  @Activate
  public Neighbours() {}

  @Override
  public Findings analyse(Inspection inspection, NeighboursParams params, Progress progress)
      throws IOException {
    List<LayerId> layers = inspection.layers(List.of(params.layer()));
    if (layers.size() != 1) {
      throw new org.lucerna.core.api.param.ParamException(
          "layer", "neighbours are found in one layer at a time, not in " + params.layer());
    }
    if (inspection.pictures().size() < 2) {
      throw new LucernaException(ExitStatus.USAGE, "neighbours need two pictures at least");
    }
    Labels labels = Labels.of(inspection.pictures());
    int[] queries = new Queries(labels, params, inspection.seed()).chosen();
    PixelDistances pixels = new PixelDistances(inspection, queries);
    Features features =
        FeaturePass.of(inspection, layers, pixels, progress.part("features", 0.9)).get(0);
    Features prepared = params.distance().prepare(features);
    List<QueryResult> results = new ArrayList<>();
    for (int q = 0; q < queries.length; q++) {
      Search search = new Search(queries[q], labels, params);
      results.add(search.in(featureDistances(prepared, queries[q], params), pixels.of(q)));
    }
    String layer = inspection.model().network().displayName(layers.get(0));
    return new NeighboursReport(inspection, labels, params, layer)
        .of(results, progress.part("figures", 0.1));
  }

  private static double[] featureDistances(Features features, int query, NeighboursParams params) {
    return IntStream.range(0, features.n())
        .mapToDouble(
            i -> {
              double sum = 0;
              for (int c = 0; c < features.d(); c++) {
                double difference = features.at(i, c) - features.at(query, c);
                sum += difference * difference;
              }
              return params.distance().of(sum);
            })
        .toArray();
  }

  private record Search(int query, Labels labels, NeighboursParams params) {

    QueryResult in(double[] features, double[] pixels) {
      return new QueryResult(query, nearest(features), nearest(pixels));
    }

    private List<Neighbour> nearest(double[] distances) {
      boolean show = params.duplicates() == Duplicates.SHOW;
      int[] found =
          Nearest.of(distances, params.k(), j -> j != query && (show || !labels.related(query, j)));
      return IntStream.of(found)
          .mapToObj(
              j ->
                  new Neighbour(
                      j,
                      distances[j],
                      labels.of()[j] == labels.of()[query],
                      labels.related(query, j)))
          .toList();
    }
  }
}
