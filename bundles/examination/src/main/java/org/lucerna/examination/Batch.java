/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.Keys.Seen;
import org.lucerna.examination.Order.Unit;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureMaps.PictureMap;
import org.lucerna.vision.api.measure.Readings;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** Explains and measures what is missing of some pictures. */
final class Batch {

  /** Of the work, what explaining takes; the rest is measuring. */
  private static final double EXPLAINING = 0.15;

  private final Tools tools;
  private final Panel panel;

  /** What all batches share. */
  record Tools(Inspection inspection, Order order, Journal journal, Keys keys, Ledger ledger) {}

  /** What maps of one picture share. */
  private record Own(Subject subject, SharedMaps shared) {}

  Batch(Tools tools, Panel panel) {
    this.tools = tools;
    this.panel = panel;
  }

  /** A map to be measured, and where its results go. */
  private record Task(Seen seen, String key, MeasuredMap map, Examined examined) {}

  /**
   * @return sentences about what is missing
   */
  Set<String> examine(List<Seen> pictures, Progress progress) throws IOException {
    List<Unit> missing =
        tools.order().units().stream()
            .filter(u -> pictures.stream().anyMatch(p -> !tools.ledger().isComplete(u, p)))
            .toList();
    Map<Integer, PictureMaps> explained =
        explained(pictures, missing, progress.part("maps", EXPLAINING));
    Set<String> problems = new LinkedHashSet<>();
    List<Task> tasks = new ArrayList<>();
    for (Seen seen : pictures) {
      Optional<PictureMaps> maps = Optional.ofNullable(explained.get(seen.picture().index()));
      Subject subject =
          maps.isPresent() ? Subject.of(tools.inspection(), maps.get()) : unexplained(seen);
      if (maps.isPresent()) {
        SharedMaps shared = new SharedMaps(tools.inspection());
        for (Unit unit : missing) {
          List<PictureMap> own = own(unit, missing.size(), maps.get(), problems);
          tasks.addAll(methods(seen, new Own(subject, shared), unit, own));
        }
      }
      tasks.addAll(baselines(seen, subject));
    }
    measure(tasks, progress.part("measuring", 1 - EXPLAINING));
    return problems;
  }

  private Map<Integer, PictureMaps> explained(
      List<Seen> pictures, List<Unit> missing, Progress progress) throws IOException {
    Map<Integer, PictureMaps> explained = new HashMap<>();
    List<InspectedPicture> some =
        pictures.stream()
            .filter(p -> missing.stream().anyMatch(u -> !tools.ledger().isComplete(u, p)))
            .map(Seen::picture)
            .toList();
    if (!some.isEmpty()) {
      MapWish asked = tools.order().wish();
      MapWish wish =
          new MapWish(
              missing.stream().flatMap(u -> u.words().stream()).toList(),
              asked.layers(),
              asked.targets(),
              missing.stream().flatMap(u -> u.params().stream()).distinct().toList());
      tools.inspection().explain(some, wish, progress, m -> explained.put(m.picture().index(), m));
    }
    return explained;
  }

  /** Only baselines are missing. */
  private Subject unexplained(Seen seen) throws IOException {
    Inspection inspection = tools.inspection();
    List<RgbImage> crops = inspection.crops(List.of(seen.picture()));
    Tensor input = inspection.inputs(crops);
    float[] logits = inspection.model().logits(input).slice(0).toArray();
    return new Subject(inspection, seen.picture(), crops.get(0), input.slice(0), logits);
  }

  /** A method that gave nothing is asked again by the next attempt. */
  private List<Task> methods(Seen seen, Own about, Unit unit, List<PictureMap> own)
      throws IOException {
    if (own.isEmpty() || tools.ledger().isComplete(unit, seen)) {
      return List.of();
    }
    String key = tools.keys().maps(unit, seen);
    List<Task> tasks = new ArrayList<>();
    for (PictureMap map : own) {
      Examined examined = about.subject().map(map, unit.params(), about.shared());
      tasks.add(new Task(seen, key, bare(Kind.of(map), examined), examined));
    }
    keep(key, seen, tasks);
    return tasks;
  }

  /** The maps of some methods among all that were made. */
  private static List<PictureMap> own(
      Unit unit, int units, PictureMaps maps, Set<String> problems) {
    Map<Kind, PictureMap> own = new LinkedHashMap<>();
    for (PictureMap map : maps.maps()) {
      if (units > 1 && !unit.words().contains(map.method())) {
        continue;
      }
      if (!map.map().names().isEmpty()) {
        problems.add(
            "%s finds several maps a picture; none of them is measured.".formatted(map.label()));
      } else if (own.put(Kind.of(map), map) != null) {
        throw new ParamException("target", "maps are measured of one class a picture");
      }
    }
    return List.copyOf(own.values());
  }

  private static MeasuredMap bare(Kind kind, Examined map) {
    return new MeasuredMap(kind, map.classIndex(), Sketch.of(map.map()), map.defect(), List.of());
  }

  /** About the class of the picture's first map. */
  private List<Task> baselines(Seen seen, Subject subject) throws IOException {
    Optional<Integer> about =
        tools.order().units().stream()
            .flatMap(u -> tools.ledger().maps(u, seen).stream())
            .flatMap(List::stream)
            .map(MeasuredMap::classIndex)
            .findFirst();
    List<Task> tasks = new ArrayList<>();
    for (Baseline baseline : about.isPresent() ? tools.order().baselines() : List.<Baseline>of()) {
      if (tools.ledger().isComplete(baseline, seen)) {
        continue;
      }
      String key = tools.keys().baseline(baseline, seen);
      List<Task> own =
          map(baseline, subject)
              .map(m -> subject.baseline(baseline.id(), about.get(), Heatmap.positive(m)))
              .map(m -> new Task(seen, key, bare(Kind.of(baseline), m), m))
              .stream()
              .toList();
      keep(key, seen, own);
      tasks.addAll(own);
    }
    return tasks;
  }

  /** Empty where nobody knows the truth. */
  private Optional<Tensor> map(Baseline baseline, Subject subject) {
    int height = subject.crop().height();
    int width = subject.crop().width();
    return switch (baseline) {
      case WHOLE_PICTURE -> Optional.of(Baseline.whole(height, width));
      case CENTRE -> Optional.of(Baseline.centre(height, width));
      case RANDOM -> Optional.of(Baseline.random(cells(), subject.seed(), height, width));
      case EDGES -> Optional.of(Baseline.edges(subject.crop()));
      case GROUND_TRUTH ->
          tools
              .inspection()
              .truth(subject.picture())
              .flatMap(truth -> TruePixels.of(truth, width, height))
              .map(pixels -> Baseline.truth(pixels, height, width));
    };
  }

  /** The grid of the layer that is explained. */
  private int[] cells() {
    Inspection inspection = tools.inspection();
    Shape shape =
        Shapes.of(inspection.model().network())
            .get(inspection.layers(tools.order().wish().layers()).get(0));
    return new int[] {shape.height(), shape.width()};
  }

  private void measure(List<Task> tasks, Progress progress) throws IOException {
    List<ChosenMetric> metrics = panel.metrics();
    long total = (long) tasks.size() * metrics.size();
    long done = 0;
    for (Task task : tasks) {
      for (ChosenMetric metric : metrics) {
        if (tools.ledger().find(task.key(), task.map(), metric, task.seen()).isEmpty()) {
          String label = task.map().kind().label() + ", " + metric.plugin().label();
          measure(task, metric, progress.part(label, 1.0 / total));
        }
        progress.step(++done, total);
      }
    }
  }

  private void measure(Task task, ChosenMetric metric, Progress progress) throws IOException {
    double before = task.examined().passes();
    long start = System.nanoTime();
    Readings readings = panel.measure(metric, task.examined(), progress);
    Measured measured =
        new Measured(
            metric.id(),
            readings,
            task.examined().passes() - before,
            (System.nanoTime() - start) / 1e6);
    JsonObject line = Lines.kind(task.map().kind());
    line.addProperty("class", task.map().classIndex());
    Lines.measured(measured).entrySet().forEach(e -> line.add(e.getKey(), e.getValue()));
    add(tools.keys().measurement(task.key(), task.map(), metric, task.seen()), task.seen(), line);
  }

  /** Which maps there are; they may be known already, and a metric be new. */
  private void keep(String key, Seen seen, List<Task> tasks) throws IOException {
    if (tools.journal().find(key).isEmpty()) {
      add(key, seen, Lines.maps(tasks.stream().map(Task::map).toList()));
    }
  }

  private void add(String key, Seen seen, JsonObject line) throws IOException {
    line.addProperty("picture", seen.picture().id());
    line.addProperty("scope", tools.keys().scope());
    tools.journal().add(key, line);
  }
}
