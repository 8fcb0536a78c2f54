/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/** Finds the methods, decorators, parameters and layers that words mean. */
final class MethodPlans {

  private static final String ALL = "all";

  /** {@code all,-ss-cam}: all but one. */
  private static final String WITHOUT = "-";

  private final Workplace work;

  MethodPlans(Workplace work) {
    this.work = work;
  }

  /**
   * What somebody asked for.
   *
   * @param methods ids, {@code METHOD:DECORATOR...}, {@code all}, {@code -METHOD} to leave one out
   *     of those before it
   * @param layers names, {@code last}, {@code cam}, {@code all}
   */
  record Order(List<String> methods, List<String> layers, MethodParams params) {}

  /** Checks names and parameters before any network is there. */
  void require(List<String> methods, MethodParams params) {
    Set<String> used = new LinkedHashSet<>();
    for (Words words : words(methods)) {
      used.add(words.method().id());
      params.bind(work, words.method());
      for (Plugin<?> decorator : words.decorators()) {
        used.add(decorator.id());
        params.bind(work, decorator);
      }
    }
    params.requireUsed(work, used);
  }

  /**
   * Every wanted method at every wanted layer. A method that is defined at one layer only (CAM), or
   * at the picture, is there once, whatever other layers are wanted.
   */
  List<MethodPlan> of(Network network, Order order) {
    return plans(network, order, Optional.empty());
  }

  /**
   * The same, but whatever is not defined for this network or these layers is left out, as if it
   * had come with {@code all}.
   *
   * @param leftOut receives a sentence for each
   */
  List<MethodPlan> applicable(Network network, Order order, Consumer<String> leftOut) {
    return plans(network, order, Optional.of(leftOut));
  }

  private List<MethodPlan> plans(Network network, Order order, Optional<Consumer<String>> leftOut) {
    require(order.methods(), order.params());
    List<LayerId> layers = LayerNames.resolve(work, network, order.layers());
    Places wanted = new Places(network, order.layers(), layers);
    List<MethodPlan> plans = new ArrayList<>();
    for (Words words : words(order.methods())) {
      Record params = order.params().bind(work, words.method());
      List<Decoration> decorations =
          words.decorators().stream()
              .map(d -> new Decoration(d, order.params().bind(work, d)))
              .toList();
      for (List<LayerId> at : layers(wanted, words, decorations, leftOut)) {
        boolean chosen = words.chosen() && leftOut.isEmpty();
        MethodPlan plan = new MethodPlan(words.method(), params, decorations, at, chosen);
        if (plans.stream().noneMatch(p -> p.id().equals(plan.id()) && p.layers().equals(at))) {
          plans.add(plan);
        }
      }
    }
    return List.copyOf(plans);
  }

  private record Words(Plugin<?> method, List<Plugin<?>> decorators, boolean chosen) {}

  private List<Words> words(List<String> methods) {
    List<Words> words = new ArrayList<>();
    for (String method : methods) {
      if (method.startsWith(WITHOUT)) {
        String id = method.substring(WITHOUT.length());
        work.plugins().require(Explainer.class, "method", id);
        words.removeIf(w -> w.method().id().equals(id));
        continue;
      }
      if (method.equals(ALL)) {
        for (Plugin<?> plugin : work.plugins().all(Explainer.class)) {
          words.add(new Words(plugin, List.of(), false));
        }
        continue;
      }
      List<String> parts = Arrays.asList(method.split(":", -1));
      Plugin<?> plugin = work.plugins().require(Explainer.class, "method", parts.get(0));
      List<Plugin<?>> decorators = new ArrayList<>();
      for (String part : parts.subList(1, parts.size())) {
        decorators.add(work.plugins().require(Decorator.class, "decorator", part));
      }
      words.add(new Words(plugin, decorators, true));
    }
    return words;
  }

  /** Layers by the words they were asked for with, and as the network has them. */
  private record Places(Network network, List<String> names, List<LayerId> layers) {}

  private static List<List<LayerId>> layers(
      Places wanted,
      Words words,
      List<Decoration> decorations,
      Optional<Consumer<String>> leftOut) {
    try {
      return layers(wanted, words, decorations);
    } catch (LucernaException | ParamException e) {
      if (leftOut.isEmpty()) {
        throw e;
      }
      leftOut.get().accept("%s was left out: %s".formatted(words.method().id(), e.getMessage()));
      return List.of();
    }
  }

  private static List<List<LayerId>> layers(
      Places wanted, Words words, List<Decoration> decorations) {
    String kind = words.method().property("layers").orElse("ANY");
    if (kind.equals("INPUT")) {
      return List.of(List.of(Network.INPUT));
    }
    if (kind.equals("CAM")) {
      return cam(wanted, words).map(l -> List.of(List.of(l))).orElse(List.of());
    }
    return decorations.stream().anyMatch(Decoration::joinsLayers)
        ? List.of(wanted.layers())
        : wanted.layers().stream().map(List::of).toList();
  }

  /** CAM's own layer, if it is among those wanted. */
  private static Optional<LayerId> cam(Places wanted, Words words) {
    Network network = wanted.network();
    Optional<LayerId> cam = network.camHead().map(CamHead::layer);
    String label = words.method().label();
    if (cam.isEmpty()) {
      if (!words.chosen()) {
        return Optional.empty();
      }
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          label
              + " needs a network that ends in pooling and a linear layer, and "
              + network.id()
              + " does not: train it with head 'gap', or use grad-cam");
    }
    if (wanted.names().stream().noneMatch(LayerNames.WORDS::contains)
        && !wanted.layers().contains(cam.get())) {
      if (!words.chosen()) {
        return Optional.empty();
      }
      throw new ParamException(
          "layer",
          "%s is defined at layer %s of %s only: ask for layer 'cam' or 'last'"
              .formatted(label, network.displayName(cam.get()), network.id()));
    }
    return cam;
  }
}
