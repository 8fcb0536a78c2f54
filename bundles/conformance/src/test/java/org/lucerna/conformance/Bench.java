/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType.Layers;
import org.lucerna.vision.api.explain.ExplainerType.Trait;

/** The kit on the real engine, and methods given to it without a framework. */
final class Bench implements AutoCloseable {

  private final Laboratory laboratory;

  Bench() {
    PytorchBackend backend =
        new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));
    this.laboratory = new Laboratory(backend, backend.devices().get(0));
  }

  Laboratory laboratory() {
    return laboratory;
  }

  /** A method without parameters, so that a method reference may stand for one. */
  interface Plain extends Explainer<NoParams> {}

  /** A method and what it declares. */
  record Method(
      String id,
      Explainer<?> explainer,
      Class<? extends Record> params,
      Set<Trait> traits,
      Layers layers,
      Set<Capability> requires) {

    static Method of(String id, Explainer<?> explainer) {
      return new Method(
          id,
          explainer,
          NoParams.class,
          Set.of(),
          Layers.ANY,
          Set.of(Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS));
    }

    Method has(Trait... others) {
      return new Method(id, explainer, params, Set.of(others), layers, requires);
    }

    Method with(Class<? extends Record> record) {
      return new Method(id, explainer, record, traits, layers, requires);
    }

    Method at(Layers other) {
      return new Method(id, explainer, params, traits, other, requires);
    }

    Method using(Capability... others) {
      return new Method(id, explainer, params, traits, layers, Set.of(others));
    }

    Candidate candidate() {
      Map<String, Object> properties =
          Map.of(
              "label",
              id,
              "cite",
              "test",
              "about",
              "test",
              "formula",
              "test",
              "cost",
              "F",
              "layers",
              layers.name(),
              "traits",
              traits.stream().map(Enum::name).toList(),
              "requires",
              requires.stream().map(Enum::name).toList());
      FakePlugins plugins =
          new FakePlugins().register(Explainer.class, id, explainer, params, properties);
      return new Candidate(plugins.all(Explainer.class).get(0), new RecordParamBinder());
    }
  }

  Verification verify(Method method, String... checks) {
    return new Kit(laboratory, Set.of(checks))
        .verify(method.candidate(), method.id(), Progress.none());
  }

  @Override
  public void close() {
    laboratory.close();
  }
}
