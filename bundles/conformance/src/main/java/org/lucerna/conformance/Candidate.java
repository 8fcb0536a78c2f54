/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType.Layers;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.lucerna.vision.api.network.LayerId;

/** A method under examination, with what it says of itself. */
final class Candidate {

  /** What a method is asked, its parameters aside. */
  record Question(Probe probe, int picture, Target target, LayerId layer, long seed) {}

  private final Plugin<?> plugin;
  private final Explainer<?> explainer;
  private final ParamBinder binder;
  private final Class<? extends Record> params;

  /**
   * @throws org.lucerna.core.api.command.LucernaException (plugin broken) if it does not start
   */
  Candidate(Plugin<?> plugin, ParamBinder binder) {
    this.plugin = plugin;
    this.binder = binder;
    this.explainer = (Explainer<?>) plugin.service();
    this.params = plugin.params();
  }

  String id() {
    return plugin.id();
  }

  String label() {
    return plugin.label();
  }

  String origin() {
    return plugin.origin();
  }

  Optional<String> property(String name) {
    return plugin.property(name).filter(text -> !text.isBlank());
  }

  boolean has(Trait trait) {
    return plugin.properties("traits").contains(trait.name());
  }

  /** What it says it needs of a backend; names that are none are left out. */
  Set<Capability> requires() {
    Set<String> names = Set.copyOf(plugin.properties("requires"));
    return EnumSet.allOf(Capability.class).stream()
        .filter(c -> names.contains(c.name()))
        .collect(Collectors.toSet());
  }

  Layers layers() {
    String name = property("layers").orElse(Layers.ANY.name());
    return EnumSet.allOf(Layers.class).stream()
        .filter(l -> l.name().equals(name))
        .findFirst()
        .orElse(Layers.ANY);
  }

  /** Its parameters, each with help and default. */
  List<ParamInfo> parameters() {
    return binder.describe(params);
  }

  Optional<ParamInfo> parameter(String key) {
    return parameters().stream().filter(p -> p.key().equals(key)).findFirst();
  }

  /** Bound to these values, all others at their defaults. */
  Record bind(Map<String, ?> values) {
    return binder.bind(params, values, Path.of(""));
  }

  /** Asks it. What it throws comes through. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // the record was bound to the class it names
  Heatmap explain(Question question, Record bound, Progress progress) {
    return ((Explainer) explainer)
        .explain(
            new ExplainRequest(
                question.probe(),
                question.picture(),
                question.target(),
                question.layer(),
                question.seed(),
                bound),
            progress);
  }
}
