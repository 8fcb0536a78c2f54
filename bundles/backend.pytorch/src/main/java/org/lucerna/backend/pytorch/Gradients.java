/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

/**
 * Gradients of targets by layers' values, found stage by stage from where a target is read: by a
 * formula where the tail is linear, else by going back through what was recorded. All planned
 * targets of all pictures go back together; what was found once is kept. No answer depends, not
 * even by rounding, on what else has been asked: so the order of the questions does not matter.
 */
final class Gradients {

  /** Rows of a batch of one picture's targets. */
  private static final int MOST_AT_ONCE = 16;

  /** Says what a target of a picture is read from. */
  interface Readings {
    float[] values(int picture, Target target);
  }

  private final PytorchModel model;
  private final Values values;
  private final ProbePlan plan;
  private final Readings readings;
  private final Stages stages;
  private final Map<Gates.Hop, HeadGradient> formulas = new HashMap<>();
  private final Map<LayerId, Map<Row, float[]>> knownMeans = new HashMap<>();
  private final Map<LayerId, Map<Row, Tensor>> known = new HashMap<>();

  Gradients(Values values, ProbePlan plan, Stages stages, Readings readings) {
    this.model = values.model();
    this.values = values;
    this.plan = plan;
    this.readings = readings;
    this.stages = stages;
  }

  /** The gradient of one target of one picture. */
  Tensor at(LayerId layer, int picture, Target target) {
    Row asked = row(picture, target);
    Map<Row, Tensor> here = known.getOrDefault(layer, Map.of());
    Tensor before = here.get(asked);
    return before != null ? before : find(layer, read(asked), planned(asked)).get(asked);
  }

  /**
   * Channel means of the gradient of one target of one picture. Of planned targets the whole
   * gradient is found, for others will ask.
   */
  float[] means(LayerId layer, int picture, Target target) {
    Row asked = row(picture, target);
    return knownMeans
        .computeIfAbsent(layer, l -> new HashMap<>())
        .computeIfAbsent(asked, row -> means(layer, row))
        .clone();
  }

  private float[] means(LayerId layer, Row row) {
    Optional<List<float[]>> means =
        isPlanned(row)
            ? Optional.empty()
            : means(layer, read(row), row.picture(), List.of(start(row)));
    return means.map(all -> all.get(0)).orElseGet(() -> whole(layer, row));
  }

  /** From all of the gradient, or from that at the windows of a max-pool, which are fewer. */
  private float[] whole(LayerId layer, Row row) {
    Tensor gradient = at(layer, row.picture(), row.target());
    LayerId read = read(row);
    if (!hasTail(layer, read) || formula(layer, read).isPresent()) {
      return gradient.channelMeans();
    }
    Gates.Hop hop = stages.from(layer, read);
    return stages.isPool(hop)
        ? pooled(hop, List.of(at(hop.to(), row.picture(), row.target()).channelMeans())).get(0)
        : gradient.channelMeans();
  }

  private boolean hasTail(LayerId layer, LayerId read) {
    return model.tail(layer, read).filter(tail -> !tail.nodes().isEmpty()).isPresent();
  }

  private boolean isPlanned(Row asked) {
    return plan.targets().get(asked.picture()).stream()
        .anyMatch(target -> row(asked.picture(), target).equals(asked));
  }

  /**
   * Channel means of what arrives at a layer, if there is a shorter way to them than to all of it.
   *
   * @param starts factors of what is read, several times
   */
  Optional<List<float[]>> means(LayerId layer, LayerId read, int picture, List<float[]> starts) {
    int[] shape = shape(layer);
    if (shape.length != 3 || !hasTail(layer, read)) {
      return Optional.empty();
    }
    Optional<HeadGradient> formula = formula(layer, read);
    if (formula.isPresent()) {
      return Optional.of(
          starts.stream().map(start -> formula.get().means(picture, start, shape)).toList());
    }
    Gates.Hop hop = stages.from(layer, read);
    if (stages.isPool(hop)) {
      return means(hop.to(), read, picture, starts).map(means -> pooled(hop, means));
    }
    if (hop.to().equals(read)) {
      return Optional.empty();
    }
    try (PtNDManager scope = model.newScope()) {
      return arriving(new Way(hop.to(), read, picture), starts, scope)
          .flatMap(above -> stages.means(hop, picture, above, scope))
          .map(means -> rows(Transfer.out(means)));
    }
  }

  private static List<float[]> rows(Tensor all) {
    return IntStream.range(0, all.size(0)).mapToObj(i -> all.slice(i).toArray()).toList();
  }

  /** A max-pool hands all of it on, wherever the maxima stand. */
  private List<float[]> pooled(Gates.Hop pool, List<float[]> means) {
    double share = (double) plane(pool.to()) / plane(pool.from());
    for (float[] all : means) {
      for (int c = 0; c < all.length; c++) {
        all[c] *= share;
      }
    }
    return means;
  }

  private record Way(LayerId layer, LayerId read, int picture) {}

  /** What arrives at a layer, as far as formulas and stages reach that need not run again. */
  private Optional<PtNDArray> arriving(Way way, List<float[]> starts, PtNDManager scope) {
    Optional<HeadGradient> formula = formula(way.layer(), way.read());
    if (formula.isPresent()) {
      return Optional.of(formula.get().in(way.picture(), starts, shape(way.layer()), scope));
    }
    Gates.Hop hop = stages.from(way.layer(), way.read());
    if (hop.to().equals(way.read())) {
      return Optional.empty();
    }
    return arriving(new Way(hop.to(), way.read(), way.picture()), starts, scope)
        .flatMap(above -> stages.back(hop, way.picture(), above, scope));
  }

  /** Kept once there is one: it keeps what it found, too. */
  private Optional<HeadGradient> formula(LayerId layer, LayerId read) {
    Gates.Hop way = new Gates.Hop(layer, read);
    if (!formulas.containsKey(way)) {
      HeadGradient.of(values, layer, read, size(layer)).ifPresent(f -> formulas.put(way, f));
    }
    return Optional.ofNullable(formulas.get(way));
  }

  private long[] size(LayerId layer) {
    return values.get(layer).getShape().getShape();
  }

  private long plane(LayerId layer) {
    return size(layer)[2] * size(layer)[3];
  }

  /** Of one picture's values. */
  private int[] shape(LayerId layer) {
    long[] size = size(layer);
    return Transfer.ints(Arrays.copyOfRange(size, 1, size.length));
  }

  /** The predicted class and the same class by its index are one target. */
  private Row row(int picture, Target target) {
    return new Row(picture, target.fixed(readings.values(picture, target)));
  }

  private LayerId read(Row row) {
    return row.target().layer().orElse(model.network().output());
  }

  /** What is asked, and all that is planned beside it and read at the same layer. */
  private List<Row> planned(Row asked) {
    Set<Row> rows = new LinkedHashSet<>();
    for (int i = 0; i < values.pictures(); i++) {
      for (Target target : plan.targets().get(i)) {
        rows.add(row(i, target));
      }
    }
    if (!rows.contains(asked)) {
      return List.of(asked);
    }
    rows.removeIf(row -> !read(row).equals(read(asked)));
    return List.copyOf(rows);
  }

  /** Makes sure these rows' gradients at a layer are known. */
  private Map<Row, Tensor> find(LayerId layer, LayerId read, List<Row> rows) {
    Map<Row, Tensor> found = known.computeIfAbsent(layer, l -> new HashMap<>());
    List<Row> missing = rows.stream().filter(row -> !found.containsKey(row)).toList();
    if (!missing.isEmpty()) {
      found.putAll(compute(layer, read, missing));
    }
    return found;
  }

  private Map<Row, Tensor> compute(LayerId layer, LayerId read, List<Row> rows) {
    Optional<Segment> tail = model.tail(layer, read);
    int[] shape = shape(layer);
    if (tail.isEmpty()) {
      Tensor zeros =
          Tensor.wrap(
              new float[Math.toIntExact(values.get(layer).size() / values.pictures())], shape);
      return each(rows, row -> zeros);
    } else if (tail.get().nodes().isEmpty()) {
      return each(rows, row -> Tensor.wrap(start(row), shape));
    }
    Optional<HeadGradient> formula = formula(layer, read);
    if (formula.isPresent()) {
      return each(rows, row -> formula.get().of(row.picture(), start(row), shape));
    }
    Gates.Hop hop = stages.from(layer, read);
    if (stages.isTransposed(hop) && formula(hop.to(), read).isPresent() && areFew(rows)) {
      return throughStage(hop, read, rows);
    }
    return stages.back(hop, find(hop.to(), read, rows), rows);
  }

  private static boolean areFew(List<Row> rows) {
    return rows.size() <= MOST_AT_ONCE && rows.stream().map(Row::picture).distinct().count() == 1;
  }

  /** Through a stage from where a formula stands: what arrives there need not leave the natives. */
  private Map<Row, Tensor> throughStage(Gates.Hop hop, LayerId read, List<Row> rows) {
    int picture = rows.get(0).picture();
    List<float[]> starts = rows.stream().map(this::start).toList();
    try (PtNDManager scope = model.newScope()) {
      PtNDArray found = arriving(new Way(hop.from(), read, picture), starts, scope).orElseThrow();
      return each(rows, row -> Transfer.row(found, rows.indexOf(row), model.layout()));
    }
  }

  private float[] start(Row row) {
    return row.target().cotangent(readings.values(row.picture(), row.target()));
  }

  interface Gradient {
    Tensor of(Row row);
  }

  static Map<Row, Tensor> each(List<Row> rows, Gradient gradient) {
    Map<Row, Tensor> all = new LinkedHashMap<>();
    rows.forEach(row -> all.put(row, gradient.of(row)));
    return all;
  }
}
