/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Shape;

/**
 * Gradients: what follows a layer runs with recorded gradients, for all targets of all pictures in
 * one batch, and is gone back. Values that skip past the layer are held constant.
 */
final class Tails {

  /** Native memory one batch may take, roughly; larger ones are cut. */
  private static final long MEMORY = 512L << 20;

  private final PytorchModel model;
  private final Values values;

  Tails(Values values) {
    this.model = values.model();
    this.values = values;
  }

  /**
   * The derivative of {@code sum(cotangent * values of read)} by the layer's values, for each row;
   * zeros where {@code read} does not depend on the layer.
   */
  Map<Row, Tensor> gradients(LayerId layer, LayerId read, Map<Row, float[]> cotangents) {
    Optional<Segment> tail = model.tail(layer, read);
    Map<Row, Tensor> gradients = new LinkedHashMap<>();
    if (tail.isEmpty() || tail.get().nodes().isEmpty()) {
      int[] shape = rowShape(values.get(layer));
      int length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      cotangents.forEach(
          (row, g) ->
              gradients.put(
                  row, Tensor.wrap(tail.isEmpty() ? new float[length] : g.clone(), shape)));
      return gradients;
    }
    values.compute(tail.get().given());
    List<Row> rows = List.copyOf(cotangents.keySet());
    int chunk = rowsAtOnce(tail.get());
    for (int i = 0; i < rows.size(); i += chunk) {
      List<Row> part = rows.subList(i, Math.min(rows.size(), i + chunk));
      List<float[]> asked = part.stream().map(cotangents::get).toList();
      backward(new Way(tail.get(), layer, read), new Batch(part, asked), gradients);
    }
    return gradients;
  }

  private static int[] rowShape(PtNDArray batch) {
    return Arrays.stream(batch.getShape().getShape()).skip(1).mapToInt(Math::toIntExact).toArray();
  }

  private record Way(Segment tail, LayerId layer, LayerId read) {}

  private record Batch(List<Row> rows, List<float[]> cotangents) {}

  private void backward(Way way, Batch batch, Map<Row, Tensor> gradients) {
    int[] pictures = batch.rows().stream().mapToInt(Row::picture).toArray();
    Meter meter = values.meter();
    try (PtNDManager scope = model.newScope()) {
      Map<LayerId, PtNDArray> feeds = new HashMap<>();
      way.tail().given().forEach(g -> feeds.put(g, values.select(g, pictures, scope)));
      PtNDArray leaf = feeds.get(way.layer());
      JniUtils.attachGradient(leaf, true);
      Optional<Narrowing> few = narrowing(way, batch.cotangents());
      List<float[]> asked = few.map(n -> n.narrow(batch.cotangents())).orElse(batch.cotangents());
      Operations operations = few.map(n -> n.operations(model, scope)).orElseGet(model::operations);
      long before = meter.forward();
      JniUtils.setGradMode(true);
      PtNDArray end = Walk.run(way.tail(), feeds, operations, meter).get(way.read());
      JniUtils.backward(end, cotangent(asked, end, scope), false, false);
      JniUtils.setGradMode(false);
      meter.backward(meter.forward() - before);
      PtNDArray gradient = JniUtils.getGradient(leaf);
      for (int i = 0; i < pictures.length; i++) {
        gradients.put(batch.rows().get(i), Transfer.row(gradient, i));
      }
    }
  }

  private Optional<Narrowing> narrowing(Way way, List<float[]> cotangents) {
    return way.read().equals(model.network().output())
        ? Narrowing.of(model.classifier(), way.tail(), cotangents)
        : Optional.empty();
  }

  /** Rows of derivatives, shaped and laid out like what they are the derivatives by. */
  private PtNDArray cotangent(Collection<float[]> rows, PtNDArray of, PtNDManager scope) {
    int[] shape = rowShape(of);
    List<Tensor> each = rows.stream().map(row -> Tensor.wrap(row, shape)).toList();
    return Transfer.batch(scope, Tensor.stack(each), model.layout());
  }

  /** A tail that ran with recorded gradients during the first pass, ready to be gone back once. */
  record Recording(LayerId layer, PtNDArray leaf, PtNDArray logits, long macs) {}

  /**
   * The layer whose tail is worth recording during the first pass: of those planned the one with
   * the shortest tail, where one gradient a picture is planned and the record fits into memory. A
   * tail that is little more than a classifier is not: once the classes are known, running it again
   * for them alone is less work.
   */
  Optional<LayerId> worthRecording(ProbePlan plan) {
    if (plan.targets().stream().anyMatch(t -> t.size() != 1 || t.get(0).layer().isPresent())) {
      return Optional.empty();
    }
    LayerId output = model.network().output();
    return plan.layers().stream()
        .filter(layer -> !layer.equals(output) && model.tail(layer, output).isPresent())
        .min(Comparator.comparingInt(layer -> tail(layer).nodes().size()))
        .filter(layer -> !Narrowing.isAllWork(model.classifier(), tail(layer).nodes()))
        .filter(layer -> rowsAtOnce(tail(layer)) >= values.pictures());
  }

  private Segment tail(LayerId layer) {
    return model.tail(layer, model.network().output()).orElseThrow();
  }

  /** Runs the tail of {@code layer}; everything recorded lives until the values' scope closes. */
  Recording record(LayerId layer) {
    Meter meter = values.meter();
    PtNDManager scope = values.scope();
    long before = meter.forward();
    Segment tail = tail(layer);
    Map<LayerId, PtNDArray> feeds = new HashMap<>();
    tail.given().forEach(g -> feeds.put(g, Transfer.alias(values.get(g), scope)));
    PtNDArray leaf = feeds.get(layer);
    JniUtils.attachGradient(leaf, true);
    JniUtils.setGradMode(true);
    PtNDArray logits =
        Walk.run(tail, feeds, model.operations(), meter).get(model.network().output());
    JniUtils.setGradMode(false);
    return new Recording(layer, leaf, logits, meter.forward() - before);
  }

  /** Goes back through what was recorded; rows are one for each picture, in order. */
  Map<Row, Tensor> gradients(Recording recording, Map<Row, float[]> cotangents) {
    try (PtNDManager scope = model.newScope()) {
      PtNDArray start = cotangent(cotangents.values(), recording.logits(), scope);
      JniUtils.backward(recording.logits(), start, false, false);
      values.meter().backward(recording.macs());
      Map<Row, Tensor> gradients = new LinkedHashMap<>();
      try (PtNDArray gradient = JniUtils.getGradient(recording.leaf())) {
        cotangents
            .keySet()
            .forEach(row -> gradients.put(row, Transfer.row(gradient, row.picture())));
      }
      return gradients;
    } finally {
      recording.logits().close();
      recording.leaf().close();
    }
  }

  /** From the sizes of all values of a tail, scaled to the pictures at hand. */
  private int rowsAtOnce(Segment tail) {
    Map<LayerId, Shape> shapes = model.shapes();
    long count = 0;
    for (Node node : tail.nodes()) {
      count += shapes.get(node.id()).elements();
    }
    return (int) Math.max(1, MEMORY / Math.max(1, (long) (4 * count * values.scale())));
  }
}
