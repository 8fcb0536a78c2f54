/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.weights.TensorMap;

/** Loads each specimen once. Confined to one thread. */
final class Laboratory implements AutoCloseable {

  private final ComputeBackend backend;
  private final Device device;
  private final Map<Specimen, Model> models = new LinkedHashMap<>();

  Laboratory(ComputeBackend backend, Device device) {
    this.backend = backend;
    this.device = device;
  }

  Set<Capability> capabilities() {
    return backend.capabilities();
  }

  /** A watched probe of the scene's pictures. The caller closes. */
  WatchedProbe open(Scene scene) {
    return new WatchedProbe(model(scene.specimen()).probe(scene.plan()), new Watch());
  }

  private Model model(Specimen specimen) {
    Model model = models.get(specimen);
    if (model == null) {
      try (TensorMap weights = new TensorMap(specimen.name(), specimen.tensors())) {
        model = backend.load(specimen.network(), weights, device);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // the weights lie in memory
      }
      models.put(specimen, model);
    }
    return model;
  }

  @Override
  public void close() {
    models.values().forEach(Model::close);
    models.clear();
  }
}
