/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What readers are told. */
final class Words {

  /** Adebayo et al. 2018: which of the methods here changed with the weights, and which did not. */
  private static final Set<String> PASSED = Set.of("saliency", "grad-cam");

  private static final Set<String> FAILED = Set.of("guided-backprop", "guided-grad-cam");

  /** Beyond rounding: means of many pictures do not agree so far by chance. */
  private static final double SAME = 1e-4;

  private final Results results;
  private final Results.Setting setting;

  Words(Results results) {
    this.results = results;
    this.setting = results.setting();
  }

  String title() {
    return "%s%s: %d pictures in %d groups; how alike a method's maps stay when weights are drawn anew"
        .formatted(
            setting.network(),
            setting.data().isEmpty() ? "" : " on " + setting.data(),
            results.study().pictures(),
            results.study().groups());
  }

  String how() {
    return ("Each method explains the %s class to the trained network, and the same class to networks"
            + " whose weights are drawn anew from the top down: %s. New weights are normal with"
            + " variance 2 / fan-in; each new layer then gets the mean and variance of outputs that the"
            + " trained one has (BatchNorm: statistics estimated anew), on %d pictures, so that"
            + " activations neither die nor explode. %s A map that shows what was learnt must change. The"
            + " edge map looks at no network and stays what it is: 1 throughout; maps without anything in"
            + " common have 0.")
        .formatted(
            setting.params().target() == SanityParams.About.LABEL ? "true" : "predicted",
            steps(),
            setting.stages().statistics(),
            setting.params().draws() == 1
                ? "Weights are drawn once."
                : "Of %d draws the median counts.".formatted(setting.params().draws()));
  }

  private String steps() {
    List<Stage> cascade = setting.stages().cascade();
    List<String> names = new ArrayList<>();
    for (Stage stage : cascade) {
      boolean all = stage.share() == 1;
      names.add(all ? "everything" : "down to " + stage.name());
    }
    return String.join(", ", names);
  }

  String caption() {
    String reference =
        results.hasReference()
            ? " Other network: the same comparison with the maps of the reference. If that was trained"
                + " with another seed, what the maps have in common comes from the pictures and the"
                + " task; with the same seed both began with the same weights."
            : "";
    return ("Mean over pictures with 95 %% interval (bootstrap, 2000 samples of %d groups of related"
            + " pictures; the drawn weights are held fixed). Head, all: Spearman correlation of the"
            + " maps' strengths with those after new weights of the head alone, and of every layer;"
            + " signed: with signs; SSIM: structural similarity as drawn. Edges: Spearman correlation"
            + " with the picture's Sobel edges, before and after all weights are new.%s Cost: %.1f"
            + " forward passes a map.")
        .formatted(results.study().groups(), reference, setting.cost());
  }

  /** What must not be overlooked. */
  List<String> notices() {
    List<String> notices = new ArrayList<>();
    results
        .rows()
        .forEach(
            (kind, row) ->
                row.defects()
                    .forEach(
                        (why, count) ->
                            notices.add(
                                "%s: %d of %d maps are left out: %s."
                                    .formatted(
                                        results.name(kind),
                                        count,
                                        results.study().of(kind).size(),
                                        why))));
    results.rows().forEach((kind, row) -> undefined(kind, row, notices));
    results.rows().forEach((passed, row) -> reversed(passed, row, notices));
    same(notices);
    return notices;
  }

  /** Methods that coincide on this network lie on each other in the figures. */
  private void same(List<String> notices) {
    List<Kind> kinds = List.copyOf(results.rows().keySet());
    for (int i = 0; i < kinds.size(); i++) {
      for (int j = i + 1; j < kinds.size(); j++) {
        if (areSame(results.rows().get(kinds.get(i)), results.rows().get(kinds.get(j)))) {
          notices.add(
              "%s and %s are equally alike at every step: their curves lie on each other."
                  .formatted(results.name(kinds.get(i)), results.name(kinds.get(j))));
        }
      }
    }
  }

  private static boolean areSame(Results.Row one, Results.Row other) {
    return one.stages().keySet().stream()
        .allMatch(
            stage -> {
              Results.Numbers a = one.stages().get(stage);
              Results.Numbers b = other.stages().get(stage);
              return Math.abs(a.spearman().value() - b.spearman().value()) < SAME
                  && Math.abs(a.ssim().value() - b.ssim().value()) < SAME;
            });
  }

  private void undefined(Kind kind, Results.Row row, List<String> notices) {
    long sound = results.study().of(kind).stream().filter(f -> f.defect().isEmpty()).count();
    int compared = row.stages().get(setting.stages().last()).spearman().n();
    if (compared < sound) {
      notices.add(
          ("%s: on %d of %d pictures the map is empty, the same everywhere or not finite once all weights are new;"
                  + " these are left out there.")
              .formatted(results.name(kind), sound - compared, sound));
    }
  }

  /** Where the order is the other way round than the paper's, beyond both intervals. */
  private void reversed(Kind passed, Results.Row row, List<String> notices) {
    if (!PASSED.contains(passed.method())) {
      return;
    }
    for (Map.Entry<Kind, Results.Row> other : results.rows().entrySet()) {
      Estimate pass = spearman(row);
      Estimate fail = spearman(other.getValue());
      if (FAILED.contains(other.getKey().method())
          && pass.interval().isPresent()
          && fail.interval().isPresent()
          && pass.interval().get().low() > fail.interval().get().high()) {
        notices.add(
            ("With all weights new %s stays more alike (%s) than %s (%s); in Adebayo et al. 2018 the"
                    + " first changes and the second does not. See below for what differs.")
                .formatted(
                    results.name(passed), pass.text(), results.name(other.getKey()), fail.text()));
      }
    }
  }

  private Estimate spearman(Results.Row row) {
    return row.stages().get(setting.stages().last()).spearman();
  }

  String paper() {
    return "Adebayo et al. 2018 found (Inception v3, ImageNet) that gradients and Grad-CAM change with the"
        + " weights and that guided backpropagation and Guided Grad-CAM hardly do. In the notebook they"
        + " published with it (a handful of pictures) that depends on the number: with everything new the"
        + " rank correlation of strengths is about 0 for the gradient and for guided backpropagation"
        + " (which stays above 0.9 while the top third is new), 0.35 for Guided Grad-CAM and 0.8 for"
        + " Grad-CAM; SSIM is about 0.9 for both guided methods, 0.7 for the gradient, below 0.5 for"
        + " Grad-CAM. What differs here: they leave BatchNorm's statistics at the trained values, so that"
        + " activations of new layers are of another size, here they are estimated anew; their SSIM is of"
        + " maps from least to largest value with a range twice as wide as the maps', which brings all"
        + " maps closer to 1, here it is of strengths as drawn; another network and other pictures. Guided"
        + " Grad-CAM is 0 wherever Grad-CAM is not positive: its ranks move with Grad-CAM's, and what stays"
        + " is the pattern within, which SSIM sees.";
  }

  String limits() {
    return "A low number is no proof that a map is right: noise passes this test. Rank correlations of"
        + " pixel-wise maps are low because these are noisy, of maps of few cells they jump from draw to"
        + " draw of the weights; compare the curves of a method with each other before those of two"
        + " methods. A network with new weights still passes edges and contrast on, and a method that"
        + " multiplies with the picture or with early features keeps showing them (Binder et al., CVPR"
        + " 2023, on what the test from the top down can and cannot show).";
  }
}
