/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import org.lucerna.core.api.command.Context;
import org.lucerna.vision.api.compute.Model;

/** A model that a command was told by options, on the device from its first use on. */
final class OpenedModel implements AutoCloseable {

  private final Workplace work;
  private final BuiltModel built;
  private Engine engine;
  private Model model;

  private OpenedModel(Workplace work, BuiltModel built) {
    this.work = work;
    this.built = built;
  }

  /** Reads its weights. The caller closes. */
  static OpenedModel of(ModelChoice choice, Workplace work, Context context) throws IOException {
    return new OpenedModel(work, new Chosen(choice).open(work, context));
  }

  BuiltModel built() {
    return built;
  }

  Engine engine() {
    if (engine == null) {
      engine = Engine.choose(work.plugins());
    }
    return engine;
  }

  Model model() throws IOException {
    if (model == null) {
      model = engine().backend().load(built.network(), built.weights(), engine().device());
    }
    return model;
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
    }
    built.close();
  }
}
