/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.task.Progress;
import org.lucerna.models.Readers.Opened;
import org.lucerna.vision.api.weights.ElementType;
import org.lucerna.vision.api.weights.Weights;

/** What {@code models info} says of a file. */
final class FileFacts {

  private final Path file;
  private final Opened opened;
  private final Weights weights;
  private final List<LikelyNetworks.Match> networks;
  private final Catalogue catalogue;

  private FileFacts(Path file, Opened opened, LikelyNetworks likely, Catalogue catalogue) {
    this.file = file;
    this.opened = opened;
    this.weights = opened.weights();
    this.networks = opened.graph().isPresent() ? List.of() : likely.of(weights);
    this.catalogue = catalogue;
  }

  /** Opens, looks and closes. */
  static Outcome of(Path file, Readers readers, Catalogue catalogue, Progress progress)
      throws IOException {
    try (Opened opened = readers.open(file)) {
      opened.readAll(progress.part("reading " + file.getFileName(), 1));
      return new FileFacts(file, opened, new LikelyNetworks(readers.plugins()), catalogue)
          .outcome();
    }
  }

  private Outcome outcome() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("format", opened.format());
    json.put("bytes", Files.size(file));
    json.put("sha256", weights.sha256());
    json.put("catalogue", catalogue.ofHash(weights.sha256()).map(CatalogueEntry::name).orElse(""));
    json.put("tensors", weights.names().size());
    json.put("parameters", parameters());
    json.put("types", types());
    json.put("own-graph", opened.graph().isPresent());
    json.put("networks", networks.stream().map(LikelyNetworks.Match::json).toList());
    json.put("metadata", metadata());
    return Outcome.ok(lines(json), json);
  }

  private List<String> lines(Map<String, Object> json) {
    List<String> lines = new ArrayList<>();
    lines.add(file.toString());
    line(lines, "format", opened.label());
    line(lines, "size", String.format(Locale.ROOT, "%,d bytes", json.get("bytes")));
    line(lines, "SHA-256", weights.sha256());
    catalogue
        .ofHash(weights.sha256())
        .ifPresent(e -> line(lines, "published", e.name() + ", " + e.address()));
    line(
        lines,
        "tensors",
        types().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", ")));
    line(lines, "parameters", String.format(Locale.ROOT, "%,d", parameters()));
    line(lines, "network", fits());
    return lines;
  }

  private String fits() {
    if (opened.graph().isPresent()) {
      return "its own, of " + opened.graph().get().nodes().size() + " layers";
    }
    return networks.isEmpty()
        ? "none of those known here"
        : networks.stream().map(LikelyNetworks.Match::text).collect(Collectors.joining("; "));
  }

  private static void line(List<String> lines, String what, String text) {
    lines.add(String.format("  %-11s %s", what, text));
  }

  /** Without the running statistics and counters of normalisation layers, as torch counts. */
  private long parameters() {
    return weights.names().stream()
        .filter(n -> !n.matches(".*\\.(running_mean|running_var|num_batches_tracked)"))
        .mapToLong(n -> LikelyNetworks.elements(weights.shape(n)))
        .sum();
  }

  private Map<String, Integer> types() {
    Map<String, Integer> types = new TreeMap<>();
    for (String name : weights.names()) {
      ElementType type = weights.type(name);
      types.merge(type.name(), 1, Integer::sum);
    }
    return types;
  }

  /** Long texts, such as a checkpoint's graph, are left out. */
  private Map<String, String> metadata() {
    Map<String, String> short_ = new TreeMap<>(weights.metadata());
    short_.values().removeIf(v -> v.length() > 200);
    return short_;
  }
}
