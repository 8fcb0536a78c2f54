/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lucerna.statistics.Interval;

/** What was found, in words. */
final class Sentences {

  private final Audited audited;
  private final AuditParams params;

  Sentences(Audited audited) {
    this.audited = audited;
    this.params = audited.params();
  }

  /** The result in one or two sentences. */
  String summary() {
    List<Tested> guilty = audited.of(Verdict.SHORTCUT);
    long judge = audited.of(Verdict.JUDGE).size();
    String people =
        judge == 0
            ? ""
            : " %d more decide%s about a class, and a person must say whether %s the object."
                .formatted(judge, judge == 1 ? "s" : "", judge == 1 ? "it is" : "they are");
    if (guilty.isEmpty()) {
      return "No shortcut was shown: of %d suspected region%s tested on n = %d pictures none is convicted (family-wise level %s %%)."
              .formatted(
                  audited.tested().size(),
                  audited.tested().size() == 1 ? "" : "s",
                  audited.view().pictures().size(),
                  trimmed(100 * params.alpha()))
          + people;
    }
    String classes =
        guilty.stream()
            .map(t -> audited.className(t.suspect().classIndex()))
            .distinct()
            .collect(Collectors.joining(", "));
    return "Shortcut found: the network takes evidence for %s from %s."
            .formatted(classes, guilty.get(0).suspect().place().words())
        + (guilty.size() == 1
            ? ""
            : " %d regions are convicted; those that overlap are one finding."
                .formatted(guilty.size()))
        + people;
  }

  /** What a reader must know before believing it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    Map<String, Integer> splits = audited.view().splits();
    if (splits.containsKey("train")) {
      notes.add(
          "Pictures that the network was trained on were looked at: it may know them by heart, so that a region"
              + " seems to matter less than it does on new pictures.");
    }
    if (!audited.view().objectsKnown()) {
      notes.add(
          "Nobody told where the objects are (boxes or masks). Whether a region belongs to the object must be judged"
              + " from the pictures: an object's part is no shortcut.");
    }
    if (audited.view().blank() > 0) {
      notes.add(
          "%d map%s nothing to show and %s left out."
              .formatted(
                  audited.view().blank(),
                  audited.view().blank() == 1 ? " has" : "s have",
                  audited.view().blank() == 1 ? "was" : "were"));
    }
    List<String> small =
        audited.view().byClass().entrySet().stream()
            .filter(e -> e.getValue().size() < Finder.FEWEST)
            .map(e -> audited.className(e.getKey()))
            .toList();
    if (!small.isEmpty()) {
      notes.add(
          "Fewer than %d pictures: nothing can be said of %s."
              .formatted(Finder.FEWEST, String.join(", ", small)));
    }
    return notes;
  }

  String looked() {
    String splits =
        audited.view().splits().entrySet().stream()
            .map(e -> "%d of split %s".formatted(e.getValue(), e.getKey()))
            .collect(Collectors.joining(", "));
    return "Maps of %s (layer %s, about the %s class) of n = %d pictures%s, at most %d of each class."
            .formatted(
                params.method(),
                params.layer(),
                params.about() == AuditParams.About.LABEL ? "true" : "predicted",
                audited.view().pictures().size(),
                splits.isEmpty() ? "" : " (" + splits + ")",
                params.perClass())
        + " What the network learnt from pictures that are not among these is not seen.";
  }

  String tests() {
    return "Suspected regions, tested by intervention; p adjusted for all %d tests together (Holm)."
            .formatted(2 * audited.tested().size())
        + " Score: share of the class's map inside beyond an even map's and other classes'."
        + " Replaced: the region shows what pictures of other classes show there; accuracy lost in points of 100, odds of the class"
        + " by what factor they fall, both beyond the same done to a random region of its size elsewhere (border and"
        + " background: beyond the same region replaced by pictures of the same class). Pasted: the region is put onto"
        + " pictures of other classes; how many points of 100 more are then taken for the class, and by what factor its"
        + " odds rise, beyond a region from elsewhere in the same picture."
        + " 95 %% bootstrap intervals over groups of related pictures; an effect counts where odds change by more than %s times."
            .formatted(trimmed(params.factor()));
  }

  String energies() {
    return "Where the maps' positive values lie: mean share inside, in percent, with 95 % bootstrap intervals; in brackets"
        + " an even map's share and the mean of the other classes. The background is all outside the objects' boxes (or masks).";
  }

  String clusters() {
    return "Clusters of maps of each class (SpRAy: spectral clustering of the maps at 16 x 16), with their share of the"
        + " class's pictures, how often they are recognised, and where their maps lie.";
  }

  /** One suspect's verdict. */
  String verdict(Tested tested) {
    Suspect suspect = tested.suspect();
    String who =
        "%s, %s: "
            .formatted(
                audited.className(suspect.classIndex()),
                suspect.place().words()
                    + (suspect.from().isEmpty() ? "" : " (%s)".formatted(suspect.from())));
    return switch (tested.verdict(params.alpha())) {
      case SHORTCUT -> who + "a shortcut. " + evidence(tested) + doubt(suspect);
      case JUDGE ->
          who + "decides, and a person must judge whether it is the object. " + evidence(tested);
      case NOT_SHOWN ->
          who
              + "no effect beyond the control's was shown (p %s and %s)."
                  .formatted(p(tested.removalP()), p(tested.transferP()));
    };
  }

  private String evidence(Tested tested) {
    Removal removal = tested.removal();
    String name = audited.className(tested.suspect().classIndex());
    String strength =
        tested.turns(seed())
            ? ""
            : " It adds evidence; that it alone changes a prediction was not shown.";
    return "Pasted onto n = %d pictures of other classes it raises the odds of %s %s times beyond a region from elsewhere (p %s) and turns %s %% of them into it (from elsewhere: %s %%)."
            .formatted(
                tested.transfer().pastes().stream().map(Transfer.Paste::target).distinct().count(),
                name,
                times(tested.oddsGain(seed())),
                p(tested.transferP()),
                percent(tested.transfer().flipped()),
                percent(tested.transfer().control()))
        + " Replaced in its n = %d pictures, the odds fall %s times beyond a random region (p %s), the mean probability from %s %% to %s %% (random region: %s %%), accuracy from %s %% to %s %% (%s %%)."
            .formatted(
                removal.pictures().size(),
                times(tested.oddsLoss(seed())),
                p(tested.removalP()),
                percent(removal.before()),
                percent(removal.suspect().probability()),
                percent(removal.control().probability()),
                percent(removal.right()),
                percent(removal.suspect().right()),
                percent(removal.control().right()))
        + strength;
  }

  private static String doubt(Suspect suspect) {
    return suspect.objectKnown()
        ? ""
        : " Look at the pictures: if the object itself is in the region, it is none.";
  }

  long seed() {
    return audited.inspection().seed();
  }

  static String percent(double[] shares) {
    return number(Tested.mean(shares));
  }

  /** A share in percent, with one decimal. */
  static String number(double share) {
    return Double.isNaN(share) ? "\u2013" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** Value and interval in points of 100. */
  static String points(Measured measured) {
    Optional<Interval> interval = measured.interval();
    return number(measured.mean())
        + interval.map(i -> " [%s, %s]".formatted(number(i.low()), number(i.high()))).orElse("");
  }

  /** A difference of logarithmic odds as a factor. */
  static String times(Measured measured) {
    return factor(measured.mean())
        + measured
            .interval()
            .map(i -> " [%s, %s]".formatted(factor(i.low()), factor(i.high())))
            .orElse("");
  }

  private static String factor(double logOdds) {
    double factor = Math.exp(logOdds);
    return factor < 1e4
        ? String.format(Locale.ROOT, factor < 10 ? "%.2f" : "%.0f", factor)
        : String.format(Locale.ROOT, "%.1e", factor);
  }

  static String p(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", p);
  }

  private static String trimmed(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
