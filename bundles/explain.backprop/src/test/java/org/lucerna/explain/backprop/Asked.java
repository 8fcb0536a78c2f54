/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/** What tests ask methods about the first picture of a probe. */
record Asked(Probe probe, Target target, LayerId layer, long seed) {

  Asked(Probe probe, Target target) {
    this(probe, target, Network.INPUT, 1);
  }

  Asked at(LayerId other) {
    return new Asked(probe, target, other, seed);
  }

  Asked seeded(long other) {
    return new Asked(probe, target, layer, other);
  }

  Heatmap of(Explainer<NoParams> method) {
    return of(method, new NoParams());
  }

  <P extends Record> Heatmap of(Explainer<P> method, P params) {
    return method.explain(
        new ExplainRequest<>(probe, 0, target, layer, seed, params), Progress.none());
  }
}
