/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What was run, from a run's manifest and, where that is missing, its report. */
record SetupReader(JsonFile manifest, JsonFile report) {

  /** What training found out, not what it was told. */
  private static final Set<String> RESULTS =
      Set.of("checkpoint", "checkpoint-sha256", "epoch", "validation-accuracy", "data", "seed");

  RunFolder.Setup setup(String jobName) {
    JsonFile job = manifest.object("job");
    JsonFile data = report.object("data");
    Map<String, Object> source = job.object("data").members();
    source.values().removeIf(Objects::isNull);
    return new RunFolder.Setup(
        report.text("job").or(() -> job.text("name")).orElse(jobName),
        data.text("name").orElseGet(() -> called(source)),
        data.texts("classes"),
        source,
        base(),
        (long) manifest.number("seed").orElse(report.number("seed").orElse(0)),
        report
            .text("network")
            .or(() -> manifest.object("model").text("network"))
            .or(() -> job.object("model").text("network"))
            .orElse(""),
        head(job.object("model").members().get("head")),
        manifest.text("data-fingerprint").orElse(""),
        configuration(job));
  }

  private Path base() {
    try {
      return Path.of(manifest.text("base").orElse(""));
    } catch (InvalidPathException e) {
      return Path.of("");
    }
  }

  private static String called(Map<String, Object> source) {
    Object word = source.getOrDefault("path", source.get("loader"));
    return word == null ? "" : word.toString().replaceFirst("^.*[/\\\\](?=.)", "");
  }

  /** A word, or a mapping of one word to the head's parameters. */
  private static String head(Object head) {
    if (head instanceof Map<?, ?> map) {
      return map.keySet().stream().findFirst().map(String::valueOf).orElse("");
    }
    return head == null ? "" : head.toString();
  }

  private Map<String, String> configuration(JsonFile job) {
    Map<String, String> all = new TreeMap<>();
    flatten("data", job.object("data").members(), all);
    flatten("model", job.object("model").members(), all);
    for (JsonFile step : job.objects("steps")) {
      step.members().forEach((name, values) -> flatten(name, values, all));
    }
    manifest.text("seed").ifPresent(seed -> all.put("seed", seed));
    // Training writes every parameter with its default; the job only those that were given.
    manifest
        .object("model")
        .members()
        .forEach(
            (key, value) -> {
              if (!RESULTS.contains(key)) {
                all.putIfAbsent(key.startsWith("train.") ? key : "model." + key, value + "");
              }
            });
    for (String key : List.of("data-fingerprint", "engine", "device", "java", "system")) {
      manifest.text(key).ifPresent(text -> all.put(key, text));
    }
    for (String bundle : manifest.texts("bundles")) {
      String[] words = bundle.split(" ", 2);
      all.put("bundle " + words[0], words.length > 1 ? words[1] : "");
    }
    return all;
  }

  private static void flatten(String key, Object value, Map<String, String> into) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> flatten(key + "." + k, v, into));
    } else if (value != null) {
      into.put(key, value.toString());
    }
  }
}
