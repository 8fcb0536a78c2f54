/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.PerturbedPass;
import org.lucerna.vision.api.compute.Precision;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.network.LayerId;

/**
 * What the network answers to changed values of a layer. Rows run in batches sized to memory, side
 * by side; values that skip past the layer are held constant.
 */
final class Changes {

  private final PytorchModel model;
  private final Values values;
  private Optional<Bfloat16> narrow = Optional.empty();

  Changes(Values values) {
    this.model = values.model();
    this.values = values;
  }

  /** Makes a batch of a layer's values from a range of rows. */
  private interface Source {
    PtNDArray rows(LayerId layer, Transfer.Range range, PtNDManager scope);
  }

  /** Logits when the layer has these values; with several pictures, row i belongs to picture i. */
  Tensor scores(LayerId layer, Tensor replaced) {
    Segment tail = tail(layer, model.network().output());
    int rows = replaced.size(0);
    int pictures = values.pictures();
    if (tail.given().size() > 1 && pictures > 1 && rows != pictures) {
      throw new IllegalArgumentException(
          rows
              + " rows for "
              + pictures
              + " pictures: what skips past layer "
              + layer
              + " differs between pictures, so there must be one row each");
    }
    Source source =
        (given, range, scope) -> {
          if (given.equals(layer)) {
            return Transfer.rows(scope, replaced, range, model.layout());
          }
          return pictures == 1
              ? values.repeated(given, 0, range.size(), scope)
              : JniUtils.slice(
                  Transfer.alias(values.get(given), scope), 0, range.from(), range.to(), 1);
        };
    return run(new Pass(tail, Set.of(layer), rows, 0), source);
  }

  /** What is read at a layer when one picture's values of another are changed. */
  Responses responses(int picture, PerturbedPass pass) {
    LayerId layer = pass.layer();
    Segment tail = tail(layer, pass.read());
    try (PtNDManager scope = model.newScope()) {
      PtNDArray own = values.one(layer, picture, scope);
      ChangedValues changed = new ChangedValues(pass.change(), layer, own, model.layout());
      Optional<Responses> closed = closed(tail, changed, scope);
      if (closed.isPresent()) {
        return closed.get();
      }
      Optional<Responses> updated = updated(tail, changed, picture);
      if (updated.isPresent()) {
        return updated.get();
      }
      Source source =
          (given, range, to) ->
              given.equals(layer)
                  ? changed.rows(range, to)
                  : values.repeated(given, picture, range.size(), to);
      Pass rows = new Pass(tail, Set.of(layer), changed.rows(), changed.copied());
      boolean rounded = pass.precision() == Precision.BFLOAT16;
      return new Responses(run(rows, source, layers(rounded)), Optional.empty());
    }
  }

  private Optional<Responses> closed(Segment tail, ChangedValues changed, PtNDManager scope) {
    Optional<LinearTail> found = LinearTail.of(tail, changed.values().getShape().getShape());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    LinearTail linear = found.get();
    Optional<Tensor> answers =
        linear.rectified()
            ? new RectifiedForm(model, linear, values.meter()).responses(changed, scope)
            : new ClosedForm(model, linear, values.meter()).responses(changed, scope);
    return answers.map(all -> new Responses(all, Optional.of(said(linear))));
  }

  private static String said(LinearTail linear) {
    String why =
        linear.rectified()
            ? "a mask before %s, which convolves each cell on its own, is one behind it"
            : "the scores are a linear function of this layer (its means times the weights of %s)";
    return why.formatted(linear.classifier()) + ", so that no row was run";
  }

  /** Channels set to 0 where a linear layer comes first. */
  private Optional<Responses> updated(Segment tail, ChangedValues changed, int picture) {
    if (!(changed.change() instanceof Perturbation.ChannelAblation)) {
      return Optional.empty();
    }
    LayerId layer = changed.layer();
    long[] size = changed.values().getShape().getShape();
    Optional<Channelwise> parts = Channelwise.of(model.network(), tail, layer, size);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    try (PtNDManager scope = model.newScope()) {
      ChannelUpdates updates =
          new ChannelUpdates(parts.get(), new ChannelUpdates.Place(picture, layer), values, scope);
      Set<LayerId> fed = new HashSet<>(parts.get().rest().given());
      fed.removeAll(tail.given());
      fed.add(layer);
      Tensor answers =
          run(new Pass(parts.get().rest(), fed, changed.rows(), changed.copied()), updates::rows);
      return Optional.of(new Responses(answers, Optional.of(said(parts.get()))));
    }
  }

  private static String said(Channelwise parts) {
    String linear =
        parts.linear().stream().map(n -> n.id().path()).collect(Collectors.joining(", "));
    return "each channel's summand was taken from the output of "
        + linear
        + ", so that only what follows was run for each channel";
  }

  private Segment tail(LayerId layer, LayerId read) {
    return model
        .tail(layer, read)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "layer " + read + " does not depend on layer " + layer));
  }

  private record Pass(Segment tail, Set<LayerId> changed, int rows, long made) {}

  private Layers layers(boolean rounded) {
    if (!rounded) {
      return model.passing();
    }
    if (narrow.isEmpty()) {
      narrow = Optional.of(new Bfloat16(model.passing(), values.scope()));
    }
    return narrow.get();
  }

  private Tensor run(Pass pass, Source source) {
    return run(pass, source, model.passing());
  }

  private Tensor run(Pass pass, Source source, Layers layers) {
    Segment tail = pass.tail();
    values.compute(beside(pass));
    int most =
        new Footprint(model.shapes(), values.scale()).passing(tail, pass.changed(), pass.made());
    // Batches of one size: a small one at the end would cost more a row.
    int batches = Math.max(1, (pass.rows() + most - 1) / most);
    int chunk = Math.max(1, (pass.rows() + batches - 1) / batches);
    // Rounded parameters are kept by the one thread that uses them.
    int lanes = layers instanceof Bfloat16 ? 1 : model.lanes();
    Answers answers = new Answers(pass.rows());
    for (int from = 0; from < pass.rows(); from += chunk) {
      int rows = Math.min(chunk, pass.rows() - from);
      List<Supplier<Boolean>> pieces = new ArrayList<>();
      int own = Math.min(lanes, rows);
      for (int i = 0; i < own; i++) {
        Transfer.Range range =
            new Transfer.Range(from + i * rows / own, from + (i + 1) * rows / own);
        pieces.add(() -> piece(tail, source, layers, range, answers));
      }
      model.sideBySide(pieces);
    }
    return answers.all();
  }

  private boolean piece(
      Segment tail, Source source, Layers layers, Transfer.Range range, Answers answers) {
    return Native.call(
        "a pass of changed values of " + model.network().id(),
        () -> {
          try (PtNDManager scope = model.newScope()) {
            Map<LayerId, PtNDArray> feeds = new HashMap<>();
            tail.given().forEach(given -> feeds.put(given, source.rows(given, range, scope)));
            LayerId read = tail.wanted().iterator().next();
            PtNDArray answer = Walk.run(tail, feeds, layers, values.meter()).get(read);
            answers.add(layers.readable(answer), range);
            return true;
          }
        });
  }

  private static Set<LayerId> beside(Pass pass) {
    Set<LayerId> beside = new HashSet<>(pass.tail().given());
    beside.removeAll(pass.changed());
    return beside;
  }
}
