/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Where a network puts pictures: pooled features of layers, projected by PCA and t-SNE, drawn as
 * points, as thumbnails and on a grid, with measures of how well the classes separate and of how
 * far the projections can be trusted.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "embedding",
    label = "project pictures by a layer's features (PCA, t-SNE) and measure how classes separate",
    cite =
        "van der Maaten and Hinton 2008, JMLR 9; van der Maaten 2014, JMLR 15; Venna and Kaski 2001,"
            + " ICANN; Alain and Bengio 2016",
    writes = "projection",
    params = EmbeddingParams.class)
public final class Embedding implements Analysis<EmbeddingParams> {

  /** With fewer there are no neighbourhoods to speak of. */
  private static final int FEWEST = 8;

  @Activate
  public Embedding() {}

  @Override
  public Findings analyse(Inspection inspection, EmbeddingParams params, Progress progress)
      throws IOException {
    List<LayerId> layers = inspection.layers(params.layer());
    Labels labels = Labels.of(inspection.pictures());
    if (labels.n() < FEWEST) {
      throw new LucernaException(
          ExitStatus.USAGE,
          "an embedding needs " + FEWEST + " pictures at least, not " + labels.n());
    }
    Thumbnails thumbnails = new Thumbnails(labels.n(), params.thumbnails(), inspection.seed());
    List<Features> features =
        FeaturePass.of(inspection, layers, thumbnails, progress.part("features", 0.4));
    Findings.Builder findings = Findings.builder();
    Report report = new Report(inspection, labels, thumbnails, findings);
    List<Map<String, Object>> json = new ArrayList<>();
    double share = 0.6 / layers.size();
    for (int l = 0; l < layers.size(); l++) {
      String name = inspection.model().network().displayName(layers.get(l));
      Progress part = progress.part(name, share);
      Projections projections =
          new Way(inspection, params).project(name, features.get(l), part.part("t-SNE", 0.6));
      Measures.Wish wish =
          new Measures.Wish(params.k(), inspection.seed(), new Chunks(inspection.tasks()));
      Measures.Found measures = Measures.of(projections, labels, wish, part.part("measures", 0.3));
      json.add(report.add(projections, measures, params, part.part("figures", 0.1)));
    }
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("pictures", labels.n());
    head.put("classes", labels.classes().stream().filter(c -> !c.isEmpty()).toList());
    head.put("seed", inspection.seed());
    head.put("distance", params.distance().name().toLowerCase(java.util.Locale.ROOT));
    head.put("layers", json);
    head.forEach(findings::json);
    return findings.build();
  }

  private record Way(Inspection inspection, EmbeddingParams params) {

    Projections project(String layer, Features measured, Progress progress) {
      Chunks chunks = new Chunks(inspection.tasks());
      Features features = params.distance().prepare(measured);
      Pca pca = Pca.of(features, params.pca(), chunks);
      Tsne.Settings settings = settings(features.n());
      Tsne tsne = Tsne.of(new Points(pca.scores(), pca.axes()), settings, chunks, progress);
      return new Projections(layer, features, pca, tsne, settings);
    }

    private Tsne.Settings settings(int n) {
      return new Tsne.Settings(
          Math.min(params.perplexity(), (n - 1) / (double) Affinities.NEIGHBOURS),
          params.learningRate().orElse(Tsne.Settings.autoRate(n)),
          params.iterations(),
          params.theta(),
          params.start(),
          inspection.seed());
    }
  }
}
