/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.Preprocessing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Classifies pictures. */
@Component
@CommandType(id = "predict", label = "classify pictures", params = PredictParams.class)
@CommandPlace(menu = "Run", position = 40)
public final class PredictCommand implements Command<PredictParams> {

  private static final int BATCH = 16;

  private final Workplace work;

  @Activate
  public PredictCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(PredictParams params, Context context) throws IOException {
    try (OpenedModel opened = OpenedModel.of(params, work, context)) {
      List<Subject> subjects = ImageFiles.of(params.image(), opened.built().classes());
      List<Tensor> logits = logits(opened.model(), subjects, context.progress());
      if (params.logits().isPresent()) {
        Npy.write(work.storage(), params.logits().get(), Tensor.stack(logits));
      }
      return outcome(opened.built(), subjects, logits, params.top());
    }
  }

  private List<Tensor> logits(Model model, List<Subject> subjects, Progress progress)
      throws IOException {
    Preprocessing preprocessing = model.network().input().preprocessing();
    Pictures pictures = new Pictures(work.tasks(), preprocessing);
    List<Tensor> all = new ArrayList<>();
    for (int from = 0; from < subjects.size(); from += BATCH) {
      List<Subject> batch = subjects.subList(from, Math.min(from + BATCH, subjects.size()));
      Tensor logits = model.logits(Pictures.inputs(pictures.crops(batch), preprocessing));
      for (int i = 0; i < batch.size(); i++) {
        all.add(logits.slice(i));
      }
      progress.step(all.size(), subjects.size());
    }
    return all;
  }

  private static Outcome outcome(
      BuiltModel built, List<Subject> subjects, List<Tensor> logits, int top) {
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> json = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      String stem = subjects.get(i).stem();
      lines.add(stem);
      Prediction p = new Prediction(stem, -1, logits.get(i).toArray());
      List<Map<String, Object>> ranked = new ArrayList<>();
      for (int rank = 0; rank < Math.min(top, p.logits().length); rank++) {
        int index = new Target.Ranked(rank).classIndex(p.logits());
        lines.add(
            String.format(
                Locale.ROOT, "  %6.2f %%  %s", 100 * p.probability(index), built.className(index)));
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("class", index);
        one.put("name", built.className(index));
        one.put("probability", p.probability(index));
        one.put("logit", p.logits()[index]);
        ranked.add(one);
      }
      json.add(Map.of("image", stem, "top", ranked));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("model", built.provenance());
    result.put("notes", built.notes());
    result.put("predictions", json);
    return Outcome.ok(lines, result);
  }
}
