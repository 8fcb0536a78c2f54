/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.report.Block;

/** Turns embeddings of layers into lines, JSON, tables, arrays and figures. */
final class Report {

  /** Axes of which the explained variance is told. */
  private static final int AXES = 10;

  private final Labels labels;
  private final Findings.Builder findings;
  private final EmbeddingFigures figures;

  Report(Inspection inspection, Labels labels, Thumbnails thumbnails, Findings.Builder findings) {
    this.labels = labels;
    this.findings = findings;
    this.figures = new EmbeddingFigures(inspection, labels, thumbnails);
  }

  /** Adds a layer; answers its part of the JSON. */
  Map<String, Object> add(
      Projections projections, Measures.Found measures, EmbeddingParams params, Progress progress) {
    String layer = projections.layer();
    lines(projections, measures, params);
    tables(projections, measures);
    Features features = projections.features();
    findings.array("features-" + layer, features.tensor());
    findings.array("pca-" + layer, scores(projections.pca()));
    findings.array("tsne-" + layer, projections.tsnePlane().tensor());
    findings.block(new Block.Paragraph(text(projections, params)));
    for (Block block : figures.of(projections, measures, progress)) {
      findings.block(block);
    }
    if (projections.pca().total() == 0) {
      findings.problem("layer " + layer + " answers the same to all pictures");
    }
    return json(projections, measures);
  }

  private void lines(Projections projections, Measures.Found measures, EmbeddingParams params) {
    findings.line(text(projections, params));
    measures.all().forEach(m -> findings.line("  " + m.text()));
  }

  private static String text(Projections projections, EmbeddingParams params) {
    Features features = projections.features();
    Pca pca = projections.pca();
    double plane = pca.share(0) + (pca.axes() > 1 ? pca.share(1) : 0);
    Tsne.Settings settings = projections.settings();
    String lowered =
        settings.perplexity() < params.perplexity()
            ? String.format(
                Locale.ROOT,
                " (lowered from %s: too few pictures)",
                Numbers.plain(params.perplexity()))
            : "";
    String scaled = params.distance() == Distance.COSINE ? ", scaled to length 1" : "";
    return String.format(
        Locale.ROOT,
        "%s: %d features of %d pictures%s. The first two principal axes hold %s of the variance,"
            + " the first %d hold %s. t-SNE of these: perplexity %s%s, learning rate %s, %d"
            + " iterations, theta %s, KL divergence %.3f.",
        projections.layer(),
        features.d(),
        features.n(),
        scaled,
        Numbers.percent(plane),
        pca.axes(),
        Numbers.percent(IntStream.range(0, pca.axes()).mapToDouble(pca::share).sum()),
        Numbers.plain(settings.perplexity()),
        lowered,
        Numbers.plain(settings.rate()),
        settings.iterations(),
        Numbers.plain(settings.theta()),
        projections.tsne().divergence());
  }

  private void tables(Projections projections, Measures.Found measures) {
    String layer = projections.layer();
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < labels.n(); i++) {
      rows.add(
          List.of(
              labels.pictures().get(i).id(),
              labels.pictures().get(i).className(),
              labels.split(i),
              (float) projections.pca(i, 0),
              (float) projections.pca(i, 1),
              (float) projections.tsne(i, 0),
              (float) projections.tsne(i, 1)));
    }
    findings.table(
        new Table(
            "embedding-" + layer,
            List.of("id", "class", "split", "pca1", "pca2", "tsne1", "tsne2"),
            rows));
    findings.table(
        new Table(
            "embedding-measures-" + layer,
            Measure.COLUMNS,
            measures.all().stream().map(m -> m.row(layer)).toList()));
    findings.table(variance(projections));
  }

  private static Table variance(Projections projections) {
    List<List<Object>> rows = new ArrayList<>();
    double sum = 0;
    for (int k = 0; k < projections.pca().axes(); k++) {
      sum += projections.pca().share(k);
      rows.add(
          List.of(
              k + 1,
              projections.pca().variances()[k],
              Numbers.exact(projections.pca().share(k)),
              Numbers.exact(sum)));
    }
    return new Table(
        "embedding-variance-" + projections.layer(),
        List.of("axis", "variance", "share", "cumulative"),
        rows);
  }

  private static Tensor scores(Pca pca) {
    return Features.of(pca.scores(), pca.axes(), pca.axes()).tensor();
  }

  private Map<String, Object> json(Projections projections, Measures.Found measures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layer", projections.layer());
    json.put("features", projections.features().d());
    Pca pca = projections.pca();
    json.put(
        "explainedVariance",
        IntStream.range(0, Math.min(AXES, pca.axes()))
            .mapToObj(k -> (Object) Numbers.exact(pca.share(k)))
            .toList());
    json.put("tsne", tsne(projections));
    Map<String, Object> values = new LinkedHashMap<>();
    measures.all().forEach(m -> values.put(m.id(), m.json()));
    json.put("measures", values);
    Map<String, Object> silhouettes = new LinkedHashMap<>();
    for (int c = 0; c < measures.silhouettes().size(); c++) {
      OptionalDouble mean = measures.silhouettes().get(c);
      if (mean.isPresent()) {
        silhouettes.put(labels.name(c), Numbers.exact(mean.getAsDouble()));
      }
    }
    json.put("silhouetteByClass", silhouettes);
    return json;
  }

  private static Map<String, Object> tsne(Projections projections) {
    Tsne.Settings settings = projections.settings();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("perplexity", settings.perplexity());
    json.put("learningRate", settings.rate());
    json.put("iterations", settings.iterations());
    json.put("theta", settings.theta());
    json.put("axesBefore", projections.pca().axes());
    json.put("divergence", Numbers.exact(projections.tsne().divergence()));
    return json;
  }
}
