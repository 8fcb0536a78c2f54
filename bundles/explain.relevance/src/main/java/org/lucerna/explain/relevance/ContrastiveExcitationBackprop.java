/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.osgi.service.component.annotations.Component;

/**
 * Contrastive excitation backpropagation (Zhang et al. 2016, section 3.3): the winning probability
 * of the class minus that of its opposite, a class with all weights negated, taken at the layer the
 * classifier reads and handed on from there. What excites classes in general cancels out.
 *
 * <p>A classifier that looks at each cell by itself is taken as one with the averaging behind it,
 * see {@link CellwiseClassifier}.
 *
 * <p>The raw map {@code [h, w]} is the signed sum over channels; the paper's picture cuts it off at
 * 0.
 */
@Component
@ExplainerType(
    id = "c-mwp",
    label = "Contrastive excitation backpropagation",
    cite =
        "J. Zhang, Z. Lin, J. Brandt, X. Shen, S. Sclaroff, Top-down neural attention by excitation"
            + " backprop, ECCV 2016 / IJCV 2018",
    about =
        "Excitation backpropagation minus that of the class's opposite: what is the class's own.",
    formula = "relu(sum_k P_k), from P(w_c) - P(-w_c) at the layer the classifier reads",
    cost = "F + Ft + Bt, and the classifier twice",
    traits = ExplainerType.Trait.NON_NEGATIVE_LAYERS,
    requires = {Capability.ACTIVATIONS, Capability.BACKWARD_RULES, Capability.PARAMETERS})
public final class ContrastiveExcitationBackprop implements Explainer<NoParams> {

  private static final String ID = "c-mwp";

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Tensor values = Planes.values(request, request.layer(), ID);
    Node classifier = classifier(request);
    LayerId hidden = requireBelow(request, classifier.inputs().get(0));
    Tensor prior = Winners.prior(request, ID);
    Tensor start = contrast(request, prior, classifier);
    Planes.Way way = new Planes.Way(request.layer(), new BackwardRule.Excitation(false));
    Tensor contrast = Planes.walk(request, hidden, start, way);
    Heatmap map = Heatmap.positive(Planes.channelSum(contrast));
    map = Winners.described(map, values, contrast.sum()).with("contrast at", hidden.path());
    return Passing.excitation(map, request.probe().network(), request.readLayer());
  }

  private static Tensor excited(
      ExplainRequest<?> request, Tensor prior, LayerId hidden, boolean negated) {
    Planes.Way way = new Planes.Way(hidden, new BackwardRule.Excitation(negated));
    return Planes.walk(request, request.readLayer(), prior, way);
  }

  private static Node classifier(ExplainRequest<?> request) {
    Network network = request.probe().network();
    if (request.target().layer().isPresent()) {
      throw Planes.refusal(
          "method c-mwp contrasts classes of %s, and the target is read at %s: use excitation-backprop"
              .formatted(network.id(), request.readLayer()));
    }
    return Heads.classifier(network)
        .orElseThrow(
            () ->
                Planes.refusal(
                    "method c-mwp needs a last linear layer that gives the classes, and %s has none: use excitation-backprop"
                        .formatted(network.id())));
  }

  /** What the classifier reads, if it depends on the layer that is explained. */
  private static LayerId requireBelow(ExplainRequest<?> request, LayerId hidden) {
    Network network = request.probe().network();
    boolean below =
        request.layer().equals(Network.INPUT)
            || network.trunk(hidden).stream().anyMatch(node -> node.id().equals(request.layer()));
    if (!below) {
      throw Planes.refusal(
          "method c-mwp contrasts at %s, what the classifier of %s reads, and layer %s lies behind it: use layer last"
              .formatted(hidden, network.id(), request.layer()));
    }
    return hidden;
  }

  private static Tensor contrast(ExplainRequest<?> request, Tensor prior, Node classifier) {
    LayerId hidden = classifier.inputs().get(0);
    Tensor values = request.probe().activation(request.picture(), hidden);
    if (CellwiseClassifier.isOne(classifier, values)) {
      Tensor weight = request.probe().parameter(classifier.id().path() + ".weight");
      return new CellwiseClassifier(values, weight).contrast(prior.toArray());
    }
    return minus(excited(request, prior, hidden, false), excited(request, prior, hidden, true));
  }

  private static Tensor minus(Tensor a, Tensor b) {
    float[] difference = a.toArray();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= b.at(i);
    }
    return Tensor.wrap(difference, a.shape());
  }
}
