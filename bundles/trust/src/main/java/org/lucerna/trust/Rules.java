/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.vision.api.measure.TrustCard.Verdict;

/**
 * The verdict, in one place. The deletion effect gives it, all else can only lower it to weak:
 *
 * <ol>
 *   <li>Undefined: the map has no positive evidence, or is the same everywhere.
 *   <li>Not supported: without what the map marks the class does not lose, or more than one in five
 *       of the map's copies elsewhere takes as much ({@code p > 0.20}).
 *   <li>Supported: at most one in twenty does ({@code p <= 0.05}, the usual level), and nothing
 *       below is found.
 *   <li>Weak: all between, and where one of these is found:
 *       <ul>
 *         <li>stability below 0.7: less than half (0.7² = 0.49) of the variance of the ranks
 *             outlasts a change nobody would notice; or one of those maps vanished;
 *         <li>similarity to the map of randomised weights 0.7 or more: as much of it is there
 *             without anything learnt (Adebayo et al. 2018);
 *         <li>similarity to the strongest other class's map as great as the map's stability: the
 *             map is as much that class's as its own.
 *       </ul>
 * </ol>
 *
 * <p>What was not measured lowers nothing; the card says so. More effect, more stability, less of
 * the two similarities never make a verdict worse. The thresholds were set by these reasons, before
 * any result was seen.
 */
final class Rules {

  static final double SUPPORTED = 0.05;
  static final double WEAK = 0.20;
  static final double HALF = 0.7;

  private Rules() {}

  /**
   * @param reasons without full stops, the weightiest first
   */
  record Judgement(Verdict verdict, List<String> reasons) {}

  static Judgement judge(Observed seen) {
    List<String> doubts = doubts(seen);
    Verdict verdict = deletion(seen.deletion());
    if (verdict == Verdict.SUPPORTED && !doubts.isEmpty()) {
      verdict = Verdict.WEAK;
    }
    List<String> reasons = new ArrayList<>(List.of(effect(seen.deletion())));
    reasons.addAll(doubts);
    return new Judgement(verdict, reasons);
  }

  private static Verdict deletion(Deletion deletion) {
    if (!(deletion.drop() > 0) || deletion.p() > WEAK) {
      return Verdict.NOT_SUPPORTED;
    }
    return deletion.p() <= SUPPORTED ? Verdict.SUPPORTED : Verdict.WEAK;
  }

  private static String effect(Deletion deletion) {
    if (!(deletion.drop() > 0)) {
      return "without what the map marks the class does not lose";
    }
    return text(
        "without what the map marks the class loses more than with %d of %d copies of it elsewhere"
            + " (p = %.3f)",
        deletion.smaller(), deletion.copies(), deletion.p());
  }

  private static List<String> doubts(Observed seen) {
    List<String> doubts = new ArrayList<>();
    seen.stability()
        .ifPresent(
            s -> {
              if (s.vanished() > 0) {
                doubts.add(
                    text(
                        "the map vanishes in %d of %d hardly changed pictures",
                        s.vanished(), s.maps()));
              }
              if (s.mean().isPresent() && s.mean().getAsDouble() < HALF) {
                doubts.add(
                    text(
                        "the map does not hold still in hardly changed pictures (rank correlation"
                            + " %.2f)",
                        s.mean().getAsDouble()));
              }
            });
    if (seen.randomisation().isPresent() && seen.randomisation().getAsDouble() >= HALF) {
      doubts.add(
          text(
              "randomised weights give much the same map (rank correlation %.2f)",
              seen.randomisation().getAsDouble()));
    }
    rival(seen).ifPresent(doubts::add);
    return doubts;
  }

  private static Optional<String> rival(Observed seen) {
    OptionalDouble own = seen.stability().map(Stability::mean).orElse(OptionalDouble.empty());
    if (seen.rival().isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    double like = seen.rival().getAsDouble();
    return like >= own.getAsDouble()
        ? Optional.of(
            text(
                "the strongest other class's map is as like it (rank correlation %.2f) as those of"
                    + " hardly changed pictures",
                like))
        : Optional.empty();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
