/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;

/** The model that {@code predict}, {@code explain} and others are given by options. */
record Chosen(ModelChoice choice) {

  /** Reads it. The caller closes. */
  BuiltModel open(Workplace work, Context context) throws IOException {
    BuiltModel built = choice.model().isPresent() ? stored(work) : fresh(work, context);
    built.notes().forEach(context.progress()::note);
    if (choice.classes().isEmpty()) {
      return built;
    }
    List<String> names = Classes.read(choice.classes().get(), Classes.count(built.network()));
    return new BuiltModel(
        built.network(), built.weights(), built.fresh(), names, built.notes(), built.provenance());
  }

  private BuiltModel stored(Workplace work) throws IOException {
    if (choice.network().isPresent() || choice.weights().isPresent()) {
      throw new ParamException(
          "model", "give either --model or --network with --weights, not both");
    }
    BuiltModel built = new ModelBuilder(work).stored(choice.model().get());
    Preprocessing p = built.network().input().preprocessing();
    Network sized =
        built
            .network()
            .withInput(
                new InputSpec(
                    p.sized(choice.resize().orElse(p.resize()), choice.crop().orElse(p.crop()))));
    return new BuiltModel(
        sized, built.weights(), built.fresh(), built.classes(), built.notes(), built.provenance());
  }

  private BuiltModel fresh(Workplace work, Context context) throws IOException {
    Path base = context.workingDirectory();
    boolean file =
        choice.network().isPresent() && ExportedNetwork.isFile(work, choice.network().get(), base);
    if (choice.network().isEmpty() || choice.weights().isEmpty() && !file) {
      throw new ParamException(
          "model",
          "give --model RUN, or --network NAME with --weights FILE, or --network FILE.onnx");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("network", choice.network().get());
    choice.weights().ifPresent(v -> values.put("weights", v));
    choice.resize().ifPresent(v -> values.put("resize", v));
    choice.crop().ifPresent(v -> values.put("crop", v));
    ModelBuilder builder = new ModelBuilder(work);
    ModelBuilder.Design design = builder.design(values, OptionalInt.empty(), base);
    return builder.build(design, 0, List.of(), context.progress());
  }
}
