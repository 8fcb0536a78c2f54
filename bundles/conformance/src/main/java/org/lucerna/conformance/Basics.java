/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Check.only;
import static org.lucerna.conformance.Check.require;
import static org.lucerna.conformance.Check.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainerType.Layers;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** What a method says of itself, where it may be asked, and what a map looks like. */
final class Basics {

  /** A layer of {@link Specimens#pooled} without height and width. */
  private static final LayerId FLAT = new LayerId("flatten");

  private Basics() {}

  static List<Check> checks() {
    return List.of(
        new Rule(
            "metadata", "says what it is, from which paper and at what cost", Basics::metadata),
        new Rule(
            "shape",
            "gives finite maps of the layer's, the picture's or a named size",
            Basics::shape),
        new Rule(
            "refusal",
            "refuses, by name, a layer or network it is not defined for",
            Basics::refusal));
  }

  private static String metadata(Examination examination) {
    Candidate candidate = examination.candidate();
    require(
        candidate.id().matches("[a-z0-9]+(-[a-z0-9]+)*\\+{0,2}"),
        "the id '%s' is not lower case with hyphens",
        candidate.id());
    List<String> missing = new ArrayList<>();
    for (String name : List.of("label", "cite", "about", "formula", "cost")) {
      if (candidate.property(name).isEmpty()) {
        missing.add(name);
      }
    }
    candidate.parameters().stream()
        .filter(p -> p.help().isBlank())
        .map(ParamInfo::key)
        .forEach(key -> missing.add("help of parameter " + key));
    require(missing.isEmpty(), "@ExplainerType lacks %s", String.join(", ", missing));
    return "";
  }

  private static String shape(Examination examination) {
    List<String> refusals = new ArrayList<>();
    List<Scene> scenes = new ArrayList<>(Scenes.all(examination));
    scenes.add(Scenes.CONVOLVED);
    for (Scene scene : scenes) {
      Heatmap map;
      try {
        map = examination.ask(scene);
      } catch (Examination.Refusal e) {
        refusals.add(e.getMessage());
        continue;
      }
      require(Maps.isFinite(map.values()), "%s: a value is not finite", scene.specimen());
      require(map.values().length() > 0, "%s: the map is empty", scene.specimen());
      requireSize(scene, map);
    }
    require(
        refusals.size() < scenes.size(), "refuses every network: %s", String.join("; ", refusals));
    return refusals.isEmpty()
        ? ""
        : text("refuses %d of %d networks", refusals.size(), scenes.size());
  }

  private static void requireSize(Scene scene, Heatmap map) {
    Tensor values = map.values();
    require(
        values.rank() == 2 || values.rank() == 3 && (values.size(0) == 3 || !map.names().isEmpty()),
        "%s: a map is [h, w], [3, h, w] for colours or [k, h, w] with k names, not %s",
        scene.specimen(),
        values);
    if (map.cells().isEmpty()) {
      int height = values.size(values.rank() - 2);
      int width = values.size(values.rank() - 1);
      Shape layer = Shapes.of(scene.specimen().network()).get(scene.layer());
      boolean picture = height == Specimens.SIDE && width == Specimens.SIDE;
      require(
          picture || height == layer.height() && width == layer.width(),
          "%s: %d×%d cells are neither the layer's %d×%d nor the picture's; a grid of its own needs"
              + " Heatmap.at(CellGrid)",
          scene.specimen(),
          height,
          width,
          layer.height(),
          layer.width());
    }
  }

  private static String refusal(Examination examination) {
    Layers layers = examination.candidate().layers();
    only(layers != Layers.INPUT, "explains the picture itself, whatever layer is asked for");
    Scene wrong = Scenes.POOLED.at(FLAT);
    requireRefusal(examination, wrong, FLAT.path());
    if (layers == Layers.CAM) {
      requireRefusal(examination, Scenes.LAYERED, Scenes.LAYERED.specimen().network().id());
    }
    return "";
  }

  private static void requireRefusal(Examination examination, Scene scene, String named) {
    String where = scene.layer() + " of " + scene.specimen();
    try {
      examination.ask(scene);
    } catch (Examination.Refusal e) {
      require(
          e.getMessage() != null && e.getMessage().contains(named),
          "refuses %s without naming %s: %s",
          where,
          named,
          e.getMessage());
      return;
    } catch (Check.Failure e) {
      throw new Check.Failure(
          text(
              "%s must be refused with a LucernaException (job invalid): %s",
              where, e.getMessage()));
    }
    throw new Check.Failure(text("gives a map for %s, where it is not defined", where));
  }

  /** Capabilities that were used and not declared. */
  static Set<Capability> undeclared(Examination examination) {
    Set<Capability> undeclared = new TreeSet<>(examination.used());
    undeclared.removeAll(examination.candidate().requires());
    return undeclared;
  }
}
