/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.Subject;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.measure.Calibration;
import org.lucerna.vision.api.measure.TrustAssessor;
import org.lucerna.vision.api.measure.TrustCard;
import org.lucerna.vision.api.network.LayerId;

/** Writes cards of maps of one model. */
final class CardWriter implements TrustAssessor.Cards {

  private static final double DELETING = 0.4;
  private static final double CHANGING = 0.3;
  private static final double RANDOMISING = 0.2;
  private static final double COMPARING = 0.1;

  private final Inspection inspection;
  private final Settings settings;
  private final List<String> params;
  private final Optional<Calibration> calibration;
  private final Slowness slowness;
  private final RandomWeights weights;

  /**
   * @param slowness which methods' maps are not made again
   */
  CardWriter(
      Inspection inspection, TrustCards.Order order, Slowness slowness, RandomWeights weights)
      throws IOException {
    this.inspection = inspection;
    this.settings = order.settings();
    this.params = order.params();
    this.slowness = slowness;
    this.weights = weights;
    this.calibration = inspection.calibration();
  }

  @Override
  public TrustCard card(PictureMaps picture, PictureMaps.PictureMap map, Progress progress)
      throws IOException {
    if (map.classIndex() < 0) {
      return undefined("the map is about no class");
    }
    if (!map.map().names().isEmpty()) {
      return undefined("these are %d maps in one".formatted(map.map().names().size()));
    }
    return card(
        new Asked(Subject.of(inspection, picture).map(map, params), Optional.of(map), params),
        progress);
  }

  private static TrustCard undefined(String reason) {
    return new TrustCard(TrustCard.Verdict.UNDEFINED, List.of(reason), List.of(), Map.of(), 0);
  }

  TrustCard card(Asked asked, Progress progress) throws IOException {
    Card card = new Card();
    Confidence confidence =
        Confidence.of(asked.map().logits(), asked.map().classIndex(), calibration);
    card.line("confidence", confidence.text());
    card.value("probability", confidence.raw());
    calibration.ifPresent(c -> card.value("calibrated-probability", confidence.value()));
    Optional<LayerId> layer = asked.source().map(PictureMaps.PictureMap::layer);
    CellSize cell =
        CellSize.of(asked.map().map(), asked.map().input(), inspection.model().network(), layer);
    Optional<String> defect = asked.map().defect();
    Rules.Judgement judgement =
        defect.isPresent()
            ? new Rules.Judgement(TrustCard.Verdict.UNDEFINED, List.of(defect.get()))
            : Rules.judge(observed(asked, confidence, card, progress));
    card.line("map cell", cell.text());
    card.value("cell", cell.pixels());
    cell.field()
        .ifPresent(f -> card.value("receptive-field", Math.max(f.y().size(), f.x().size())));
    return card.of(judgement, asked.map().passes());
  }

  private Observed observed(Asked asked, Confidence confidence, Card card, Progress progress)
      throws IOException {
    Deletion deletion =
        Deletion.of(asked.map(), settings, progress.part("copies of the map", DELETING));
    card.deletion(deletion, confidence, settings);
    Optional<String> hindrance = hindrance(asked);
    if (hindrance.isPresent()) {
      for (String label : List.of("stability", "randomised weights", "runner-up class")) {
        card.line(label, "not measured: " + hindrance.get());
      }
      return new Observed(
          deletion, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    Stability stability = Stability.of(asked.map(), progress.part("changed pictures", CHANGING));
    card.stability(stability, Changes.step(asked.map().input()));
    RandomWeights.Answer random =
        weights.of(asked.map(), progress.part("randomised weights", RANDOMISING));
    card.randomisation(random);
    OptionalDouble rival = OptionalDouble.empty();
    if (asked.map().logits().length > 1) {
      Rival found =
          Rival.of(
              asked.map(),
              asked.question().orElseThrow(),
              inspection,
              progress.part("runner-up class", COMPARING));
      card.rival(found, inspection.className(found.classIndex()));
      rival = found.similarity();
    }
    return new Observed(deletion, Optional.of(stability), random.value(), rival);
  }

  /** Why the map is not made again. */
  private Optional<String> hindrance(Asked asked) {
    if (asked.question().isEmpty()) {
      return Optional.of("no method makes this map");
    }
    return settings.slow() || !slowness.isSlow(asked.map().method())
        ? Optional.empty()
        : Optional.of("slow method");
  }

  @Override
  public void close() {
    weights.close();
  }

  /** Says which methods take long for a map. */
  interface Slowness {
    boolean isSlow(String method);
  }

  /** A card in the making. */
  private static final class Card {

    private final List<TrustCard.Line> lines = new ArrayList<>();
    private final Map<String, Double> values = new LinkedHashMap<>();
    private double passes;

    void line(String label, String text) {
      lines.add(new TrustCard.Line(label, text));
    }

    void value(String name, double value) {
      values.put(name, value);
    }

    void deletion(Deletion deletion, Confidence confidence, Settings settings) {
      line(
          "deletion",
          text(
              "without the %s %% of the picture it marks most %s becomes %s; more is lost than"
                  + " with %d of %d shifted and flipped copies (p = %.3f)",
              BigDecimal.valueOf(100 * settings.share())
                  .setScale(1, RoundingMode.HALF_UP)
                  .stripTrailingZeros()
                  .toPlainString(),
              Confidence.percent(confidence.value()),
              Confidence.percent(confidence.of(deletion.after())),
              deletion.smaller(),
              deletion.copies(),
              deletion.p()));
      value("deletion-drop", deletion.drop());
      value("deletion-percentile", deletion.percentile());
      value("deletion-p", deletion.p());
    }

    void stability(Stability stability, int shift) {
      String changes =
          "under shifts of %d pixel%s and faint noise".formatted(shift, shift == 1 ? "" : "s");
      line(
          "stability",
          stability.mean().isPresent()
              ? text(
                  "rank correlation %.2f on average, %.2f at least, %s%s",
                  stability.mean().getAsDouble(),
                  stability.least().getAsDouble(),
                  changes,
                  stability.vanished() == 0
                      ? ""
                      : text("; %d of %d maps vanish", stability.vanished(), stability.maps()))
              : "undefined: the map vanishes " + changes);
      stability.mean().ifPresent(v -> value("stability", v));
      stability.least().ifPresent(v -> value("stability-least", v));
    }

    void randomisation(RandomWeights.Answer random) {
      line(
          "randomised weights",
          random.value().isPresent()
              ? text(
                  "similarity %.2f to the map of the network with none learnt",
                  random.value().getAsDouble())
              : random.text());
      random.value().ifPresent(v -> value(RandomWeights.MEASURE, v));
    }

    void rival(Rival rival, String name) {
      passes += rival.passes();
      line(
          "runner-up class",
          rival.similarity().isPresent()
              ? text(
                  "rank correlation %.2f with the map of %s",
                  rival.similarity().getAsDouble(), name)
              : "undefined: the map of " + name + " has no evidence");
      rival.similarity().ifPresent(v -> value("runner-up-similarity", v));
    }

    TrustCard of(Rules.Judgement judgement, double measured) {
      passes += measured;
      line("cost", text("%.0f forward passes", passes));
      return new TrustCard(judgement.verdict(), judgement.reasons(), lines, values, passes);
    }

    private static String text(String format, Object... values) {
      return String.format(Locale.ROOT, format, values);
    }
  }
}
