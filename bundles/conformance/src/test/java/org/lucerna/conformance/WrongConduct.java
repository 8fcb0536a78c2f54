/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Faults.fault;
import static org.lucerna.conformance.Formulas.gradCam;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType.Trait;

/** Methods that keep things, take things or do not stop. */
final class WrongConduct {

  private WrongConduct() {}

  static List<Faults.Fault> all() {
    return List.of(
        fault("gradients add up over calls (djl#2024)", "repeats", "my-cam", new Accumulating()),
        fault("gradients add up over calls: twice", "seed", "my-cam", new Accumulating()),
        fault(
            "pictures without a target of their own get the first's",
            "batch",
            "my-cam",
            WrongConduct::firstPicture),
        fault("result depends on the batch size", "batch", "my-cam", new Batched())
            .with(Batched.Params.class),
        fault("hooks keep the graph", "memory", "my-cam", new Hooked()),
        fault("forks stay open", "probe", "my-cam", WrongConduct::forking)
            .using(Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS, Capability.FORKS),
        fault("closes what it was lent", "probe", "my-cam", WrongConduct::closing),
        fault("uses what it does not declare", "probe", "my-cam", WrongMaps::plain)
            .using(Capability.ACTIVATIONS),
        fault("goes on when cancelled", "cancel", "my-cam", WrongConduct::deaf),
        fault("slow, and cannot be cancelled", "cancel", "my-cam", WrongMaps::plain)
            .has(Trait.SLOW),
        fault("throws for an unknown layer", "refusal", "my-cam", WrongConduct::careless),
        fault("depends on the target, and says it does not", "classes", "my-cam", WrongMaps::plain)
            .has(Trait.CLASS_AGNOSTIC),
        fault("promises completeness", "completeness", "my-cam", WrongMaps::plain)
            .has(Trait.COMPLETE),
        fault("reacts to weights, and says it does not", "weights", "my-cam", WrongMaps::plain)
            .has(Trait.WEIGHT_INSENSITIVE),
        fault("id in capitals", "metadata", "Grad_CAM", WrongMaps::plain));
  }

  private static Heatmap firstPicture(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(
        gradCam(new ExplainRequest<>(r.probe(), 0, r.target(), r.layer(), r.seed(), r.params())));
  }

  private static Heatmap forking(ExplainRequest<NoParams> r, Progress p) {
    Tensor picture = Tensor.stack(List.of(r.probe().input(r.picture())));
    r.probe().fork(new ProbePlan(picture, Set.of(), List.of(List.of())));
    return WrongMaps.plain(r, p);
  }

  private static Heatmap closing(ExplainRequest<NoParams> r, Progress p) {
    Heatmap map = WrongMaps.plain(r, p);
    r.probe().close();
    return map;
  }

  private static Heatmap deaf(ExplainRequest<NoParams> r, Progress p) {
    try {
      p.step(0, 1);
    } catch (CancellationException e) {
      return WrongMaps.plain(r, p);
    }
    return WrongMaps.plain(r, p);
  }

  private static Heatmap careless(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(r.activation().weightedChannelSum(r.gradient().channelMeans()));
  }

  /** As a backend whose gradients are not cleared. */
  private static final class Accumulating implements Explainer<NoParams> {

    private Tensor sum;

    @Override
    public Heatmap explain(ExplainRequest<NoParams> r, Progress p) {
      Tensor map = gradCam(r);
      if (sum != null && java.util.Arrays.equals(sum.shape(), map.shape())) {
        float[] values = map.toArray();
        for (int i = 0; i < values.length; i++) {
          values[i] += sum.at(i);
        }
        map = Tensor.wrap(values, map.shape());
      }
      sum = map;
      return Heatmap.positive(map);
    }
  }

  /** Each run leaves its probe behind. */
  private static final class Hooked implements Explainer<NoParams> {

    private final List<Object> hooks = new ArrayList<>();

    @Override
    public Heatmap explain(ExplainRequest<NoParams> r, Progress p) {
      hooks.add(r);
      return WrongMaps.plain(r, p);
    }
  }

  /** The last batch is not full, and its mean is taken as if it were. */
  private static final class Batched implements Explainer<Batched.Params> {

    /** How many at once. */
    public record Params(@Param(value = "4", help = "At once", min = 1) int batch) {}

    @Override
    public Heatmap explain(ExplainRequest<Params> r, Progress p) {
      int channels = Formulas.layer(r).size(0);
      int batch = r.params().batch();
      int padded = (channels + batch - 1) / batch * batch;
      return Heatmap.positive(gradCam(r).times((float) channels / padded));
    }
  }
}
