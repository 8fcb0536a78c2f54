/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
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
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;

/**
 * Runs what follows a layer: with recorded gradients, for all targets of all pictures in one batch,
 * or for changed values. Values that skip past the layer are held constant.
 */
final class Tails {

  /** Native memory one batch may take, roughly; larger ones are cut. */
  private static final long MEMORY = 512L << 20;

  private final PytorchModel model;
  private final Tensor inputs;

  Tails(PytorchModel model, Tensor inputs) {
    this.model = model;
    this.inputs = inputs;
  }

  /**
   * The derivative of {@code sum(cotangent * logits)} by the layer's values, for each row.
   *
   * @param values kept natively: the layer's, and those that skip past it
   */
  Map<Row, Tensor> gradients(
      LayerId layer, Map<LayerId, PtNDArray> values, Map<Row, float[]> cotangents) {
    Map<Row, Tensor> gradients = new LinkedHashMap<>();
    if (!reaches(layer)) {
      cotangents
          .keySet()
          .forEach(row -> gradients.put(row, zeros(Transfer.row(values.get(layer), 0))));
      return gradients;
    }
    Segment tail = model.tail(layer);
    List<Row> rows = List.copyOf(cotangents.keySet());
    int chunk = rowsAtOnce(tail);
    for (int i = 0; i < rows.size(); i += chunk) {
      List<Row> part = rows.subList(i, Math.min(rows.size(), i + chunk));
      List<float[]> asked = part.stream().map(cotangents::get).toList();
      backward(tail, layer, new Batch(part, values, asked), gradients);
    }
    return gradients;
  }

  /** A tail that ran with recorded gradients during the first pass, ready to be gone back once. */
  record Recording(LayerId layer, PtNDArray leaf, PtNDArray logits) {}

  /**
   * The layer whose tail is worth recording during the first pass: of those planned the one with
   * the shortest tail, where one gradient a picture is planned and the record fits into memory. A
   * tail that is little more than a classifier is not: once the classes are known, running it again
   * for them alone is less work.
   */
  Optional<LayerId> worthRecording(ProbePlan plan) {
    if (plan.targets().stream().anyMatch(targets -> targets.size() != 1)) {
      return Optional.empty();
    }
    return plan.layers().stream()
        .filter(layer -> !layer.equals(model.network().output()) && reaches(layer))
        .min(Comparator.comparingInt(layer -> model.tail(layer).nodes().size()))
        .filter(layer -> !Narrowing.isAllWork(model.classifier(), model.tail(layer).nodes()))
        .filter(layer -> rowsAtOnce(model.tail(layer)) >= plan.inputs().size(0));
  }

  /** Runs the tail of {@code layer}; everything recorded lives until {@code scope} closes. */
  Recording record(LayerId layer, Map<LayerId, PtNDArray> values, PtNDManager scope) {
    Segment tail = model.tail(layer);
    Map<LayerId, PtNDArray> feeds = new HashMap<>();
    tail.given().forEach(g -> feeds.put(g, Transfer.alias(values.get(g), scope)));
    PtNDArray leaf = feeds.get(layer);
    JniUtils.attachGradient(leaf, true);
    JniUtils.setGradMode(true);
    PtNDArray logits = Walk.run(tail, feeds, model.operations()).get(model.network().output());
    JniUtils.setGradMode(false);
    return new Recording(layer, leaf, logits);
  }

  /** Goes back through what was recorded; rows are one for each picture, in order. */
  Map<Row, Tensor> gradients(Recording recording, Map<Row, float[]> cotangents) {
    try (PtNDManager scope = model.newScope()) {
      PtNDArray cotangent = Transfer.batch(scope, stack(cotangents.values()), model.layout());
      JniUtils.backward(recording.logits(), cotangent, false, false);
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

  private static Tensor stack(Collection<float[]> rows) {
    return Tensor.stack(rows.stream().map(row -> Tensor.wrap(row, row.length)).toList());
  }

  private record Batch(List<Row> rows, Map<LayerId, PtNDArray> values, List<float[]> cotangents) {}

  private void backward(Segment tail, LayerId layer, Batch batch, Map<Row, Tensor> gradients) {
    int[] pictures = batch.rows().stream().mapToInt(Row::picture).toArray();
    try (PtNDManager scope = model.newScope()) {
      Map<LayerId, PtNDArray> feeds = new HashMap<>();
      tail.given().forEach(g -> feeds.put(g, select(batch.values().get(g), pictures, scope)));
      PtNDArray leaf = feeds.get(layer);
      JniUtils.attachGradient(leaf, true);
      Optional<Narrowing> few = Narrowing.of(model.classifier(), tail, batch.cotangents());
      List<float[]> asked = few.map(n -> n.narrow(batch.cotangents())).orElse(batch.cotangents());
      PtNDArray cotangent = Transfer.batch(scope, stack(asked), model.layout());
      Operations operations = few.map(n -> n.operations(model, scope)).orElseGet(model::operations);
      JniUtils.setGradMode(true);
      PtNDArray logits = Walk.run(tail, feeds, operations).get(model.network().output());
      JniUtils.backward(logits, cotangent, false, false);
      JniUtils.setGradMode(false);
      PtNDArray gradient = JniUtils.getGradient(leaf);
      for (int i = 0; i < pictures.length; i++) {
        gradients.put(batch.rows().get(i), Transfer.row(gradient, i));
      }
    }
  }

  /** Logits when the layer has these values; with several pictures, row i belongs to picture i. */
  Tensor scores(LayerId layer, Map<LayerId, PtNDArray> values, Tensor replaced) {
    int rows = replaced.size(0);
    if (!reaches(layer)) {
      throw new IllegalArgumentException("the logits do not depend on layer " + layer);
    }
    Segment tail = model.tail(layer);
    int pictures = inputs.size(0);
    if (tail.given().size() > 1 && pictures > 1 && rows != pictures) {
      throw new IllegalArgumentException(
          rows
              + " rows for "
              + pictures
              + " pictures: what skips past layer "
              + layer
              + " differs between pictures, so there must be one row each");
    }
    List<Tensor> parts = new ArrayList<>();
    int chunk = rowsAtOnce(tail);
    for (int from = 0; from < rows; from += chunk) {
      Transfer.Range part = new Transfer.Range(from, Math.min(rows, from + chunk));
      try (PtNDManager scope = model.newScope()) {
        Map<LayerId, PtNDArray> feeds = new HashMap<>();
        for (LayerId given : tail.given()) {
          feeds.put(
              given,
              given.equals(layer)
                  ? Transfer.rows(scope, replaced, part, model.layout())
                  : beside(values.get(given), part, scope));
        }
        parts.add(
            Transfer.out(Walk.run(tail, feeds, model.operations()).get(model.network().output())));
      }
    }
    return join(parts);
  }

  /** Values that skip past the layer: one picture's for every row, or one row a picture. */
  private static PtNDArray beside(PtNDArray values, Transfer.Range part, PtNDManager scope) {
    PtNDArray rows = Transfer.alias(values, scope);
    Shape shape = values.getShape();
    if (shape.get(0) > 1) {
      return JniUtils.slice(rows, 0, part.from(), part.to(), 1);
    }
    long[] repeated = shape.getShape().clone();
    repeated[0] = part.size();
    return JniUtils.broadcast(rows, new Shape(repeated));
  }

  /** The named rows, in that order, as values outside any graph. */
  private static PtNDArray select(PtNDArray values, int[] pictures, PtNDManager scope) {
    PtNDArray all = Transfer.alias(values, scope);
    if (isAll(pictures, values.getShape().get(0))) {
      return all;
    }
    PtNDArray[] rows = new PtNDArray[pictures.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = JniUtils.slice(all, 0, pictures[i], pictures[i] + 1L, 1);
    }
    return rows.length == 1 ? rows[0] : JniUtils.cat(rows, 0);
  }

  private static boolean isAll(int[] pictures, long count) {
    for (int i = 0; i < pictures.length; i++) {
      if (pictures[i] != i) {
        return false;
      }
    }
    return pictures.length == count;
  }

  private boolean reaches(LayerId layer) {
    LayerId output = model.network().output();
    return layer.equals(output)
        || model.network().tail(layer).stream().anyMatch(n -> n.id().equals(output));
  }

  /** From the sizes of all values of a tail, scaled to the pictures at hand. */
  private int rowsAtOnce(Segment tail) {
    Map<LayerId, org.lucerna.vision.api.network.Shape> shapes = model.shapes();
    long values = 0;
    for (Node node : tail.nodes()) {
      values += shapes.get(node.id()).elements();
    }
    double scale = (double) inputs.length() / inputs.size(0) / shapes.get(Network.INPUT).elements();
    return (int) Math.max(1, MEMORY / Math.max(1, (long) (4 * values * scale)));
  }

  private static Tensor zeros(Tensor like) {
    return Tensor.wrap(new float[like.length()], like.shape());
  }

  private static Tensor join(List<Tensor> parts) {
    List<Tensor> rows = new ArrayList<>();
    for (Tensor part : parts) {
      for (int i = 0; i < part.size(0); i++) {
        rows.add(part.slice(i));
      }
    }
    return Tensor.stack(rows);
  }
}
