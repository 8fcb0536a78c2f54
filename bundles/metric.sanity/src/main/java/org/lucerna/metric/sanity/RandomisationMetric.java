/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * The model parameter randomisation test of Adebayo et al., Sanity Checks for Saliency Maps,
 * NeurIPS 2018, section 3: the same method explains the same class to a network whose weights are
 * drawn anew from the top down. A map that stays as it was does not show what was learnt.
 *
 * <p>Where we differ. The authors' code initialises trainable variables again and leaves
 * BatchNorm's statistics, which are none, at the trained values, for activations that no longer are
 * what they were; here statistics are estimated anew, and networks without BatchNorm are scaled
 * layer by layer ({@link Fit}). Rank correlations are those of the paper. Their SSIM takes maps
 * from their least to their largest value with skimage's default range of 2 for numbers from 0 to
 * 1, which makes any two maps look alike; here it compares strengths as they are drawn, with a
 * range of 1. Histograms of gradients are left out. The paper has a step a block of the network;
 * here there are as many as are asked for.
 *
 * <p>What it cannot say. A low value is no proof that a map is right, and that the classes of a
 * network with new weights are explained less noisily or more so has its own effect (Binder et al.,
 * Shortcomings of Top-Down Randomization-Based Sanity Checks, CVPR 2023). Rank correlations of
 * pixels are low for noisy maps whatever the method.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "randomisation",
    label = "reaction to randomised weights",
    about = "does the map change when what the network learnt is drawn anew?",
    cite = "J. Adebayo et al., Sanity checks for saliency maps, NeurIPS 2018",
    measures = {
      "randomisation-similarity score lower rank correlation of the map's strengths with those of"
          + " the map of the same network with all its weights drawn anew",
      "randomisation-ssim score lower structural similarity of the two maps as they are drawn",
      "randomisation-signed score neither rank correlation of the two maps with their signs",
      "randomisation-head score lower rank correlation of strengths when the head's weights alone"
          + " are drawn anew",
    },
    cost = "3 x (F + the method)",
    panel = true,
    params = RandomisationParams.class)
public final class RandomisationMetric implements ExplanationMetric<RandomisationParams> {

  @Override
  public Gauge gauge(Inspection inspection, RandomisationParams params, Progress progress)
      throws IOException {
    Network network = inspection.model().network();
    List<Stage> cascade = Stage.cascade(network, params.stages());
    List<Stage> single = Stage.independent(network, params.independent());
    List<Stage> all = Stream.concat(cascade.stream(), single.stream()).toList();
    RandomisedNetworks networks =
        RandomisedNetworks.open(
            inspection,
            new RandomisedNetworks.Wish(all, params.draws(), params.pictures()),
            progress);
    return new RandomisationGauge(cascade, single, networks);
  }
}
