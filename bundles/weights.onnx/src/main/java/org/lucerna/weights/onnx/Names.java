/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * Layers' names: a torch module's where the export says which, and below a container as torch.fx
 * names calls ({@code layer1.0.add}); else the node's own.
 */
final class Names {

  private static final int LONGEST = 200;
  private static final Pattern SCOPED = Pattern.compile("(/[^/]+)*/[A-Z][A-Za-z]*(_\\d+)?");
  private static final Pattern WEIGHT = Pattern.compile("[A-Za-z_][\\w.]*\\.weight");
  private static final Map<String, String> CALLS =
      Map.of(
          "Concat", "cat",
          "Gemm", "linear",
          "MatMul", "linear",
          "Reshape", "flatten",
          "Squeeze", "flatten",
          "Clip", "clamp",
          "ReduceMean", "mean",
          "LayerNormalization", "norm",
          "BatchNormalization", "norm");

  private final Set<String> used = new HashSet<>(Set.of(Network.INPUT.path()));

  /**
   * Where a layer comes from.
   *
   * @param module the torch module, empty for the network itself
   * @param call what is called there
   * @param exact whether the name is known to be this layer's alone, by its weights
   */
  private record Place(String module, String call, boolean exact) {}

  /** One name for each layer, all different. */
  static List<LayerId> of(List<Draft.Piece> pieces) {
    List<Optional<Place>> places = pieces.stream().map(Names::place).toList();
    Set<String> containers = new HashSet<>(Set.of(""));
    Map<String, Set<String>> calls = new HashMap<>();
    for (Optional<Place> place : places) {
      place.ifPresent(
          p -> {
            containers.addAll(above(p.module()));
            calls.computeIfAbsent(p.module(), k -> new HashSet<>()).add(p.call());
          });
    }
    Names names = new Names();
    List<LayerId> ids = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      String name = plain(pieces.get(i).origin());
      if (places.get(i).isPresent()) {
        Place p = places.get(i).get();
        boolean alone = !containers.contains(p.module()) && calls.get(p.module()).size() == 1;
        name = p.exact() || alone ? p.module() : p.module() + "." + p.call();
      }
      ids.add(new LayerId(names.unique(tidy(name))));
    }
    return ids;
  }

  private static Set<String> above(String module) {
    Set<String> above = new HashSet<>();
    for (int dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1)) {
      above.add(module.substring(0, dot));
    }
    return above;
  }

  private static Optional<Place> place(Draft.Piece piece) {
    OnnxNode node = piece.origin();
    if (node == null) {
      return Optional.of(new Place("", "flatten", false));
    }
    String call = call(piece);
    if (!node.module().isEmpty()) {
      return Optional.of(new Place(node.module(), call, false));
    }
    if (SCOPED.matcher(node.name()).matches()) {
      return Optional.of(new Place(module(node.name()), call, false));
    }
    Source weight = piece.tensors().get("weight");
    if (weight != null && WEIGHT.matcher(weight.name()).matches()) {
      String name = weight.name();
      String module = name.substring(0, name.length() - ".weight".length());
      return Optional.of(new Place(module, call, true));
    }
    return Optional.empty();
  }

  private static String call(Draft.Piece piece) {
    String op = piece.origin().op();
    String own = op.substring(op.lastIndexOf(':') + 1);
    return CALLS.getOrDefault(own, own.toLowerCase(Locale.ROOT));
  }

  /**
   * The module of {@code /layer1/layer1.0/conv1/Conv}: {@code layer1.0.conv1}. Torch repeats a
   * list's name in its items'.
   */
  static String module(String nodeName) {
    String[] parts = nodeName.split("/");
    List<String> path = new ArrayList<>();
    for (int i = 1; i < parts.length - 1; i++) {
      int last = path.size() - 1;
      if (last >= 0 && parts[i].startsWith(path.get(last) + ".")) {
        path.set(last, parts[i]);
      } else {
        path.add(parts[i]);
      }
    }
    return String.join(".", path);
  }

  private static String plain(OnnxNode node) {
    if (node == null) {
      return "flatten";
    }
    String output = node.output();
    String fallback =
        output.matches("[0-9]*") ? node.op().toLowerCase(Locale.ROOT) + output : output;
    return node.name().isBlank() ? fallback : node.name();
  }

  /** Dots between parts, and nothing that is odd in file names. */
  private static String tidy(String name) {
    String tidy =
        name.replaceAll("[/:\\\\.]+", ".")
            .replaceAll("[^\\w.\\-]", "_")
            .replaceAll("^[.]+|[.]+$", "");
    String text = tidy.isEmpty() ? "layer" : tidy;
    return text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
  }

  private String unique(String name) {
    String candidate = name;
    for (int i = 1; !used.add(candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }
}
