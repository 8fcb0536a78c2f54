/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lucerna.core.api.data.Mask;

/**
 * A suspect and what interventions showed.
 *
 * @param removalP of a loss of odds beyond the control's by the factor that counts, adjusted
 * @param transferP of a gain of odds beyond the control's by that factor, adjusted
 */
record Tested(
    Suspect suspect, Removal removal, Transfer transfer, double removalP, double transferP) {

  Verdict verdict(double alpha) {
    boolean persuades = transferP <= alpha;
    boolean needed = removalP <= alpha;
    if (suspect.place().followsMap()) {
      // Where the map says the network looks a loss is no surprise: only persuasion counts.
      Verdict guilty = suspect.objectKnown() ? Verdict.SHORTCUT : Verdict.JUDGE;
      return persuades ? guilty : Verdict.NOT_SHOWN;
    }
    // Objects that fill their pictures reach into the border.
    boolean mayBeObject = suspect.place() == Place.BORDER && !suspect.objectKnown();
    Verdict guilty = mayBeObject ? Verdict.JUDGE : Verdict.SHORTCUT;
    return persuades || needed ? guilty : Verdict.NOT_SHOWN;
  }

  /** For ranking: mean loss and mean gain of logarithmic odds beyond the controls' together. */
  double effect() {
    return mean(removal.beyondControl()) + mean(transfer.beyondControl());
  }

  /** Whether the regions of two suspects of a class are mostly the same pixels. */
  boolean overlaps(Suspect other) {
    if (other.classIndex() != suspect.classIndex()) {
      return false;
    }
    double[] shares =
        suspect.members().stream()
            .filter(other.members()::contains)
            .mapToDouble(s -> shared(suspect.region(s), other.region(s)))
            .toArray();
    return shares.length > 0 && mean(shares) >= 0.5;
  }

  private static double shared(Mask a, Mask b) {
    long both =
        IntStream.range(0, a.width() * a.height())
            .filter(i -> a.contains(i % a.width(), i / a.width()))
            .filter(i -> b.contains(i % a.width(), i / a.width()))
            .count();
    return (double) both / Math.max(1, Math.min(a.area(), b.area()));
  }

  /** Loss of probability beyond the control's. */
  Measured loss(long seed) {
    return Measured.of(removal.loss(), removal.groups(), seed);
  }

  /** Loss of logarithmic odds beyond the control's. */
  Measured oddsLoss(long seed) {
    return Measured.of(removal.beyondControl(), removal.groups(), seed);
  }

  /** Gain of logarithmic odds beyond the control's. */
  Measured oddsGain(long seed) {
    return Measured.of(transfer.beyondControl(), transfer.targetGroups(), seed);
  }

  /** Whether pictures change sides by it, not only odds: intervals of shares that exclude 0. */
  boolean turns(long seed) {
    return Stream.of(accuracyLoss(seed), flips(seed))
        .anyMatch(m -> m.interval().filter(i -> i.low() > 0).isPresent());
  }

  Measured accuracyLoss(long seed) {
    return Measured.of(
        Removal.minus(removal.control().right(), removal.suspect().right()),
        removal.groups(),
        seed);
  }

  Measured flips(long seed) {
    return Measured.of(transfer.flips(), transfer.targetGroups(), seed);
  }

  /** Pictures whose region raises the odds by more than the factor that counts. */
  List<Seen> carriers(double logFactor) {
    return suspect.members().stream().filter(s -> transfer.gainOf(s) > logFactor).toList();
  }

  static double mean(double[] values) {
    return values.length == 0
        ? 0
        : IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
  }
}
