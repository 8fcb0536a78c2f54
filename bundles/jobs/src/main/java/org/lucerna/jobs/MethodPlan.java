/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * One method at one layer.
 *
 * @param params bound
 */
record MethodPlan(Plugin<?> plugin, Record params, LayerId layer) {

  private static final List<String> WORDS = List.of("last", "cam");

  /**
   * Every wanted method at every wanted layer. A method that is defined at one layer only (CAM) is
   * at that one, if it is among those wanted.
   */
  static List<MethodPlan> of(
      Workplace work, Network network, List<String> methods, List<String> layers) {
    List<MethodPlan> plans = new ArrayList<>();
    for (String method : methods) {
      Plugin<?> plugin = work.plugins().require(Explainer.class, "method", method);
      Record params = defaults(work, plugin);
      List<String> fitting = layers.stream().filter(l -> fits(work, network, plugin, l)).toList();
      for (String layer : fitting.isEmpty() ? layers : fitting) {
        MethodPlan plan = new MethodPlan(plugin, params, layer(work, network, plugin, layer));
        if (!plans.contains(plan)) {
          plans.add(plan);
        }
      }
    }
    return List.copyOf(plans);
  }

  private static Record defaults(Workplace work, Plugin<?> plugin) {
    return work.binder().bind(plugin.params(), java.util.Map.of(), java.nio.file.Path.of(""));
  }

  private static boolean fits(Workplace work, Network network, Plugin<?> plugin, String name) {
    return !isCam(plugin)
        || WORDS.contains(name)
        || network
            .camHead()
            .filter(h -> h.layer().equals(resolve(work, network, name)))
            .isPresent();
  }

  private static boolean isCam(Plugin<?> plugin) {
    return plugin.property("layers").orElse("ANY").equals("CAM");
  }

  private static LayerId layer(Workplace work, Network network, Plugin<?> plugin, String name) {
    LayerId layer = resolve(work, network, name);
    if (!isCam(plugin)) {
      return layer;
    }
    LayerId cam =
        network
            .camHead()
            .map(CamHead::layer)
            .orElseThrow(
                () ->
                    new LucernaException(
                        ExitStatus.JOB_INVALID,
                        plugin.label()
                            + " needs a network that ends in pooling and a linear layer, and "
                            + network.id()
                            + " does not: train it with head 'gap', or use grad-cam"));
    if (!WORDS.contains(name) && !layer.equals(cam)) {
      throw new ParamException(
          "layer",
          "%s is defined at layer %s of %s only: ask for layer 'cam' or 'last'"
              .formatted(plugin.label(), network.displayName(cam), network.id()));
    }
    return cam;
  }

  static LayerId resolve(Workplace work, Network network, String name) {
    try {
      return network.resolve(name).orElseThrow();
    } catch (NoSuchElementException e) {
      if (name.equals("cam")) {
        throw new ParamException(
            "layer",
            "network "
                + network.id()
                + " has no layer 'cam': it does not end in pooling and a linear layer");
      }
      List<String> names = network.nodes().stream().map(n -> n.id().path()).toList();
      throw new ParamException(
          "layer",
          "network %s has no layer '%s'%s (see 'lucerna networks %s')"
              .formatted(network.id(), name, work.binder().didYouMean(name, names), network.id()));
    }
  }
}
