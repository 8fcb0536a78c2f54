/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.Keys.Seen;
import org.lucerna.examination.Order.Unit;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;

/**
 * Has pictures explained and their maps measured, a batch after another, and keeps each measurement
 * in a journal as soon as it is made: what is found there already is neither explained nor measured
 * again, so that an examination goes on where it was interrupted, and a method or metric added
 * later costs no more than its own work. One forward pass a batch serves all methods still missing.
 */
public final class Examination {

  private static final int BATCH = 8;

  /** Shares of the progress bar. */
  private static final double LOOKING = 0.02;

  private static final double PREPARING = 0.05;
  private static final double COSTING = 0.03;

  private final Inspection inspection;
  private final Order order;
  private final Journal journal;
  private final Keys keys;
  private final List<Unit> units;
  private final Ledger ledger;
  private final Set<String> problems = new LinkedHashSet<>();

  /**
   * @param journal the caller closes
   */
  public Examination(Inspection inspection, Order order, Journal journal) throws IOException {
    this.inspection = inspection;
    this.order = order;
    this.journal = journal;
    this.units = order.units();
    this.keys = new Keys(inspection, order);
    this.ledger = new Ledger(order, journal, keys);
  }

  /**
   * @throws org.lucerna.core.api.param.ParamException for unknown methods, layers and targets
   * @throws LucernaException (plugin broken) naming the plugin whose metric failed
   * @throws java.util.concurrent.CancellationException when the user cancelled; what was measured
   *     stays
   */
  public Examinations run(List<InspectedPicture> pictures, Progress progress) throws IOException {
    List<Seen> seen = look(pictures, progress.part("pictures", LOOKING));
    List<Seen> todo = seen.stream().filter(s -> !ledger.isComplete(s)).toList();
    int known = ledger.count(seen);
    if (!todo.isEmpty()) {
      if (journal.find(keys.scope()).isEmpty()) {
        journal.add(keys.scope(), keys.scopeLine());
      }
      measure(todo, progress);
    }
    Map<Kind, MapCost> costs = costs(seen, progress.part("costs", COSTING));
    journal.force();
    return new Examinations(
        seen.stream().map(ledger::read).toList(),
        costs,
        ledger.count(seen) - known,
        known,
        List.copyOf(problems));
  }

  private List<Seen> look(List<InspectedPicture> pictures, Progress progress) throws IOException {
    List<Seen> seen = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      List<InspectedPicture> batch = batch(pictures, from);
      List<RgbImage> crops = inspection.crops(batch);
      for (int i = 0; i < batch.size(); i++) {
        seen.add(Seen.of(batch.get(i), crops.get(i)));
      }
      progress.step(seen.size(), pictures.size());
    }
    return seen;
  }

  private static <T> List<T> batch(List<T> all, int from) {
    return all.subList(from, Math.min(all.size(), from + BATCH));
  }

  private void measure(List<Seen> todo, Progress progress) throws IOException {
    Progress preparing = progress.part("prepare", PREPARING);
    try (Panel panel = Panel.open(order.metrics(), inspection, preparing)) {
      preparing.step(1, 1);
      double share = (1 - LOOKING - PREPARING - COSTING) / todo.size();
      Batch work = new Batch(new Batch.Tools(inspection, order, journal, keys, ledger), panel);
      for (int from = 0; from < todo.size(); from += BATCH) {
        List<Seen> some = batch(todo, from);
        String label =
            "pictures %d to %d of %d".formatted(from + 1, from + some.size(), todo.size());
        problems.addAll(work.examine(some, progress.part(label, share * some.size())));
        journal.force();
      }
    }
  }

  /** Each map once more, alone, on the first picture that has it. */
  private Map<Kind, MapCost> costs(List<Seen> seen, Progress progress) throws IOException {
    Map<Kind, MapCost> costs = new LinkedHashMap<>();
    for (int u = 0; u < units.size(); u++) {
      Unit unit = units.get(u);
      Optional<Seen> first =
          seen.stream().filter(s -> ledger.maps(unit, s).isPresent()).findFirst();
      if (first.isPresent()) {
        for (MeasuredMap map : ledger.maps(unit, first.get()).orElseThrow()) {
          cost(unit, map, first.get().picture()).ifPresent(c -> costs.put(map.kind(), c));
        }
      }
      progress.step(u + 1L, units.size());
    }
    return Collections.unmodifiableMap(costs);
  }

  private Optional<MapCost> cost(Unit unit, MeasuredMap map, InspectedPicture picture)
      throws IOException {
    String key = keys.cost(unit, map.kind());
    Optional<MapCost> known = journal.find(key).map(Lines::cost);
    if (known.isPresent()) {
      return known;
    }
    Kind kind = map.kind();
    MapQuestion question =
        new MapQuestion(
            kind.method(), Source.layers(kind.layer()), map.classIndex(), unit.params());
    Tensor input = inspection.inputs(inspection.crops(List.of(picture)));
    try {
      long start = System.nanoTime();
      MapAnswers answers =
          inspection.explain(inspection.model(), input, List.of(question), Progress.none());
      MapCost cost = new MapCost(answers.passes(), (System.nanoTime() - start) / 1e6);
      JsonObject line = Lines.cost(cost);
      Lines.kind(kind).entrySet().forEach(e -> line.add(e.getKey(), e.getValue()));
      journal.add(key, line);
      return Optional.of(cost);
    } catch (UnsupportedOperationException | LucernaException e) {
      return Optional.empty(); // a map that cannot be made alone has no cost of its own
    }
  }
}
