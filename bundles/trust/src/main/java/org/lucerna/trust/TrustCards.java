/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.io.IOException;
import java.util.List;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.measure.TrustAssessor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Cards of what was measured of a map on its own picture: calibrated confidence, the effect of
 * deleting what it marks beside that of deleting as much elsewhere ({@link Deletion}), {@link
 * Stability}, {@link RandomWeights}, {@link Rival}, {@link CellSize}; the verdict by {@link Rules}.
 */
@Component
@PluginType(id = "trust", label = "trust card")
public final class TrustCards implements TrustAssessor {

  private final Plugins plugins;
  private final ParamBinder binder;

  @Activate
  public TrustCards(@Reference Plugins plugins, @Reference ParamBinder binder) {
    this.plugins = plugins;
    this.binder = binder;
  }

  /**
   * How cards are wanted.
   *
   * @param params of methods
   */
  record Order(Settings settings, List<String> params) {}

  @Override
  public Cards open(Inspection inspection, Wish wish, Progress progress) throws IOException {
    return open(inspection, new Order(Settings.usual(wish.slow()), wish.params()));
  }

  CardWriter open(Inspection inspection, Order order) throws IOException {
    RandomWeights weights = new RandomWeights(plugins, binder, inspection);
    return new CardWriter(inspection, order, this::isSlow, weights);
  }

  /** Decorators multiply what a method costs. */
  @SuppressWarnings("rawtypes") // what methods are registered under
  private boolean isSlow(String method) {
    return method.contains(":")
        || plugins
            .find(Explainer.class, method)
            .filter(plugin -> plugin.properties("traits").contains("SLOW"))
            .isPresent();
  }
}
