/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * DeepLIFT with the rescale rule (Shrikumar et al. 2017, section 3.5.2): {@code m (x - x')} with
 * multipliers m whose chain runs back through the network with the slope of the chord between
 * baseline x' and picture x at each function of one value. {@code [3, H, W]}, signed; sums to
 * {@code y(x) - y(x')} (summation to delta, eq. 1), and what is missing to that is said in the
 * facts.
 */
@Component
@ExplainerType(
    id = "deep-lift",
    label = "DeepLIFT (rescale)",
    cite =
        "A. Shrikumar, P. Greenside, A. Kundaje, Learning important features through propagating"
            + " activation differences, ICML 2017, arXiv 1704.02685",
    about = "How much each colour of each pixel adds to the difference from a baseline's score.",
    formula = "(x - x') dy / dx with chords (f(in) - f(in')) / (in - in') for slopes",
    cost = "F + F + B",
    traits = ExplainerType.Trait.COMPLETE,
    requires = {Capability.BACKWARD_RULES, Capability.SCORES},
    layers = ExplainerType.Layers.INPUT,
    params = DeepLiftParams.class)
public final class DeepLift implements Explainer<DeepLiftParams> {

  @Override
  public Heatmap explain(ExplainRequest<DeepLiftParams> request, Progress progress) {
    Tensor picture = request.probe().input(request.picture());
    Tensor reference =
        Baseline.of(request.params().baseline())
            .of(picture, request.probe().network().input().preprocessing());
    BackwardRule rule = new BackwardRule.Rescale(Network.INPUT, reference);
    Tensor multipliers =
        request.probe().propagate(request.picture(), Network.INPUT, request.target(), rule);
    Tensor contributions = Colors.product(multipliers, Colors.difference(picture, reference));
    return Completeness.checked(
        Heatmap.signed(contributions), request, Completeness.scoreOf(reference, request));
  }
}
