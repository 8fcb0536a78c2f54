/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * The model that {@code predict} and {@code explain} are given by options.
 *
 * @param model a run's folder or checkpoint
 * @param network instead, a network's name or an exported file
 * @param weights its weights
 * @param resize other than the model's own
 * @param crop other than the model's own
 * @param classes names, one a line
 */
record Chosen(
    Optional<Path> model,
    Optional<String> network,
    Optional<String> weights,
    Optional<Integer> resize,
    Optional<Integer> crop,
    Optional<Path> classes) {

  /** Reads it. The caller closes. */
  BuiltModel open(Workplace work, Context context) throws IOException {
    BuiltModel built = model.isPresent() ? stored(work) : fresh(work, context);
    built.notes().forEach(context.progress()::note);
    if (classes.isEmpty()) {
      return built;
    }
    List<String> names = Classes.read(classes.get(), Classes.count(built.network()));
    return new BuiltModel(
        built.network(), built.weights(), built.fresh(), names, built.notes(), built.provenance());
  }

  private BuiltModel stored(Workplace work) throws IOException {
    if (network.isPresent() || weights.isPresent()) {
      throw new ParamException(
          "model", "give either --model or --network with --weights, not both");
    }
    BuiltModel built = new ModelBuilder(work).stored(model.get());
    Preprocessing p = built.network().input().preprocessing();
    Network sized =
        built
            .network()
            .withInput(new InputSpec(p.sized(resize.orElse(p.resize()), crop.orElse(p.crop()))));
    return new BuiltModel(
        sized, built.weights(), built.fresh(), built.classes(), built.notes(), built.provenance());
  }

  private BuiltModel fresh(Workplace work, Context context) throws IOException {
    Path base = context.workingDirectory();
    boolean file = network.isPresent() && ExportedNetwork.isFile(work, network.get(), base);
    if (network.isEmpty() || weights.isEmpty() && !file) {
      throw new ParamException(
          "model",
          "give --model RUN, or --network NAME with --weights FILE, or --network FILE.onnx");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("network", network.get());
    weights.ifPresent(v -> values.put("weights", v));
    resize.ifPresent(v -> values.put("resize", v));
    crop.ifPresent(v -> values.put("crop", v));
    ModelBuilder builder = new ModelBuilder(work);
    ModelBuilder.Design design = builder.design(values, OptionalInt.empty(), base);
    return builder.build(design, 0, List.of(), context.progress());
  }
}
