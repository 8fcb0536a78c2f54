/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.api.current.CurrentMethod;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.CurrentRun;

/** What is current in the window, as values a dialog begins with. */
final class CurrentValues {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /** What of the selection is a value of a key. */
  private static final Map<String, Function<Selection, Optional<?>>> TABLE =
      Map.of(
          "image",
              s ->
                  s.get(CurrentPicture.class)
                      .flatMap(p -> p.origin().file())
                      .map(f -> List.of(f.toString())),
          "method", s -> s.get(CurrentMethod.class).map(m -> List.of(m.id())),
          "layer", s -> s.get(CurrentLayer.class).map(l -> List.of(l.name())),
          "target", s -> s.get(CurrentClass.class).map(c -> List.of(c.name())),
          "data", s -> s.get(CurrentData.class).flatMap(CurrentValues::place),
          "run", s -> s.get(CurrentRun.class).map(r -> List.of(r.folder().toString())));

  /** What commands are about; asked for before how they go about it. */
  private static final List<String> SUBJECTS =
      List.of("model", "network", "weights", "data", "image", "method", "layer", "target");

  private CurrentValues() {}

  /** Parameters that say what a command is about first, the others in their order. */
  static List<ParamInfo> subjectsFirst(List<ParamInfo> params) {
    return params.stream().sorted(Comparator.comparingInt(CurrentValues::rank)).toList();
  }

  private static int rank(ParamInfo info) {
    int at = SUBJECTS.indexOf(info.key());
    return at < 0 ? SUBJECTS.size() : at;
  }

  private static Optional<Object> place(CurrentData data) {
    Object path = data.source().get("path");
    return Optional.ofNullable(path == null ? data.source().get("loader") : path);
  }

  /** Values for the parameters of a command; event thread. */
  static Map<String, Object> of(CommandForm form, Selection selection) {
    Map<String, Object> all = new LinkedHashMap<>();
    Optional<Map<String, Object>> model =
        selection.get(CurrentModel.class).map(m -> m.session().choice());
    for (ParamInfo info : form.params()) {
      Optional<Object> chosen = model.map(choice -> choice.get(info.key()));
      Optional<?> current =
          chosen.isPresent()
              ? chosen
              : Optional.ofNullable(TABLE.get(info.key())).flatMap(t -> t.apply(selection));
      current.ifPresent(v -> all.put(info.key(), v));
      if (isOutput(info)) {
        all.put(info.key(), place(form.id()));
      }
    }
    return all;
  }

  private static boolean isOutput(ParamInfo info) {
    return info.required() && info.kind() == ParamInfo.Kind.PATH && info.key().equals("out");
  }

  /** A new run folder of the workspace. */
  private static String place(String command) {
    String name = command.replace(' ', '-') + "-" + LocalDateTime.now().format(TIME);
    return Path.of("runs", name).toString();
  }

  /** A picture and a data set exclude each other, and so do a model and a network. */
  static Map<String, Object> merged(Map<String, Object> current, Map<String, ?> given) {
    Map<String, Object> all = new LinkedHashMap<>(current);
    exclude(all, given, "image", "data");
    exclude(all, given, "model", "network");
    if (all.containsKey("image") && all.containsKey("data")) {
      all.remove("data");
    }
    all.putAll(given);
    return all;
  }

  private static void exclude(Map<String, Object> all, Map<String, ?> given, String a, String b) {
    if (given.containsKey(a) || given.containsKey(b)) {
      all.remove(a);
      all.remove(b);
      if (a.equals("model")) {
        all.remove("weights");
      }
    }
  }
}
