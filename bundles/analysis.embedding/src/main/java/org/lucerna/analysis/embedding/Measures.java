/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Split;

/** What can be said in numbers about a layer's features and their projections. */
final class Measures {

  /** Neighbours whose preservation is measured. */
  static final int RANKS = 12;

  /**
   * @param all in the order of reports
   * @param silhouettes mean by class, in the labels' order; empty where not defined
   */
  record Found(List<Measure> all, List<OptionalDouble> silhouettes) {}

  /**
   * @param k neighbours that vote
   */
  record Wish(int k, long seed, Chunks chunks) {}

  private final Projections projections;
  private final Labels labels;
  private final Wish wish;
  private final List<Measure> all = new ArrayList<>();
  private List<OptionalDouble> silhouettes = List.of();

  private Measures(Projections projections, Labels labels, Wish wish) {
    this.projections = projections;
    this.labels = labels;
    this.wish = wish;
  }

  static Found of(Projections projections, Labels labels, Wish wish, Progress progress) {
    Measures measures = new Measures(projections, labels, wish);
    measures.neighbourhoods(progress.part("neighbours", 0.6));
    if (labels.tellClassesApart()) {
      measures.probe(progress.part("linear probe", 0.4));
    }
    return new Found(List.copyOf(measures.all), measures.silhouettes);
  }

  /** All that needs distances in the feature space, which are computed once. */
  private void neighbourhoods(Progress progress) {
    int n = labels.n();
    int ranks = RankPenalty.allowed(RANKS, n);
    List<Features> planes = List.of(projections.pcaPlane(), projections.tsnePlane());
    List<Pairwise.Row> rows = new ArrayList<>();
    List<RankPenalty> trust = new ArrayList<>();
    for (Features plane : planes) {
      Nearest drawn = new Nearest(n, ranks, Nearest.Allowed.others());
      new Pairwise(plane, wish.chunks()).visit(List.of(drawn), Progress.none());
      trust.add(new RankPenalty(drawn.found(), ranks));
    }
    rows.addAll(trust);
    Nearest truly = new Nearest(n, ranks, Nearest.Allowed.others());
    rows.add(truly);
    Nearest voters = new Nearest(n, wish.k(), (i, j) -> !labels.related(i, j));
    Nearest trained = new Nearest(n, wish.k(), this::isTrainingFor);
    Silhouette silhouette = new Silhouette(labels.of(), labels.classes().size(), labels.groups());
    rows.addAll(List.of(voters, trained, silhouette));
    new Pairwise(projections.features(), wish.chunks()).visit(rows, progress);
    if (labels.tellClassesApart()) {
      votes(voters.found(), trained.found());
      silhouettes(silhouette.values());
    }
    if (ranks > 0) {
      preserved(new Drawn("pca", "PCA", planes.get(0), trust.get(0)), truly.found());
      preserved(new Drawn("tsne", "t-SNE", planes.get(1), trust.get(1)), truly.found());
    }
  }

  private boolean isTrainingFor(int picture, int other) {
    return labels.pictures().get(other).split().equals(Optional.of(Split.TRAIN))
        && labels.pictures().get(picture).split().equals(Optional.of(Split.TEST))
        && !labels.related(picture, other);
  }

  private void votes(int[][] voters, int[][] trained) {
    int[] everyone = IntStream.range(0, labels.n()).toArray();
    String out = "each picture told by its neighbours among all others";
    String apart = labels.hasRelated() ? ", those of its group left out" : "";
    for (int k : wish.k() == 1 ? new int[] {1} : new int[] {1, wish.k()}) {
      vote(
          new Poll("knn" + k, k + "-NN accuracy, leave one out", k, out + apart), everyone, voters);
    }
    int[] test = labels.in(Split.TEST);
    int train = labels.in(Split.TRAIN).length;
    if (train > 0 && test.length > 0) {
      String how = "each test picture told by its neighbours among " + train + " training pictures";
      int k = wish.k();
      vote(new Poll("knn" + k + "Test", k + "-NN accuracy, test", k, how + apart), test, trained);
    }
    majority();
  }

  private record Poll(String id, String name, int k, String how) {}

  private void vote(Poll poll, int[] pictures, int[][] neighbours) {
    boolean[] right = new boolean[pictures.length];
    for (int i = 0; i < right.length; i++) {
      int picture = pictures[i];
      int told = Vote.of(neighbours[picture], poll.k(), labels.of(), labels.classes().size());
      right[i] = told == labels.of()[picture];
    }
    all.add(Measure.of(poll.id(), poll.name(), share(right, pictures), poll.how()));
  }

  private GroupedShare share(boolean[] right, int[] pictures) {
    int[] groups = IntStream.of(pictures).map(p -> labels.groups()[p]).toArray();
    return GroupedShare.of(right, groups, wish.seed());
  }

  private void majority() {
    int[] counts = new int[labels.classes().size()];
    for (int label : labels.of()) {
      counts[label]++;
    }
    int most = IntStream.of(counts).max().orElse(0);
    all.add(
        new Measure(
            "majority",
            "largest class's share",
            (double) most / labels.n(),
            labels.n(),
            Optional.empty(),
            "what always naming that class would reach"));
  }

  private void silhouettes(double[] values) {
    List<OptionalDouble> means = new ArrayList<>();
    for (int c = 0; c < labels.classes().size(); c++) {
      int own = c;
      means.add(
          IntStream.range(0, values.length)
              .filter(i -> labels.of()[i] == own)
              .mapToDouble(i -> values[i])
              .filter(Double::isFinite)
              .average());
    }
    silhouettes = List.copyOf(means);
    double[] defined = java.util.Arrays.stream(values).filter(Double::isFinite).toArray();
    if (defined.length > 0) {
      all.add(
          new Measure(
              "silhouette",
              "silhouette",
              java.util.Arrays.stream(defined).average().orElseThrow(),
              defined.length,
              Optional.empty(),
              "mean over pictures, classes as clusters, in the feature space; -1 to 1"));
    }
  }

  private record Drawn(String id, String name, Features plane, RankPenalty trust) {}

  private void preserved(Drawn drawn, int[][] truly) {
    int k = truly[0].length;
    RankPenalty continuity = new RankPenalty(truly, k);
    new Pairwise(drawn.plane(), wish.chunks()).visit(List.of(continuity), Progress.none());
    String of = "of " + k + " neighbours";
    int n = labels.n();
    all.add(
        new Measure(
            drawn.id() + "Trustworthiness",
            "trustworthiness of " + drawn.name(),
            drawn.trust().value(),
            n,
            Optional.empty(),
            of + "; 1 where neighbours in the plane are neighbours in the feature space"));
    all.add(
        new Measure(
            drawn.id() + "Continuity",
            "continuity of " + drawn.name(),
            continuity.value(),
            n,
            Optional.empty(),
            of + "; 1 where neighbours in the feature space are neighbours in the plane"));
  }

  private void probe(Progress progress) {
    LinearProbe probe = LinearProbe.of(projections.features(), labels, wish, progress);
    String strengths =
        probe.strengths().stream()
            .distinct()
            .sorted()
            .map(s -> String.valueOf(s))
            .collect(java.util.stream.Collectors.joining(", "));
    String name =
        probe.tested().length == labels.n()
            ? "linear probe, cross-validated"
            : "linear probe, test";
    all.add(
        Measure.of(
            "linearProbe",
            name,
            share(probe.right(), probe.tested()),
            probe.how() + "; L2 penalty " + strengths));
  }
}
