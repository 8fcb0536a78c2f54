/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** "What must be hidden for the class to flip?" */
@Component
@CommandType(
    id = "flip",
    label = "find what must be hidden for the class to change",
    params = FlipParams.class)
@CommandPlace(menu = "Explain", position = 30)
public final class FlipCommand implements Command<FlipParams> {

  private static final String JSON = "flip.json";

  private final Workplace work;

  @Activate
  public FlipCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(FlipParams params, Context context) throws IOException {
    Path base = context.workingDirectory();
    MethodParams methodParams = MethodParams.of(params.param(), base);
    MethodPlans plans = new MethodPlans(work);
    plans.require(List.of(params.method()), methodParams);
    try (OpenedModel opened = OpenedModel.of(params, work, context)) {
      BuiltModel built = opened.built();
      List<MethodPlan> methods =
          plans.of(
              built.network(),
              new MethodPlans.Order(
                  List.of(params.method()), List.of(params.layer()), methodParams));
      if (methods.size() != 1) {
        throw new ParamException("method", "give one method and one layer");
      }
      List<Subject> subjects = ImageFiles.of(params.image(), built.classes());
      Flip flip = new Flip(work, opened, methods.get(0), wanted(params, built));
      List<Flip.Found> found = new ArrayList<>();
      for (Subject subject : subjects) {
        Progress part = context.progress().part(subject.stem(), 1.0 / subjects.size());
        Flip.Found one = flip.find(subject, params, part);
        one.write(work, params.out());
        found.add(one);
      }
      return outcome(params, opened, methods.get(0), found);
    }
  }

  private OptionalInt wanted(FlipParams params, BuiltModel built) {
    if (params.to().isEmpty()) {
      return OptionalInt.empty();
    }
    String word = params.to().get().strip();
    int named = built.classes().indexOf(word);
    int count = Classes.count(built.network());
    if (named >= 0) {
      return OptionalInt.of(named);
    }
    if (word.matches("\\d{1,6}") && Integer.parseInt(word) < count) {
      return OptionalInt.of(Integer.parseInt(word));
    }
    throw new ParamException(
        "to",
        "%s has no class '%s'%s (classes are given by name, or by number from 0 to %d)"
            .formatted(
                built.network().id(),
                word,
                work.binder().didYouMean(word, built.classes()),
                count - 1));
  }

  private Outcome outcome(
      FlipParams params, OpenedModel opened, MethodPlan method, List<Flip.Found> found)
      throws IOException {
    BuiltModel built = opened.built();
    List<Map<String, Object>> pictures = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Flip.Found one : found) {
      pictures.add(one.json(built));
      lines.add(one.line(built, params.out()));
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("model", built.provenance());
    report.put("engine", opened.engine().backend().description());
    report.put("notes", built.notes());
    report.put("method", method.id());
    report.put("layer", built.network().displayName(method.layer()));
    report.put("cells", params.cells());
    report.put("fill", params.fill().name().toLowerCase(Locale.ROOT));
    report.put("pictures", pictures);
    Json.write(work.storage(), params.out().resolve(JSON), report);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("out", params.out().toString());
    json.put("report", params.out().resolve(JSON).toString());
    json.put("pictures", pictures);
    return Outcome.ok(lines, json);
  }
}
