/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.Subject;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;

/** Chooses the pictures whose maps are scored, and measures what is true of each. */
final class CaseFinder {

  private final Inspection inspection;
  private final Bench bench;

  CaseFinder(Inspection inspection, Bench bench) {
    this.inspection = inspection;
    this.bench = bench;
  }

  /**
   * @param most so many at most, of all classes in turn; 0 for all
   */
  List<Case> find(World world, List<Seen> all, int most, Progress progress) throws IOException {
    List<Seen> usable = all.stream().filter(Seen::isRight).toList();
    if (world == World.SHORTCUT) {
      usable = hangingOnTheMark(usable, progress.part("pictures without the mark", 0.3));
    }
    List<Seen> chosen = inTurn(usable, most);
    Effects effects = new Effects(world);
    for (Seen seen : chosen) {
      effects.ask(seen);
    }
    effects.answer(progress.part("pictures without a part", 0.7));
    List<InspectedPicture> pictures = chosen.stream().map(Seen::picture).toList();
    List<RgbImage> crops = inspection.crops(pictures);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      Tensor input = inspection.inputs(List.of(crops.get(i))).slice(0);
      Seen seen = chosen.get(i);
      Subject subject = new Subject(inspection, seen.picture(), crops.get(i), input, seen.logits());
      cases.add(
          new Case(subject, seen.label(), seen.truth(), effects.other(seen), effects.drops(seen)));
    }
    return cases;
  }

  /** Those that are marked, and that the network gets wrong when the mark is taken away. */
  private List<Seen> hangingOnTheMark(List<Seen> right, Progress progress) {
    List<Seen> marked = right.stream().filter(s -> Case.mark(s.truth()).isPresent()).toList();
    List<float[]> without =
        bench.logits(
            marked.stream().<Supplier<RgbImage>>map(s -> () -> s.redraw().marked(false)).toList(),
            progress);
    List<Seen> hanging = new ArrayList<>();
    for (int i = 0; i < marked.size(); i++) {
      if (Seen.best(without.get(i)) != marked.get(i).label()) {
        hanging.add(marked.get(i));
      }
    }
    return hanging;
  }

  private static List<Seen> inTurn(List<Seen> all, int most) {
    if (most == 0 || all.size() <= most) {
      return all;
    }
    Map<Integer, Integer> counts = new HashMap<>();
    record Turn(Seen seen, int turn) {}
    return all.stream()
        .map(s -> new Turn(s, counts.merge(s.label(), 1, Integer::sum)))
        .toList()
        .stream()
        .sorted(Comparator.comparingInt(Turn::turn).thenComparingInt(t -> t.seen().label()))
        .limit(most)
        .map(Turn::seen)
        .sorted(Comparator.comparingInt(s -> s.picture().index()))
        .toList();
  }

  /** Falls of logits when parts are left out. */
  private final class Effects {

    private final World world;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<Integer, Map<String, Double>> drops = new HashMap<>();

    private record Asked(Seen seen, String part, int classIndex) {}

    Effects(World world) {
      this.world = world;
    }

    void ask(Seen seen) {
      drops.put(seen.picture().index(), new LinkedHashMap<>());
      if (world == World.PARTS) {
        new TreeSet<>(seen.visible(Scorer.FEWEST_PIXELS))
            .forEach(part -> asked.add(new Asked(seen, part, seen.label())));
      } else if (world == World.TWO) {
        asked.add(new Asked(seen, seen.definingPart(), seen.label()));
        seen.others().forEach((other, part) -> asked.add(new Asked(seen, part, other)));
      }
    }

    void answer(Progress progress) {
      List<float[]> logits =
          bench.logits(
              asked.stream()
                  .<Supplier<RgbImage>>map(a -> () -> a.seen().redraw().without(a.part()))
                  .toList(),
              progress);
      for (int i = 0; i < asked.size(); i++) {
        Asked a = asked.get(i);
        double drop = a.seen().logits()[a.classIndex()] - logits.get(i)[a.classIndex()];
        drops.get(a.seen().picture().index()).put(a.part(), drop);
      }
    }

    Map<String, Double> drops(Seen seen) {
      return drops.get(seen.picture().index());
    }

    /** Where leaving out each creature's defining part lowers its own class's logit. */
    OptionalInt other(Seen seen) {
      boolean both = drops(seen).size() == 2 && drops(seen).values().stream().allMatch(d -> d > 0);
      return world == World.TWO && both
          ? OptionalInt.of(seen.others().keySet().iterator().next())
          : OptionalInt.empty();
    }
  }
}
