/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;

/**
 * The other way round: the region's pixels pasted onto pictures of other classes. Who then takes
 * them for the suspect's class has been persuaded by the region alone. Control of corners and
 * patches: a box of the same size from elsewhere in the same picture, pasted at the same place; of
 * borders and backgrounds: the same region of a picture that is of another class, too.
 *
 * @param pastes in the order of the targets
 */
record Transfer(List<Paste> pastes) {

  /**
   * One region pasted onto one picture.
   *
   * @param flipped 1 if it was then taken for the suspect's class, else 0
   * @param control the same of the control
   * @param gain of the logarithmic odds of the suspect's class, beyond the control's
   */
  record Paste(Seen target, Seen donor, double flipped, double control, double gain) {}

  Transfer {
    pastes = List.copyOf(pastes);
  }

  double[] flipped() {
    return pastes.stream().mapToDouble(Paste::flipped).toArray();
  }

  double[] control() {
    return pastes.stream().mapToDouble(Paste::control).toArray();
  }

  /** Flips beyond the control's. */
  double[] flips() {
    return Removal.minus(flipped(), control());
  }

  /** Gain of logarithmic odds beyond the control's: what is tested. */
  double[] beyondControl() {
    return pastes.stream().mapToDouble(Paste::gain).toArray();
  }

  /** Of the pictures pasted onto. */
  List<String> targetGroups() {
    return pastes.stream().map(p -> p.target().picture().group()).toList();
  }

  /** Of the pictures that the regions are from. */
  List<String> donorGroups() {
    return pastes.stream().map(p -> p.donor().picture().group()).toList();
  }

  /** Performs it. */
  static final class Test {

    /** Regions, each of another picture, pasted onto each target. */
    private static final int DONORS = 2;

    private final Suspect suspect;
    private final List<Seen> all;
    private final int count;
    private final SplittableRandom random;

    /**
     * @param all where targets are taken from
     * @param count at most so many targets
     */
    Test(Suspect suspect, List<Seen> all, int count, long seed) {
      this.suspect = suspect;
      this.all = all;
      this.count = count;
      this.random = new SplittableRandom(seed);
    }

    Transfer run(Answers answers, Progress progress) {
      List<Seen> targets = targets();
      List<Seen> donors = suspect.members();
      List<Supplier<RgbImage>> pictures = new ArrayList<>();
      List<Seen[]> pairs = new ArrayList<>();
      int next = random.nextInt(Math.max(1, donors.size()));
      for (Seen target : targets) {
        for (int d = 0; d < DONORS; d++) {
          Seen donor = donors.get(next++ % donors.size());
          pairs.add(new Seen[] {target, donor});
          pictures.addAll(pair(target, donor));
        }
      }
      double[][] found = answers.of(pictures.size(), i -> pictures.get(i).get(), progress);
      List<Paste> pastes = new ArrayList<>();
      for (int i = 0; i < pairs.size(); i++) {
        double[] pasted = found[2 * i];
        double[] control = found[2 * i + 1];
        pastes.add(
            new Paste(
                pairs.get(i)[0],
                pairs.get(i)[1],
                flips(pasted),
                flips(control),
                Answers.logOdds(pasted, suspect.classIndex())
                    - Answers.logOdds(control, suspect.classIndex())));
      }
      return new Transfer(pastes);
    }

    /** Of other classes, and not taken for the suspect's; evenly spread over the classes. */
    private List<Seen> targets() {
      List<Seen> able =
          all.stream()
              .filter(s -> s.classIndex() != suspect.classIndex())
              .filter(s -> s.predicted() != suspect.classIndex())
              .toList();
      return Spread.evenly(able, count);
    }

    private List<Supplier<RgbImage>> pair(Seen target, Seen donor) {
      Mask region = suspect.region(donor);
      Supplier<RgbImage> pasted = () -> Surgery.replaced(target.crop(), region, donor.crop());
      if (!suspect.place().isPatch()) {
        Seen third = third(target);
        return List.of(pasted, () -> Surgery.replaced(target.crop(), region, third.crop()));
      }
      Box box = suspect.box(donor);
      Box from = Surgery.elsewhere(box, donor.width(), donor.height(), random);
      return List.of(
          pasted,
          () ->
              Surgery.pasted(
                  target.crop(), region, donor.crop(), from.x() - box.x(), from.y() - box.y()));
    }

    /** Of a class that is neither the suspect's nor, where there are more, the target's. */
    private Seen third(Seen target) {
      List<Seen> others =
          all.stream().filter(s -> s.classIndex() != suspect.classIndex() && s != target).toList();
      List<Seen> able = others.stream().filter(s -> s.classIndex() != target.classIndex()).toList();
      List<Seen> from = able.isEmpty() ? others : able;
      return from.isEmpty() ? target : from.get(random.nextInt(from.size()));
    }

    private double flips(double[] answer) {
      return Answers.best(answer) == suspect.classIndex() ? 1 : 0;
    }
  }

  /** By how much a picture's region raised the class's logarithmic odds in the mean. */
  double gainOf(Seen donor) {
    return pastes.stream()
        .filter(p -> p.donor() == donor)
        .mapToDouble(Paste::gain)
        .average()
        .orElse(Double.NaN);
  }
}
