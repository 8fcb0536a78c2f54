/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Check.only;
import static org.lucerna.conformance.Check.require;
import static org.lucerna.conformance.Check.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/** The map is the one the method's paper defines, and adds up where that is promised. */
final class Truth {

  /** A sum over 20 steps or more is this close to the integral. */
  private static final double INTEGRAL = 0.05;

  /** Of an integral, so that its rounding does not hide what is missing. */
  private static final int STEPS = 256;

  /** Of the score and the sums that are compared. */
  private static final double COMPLETE = 0.01;

  /**
   * Defined for layers without negative values only (METHODS.md): their denominators have poles.
   */
  private static final List<String> NON_NEGATIVE = List.of("xgrad-cam", "grad-cam++");

  private Truth() {}

  static List<Check> checks() {
    return List.of(
        new Rule("definition", "is the published method of its name", Truth::definition),
        new Rule(
            "completeness",
            "adds up to the score, or to its difference from the baseline's",
            Truth::completeness));
  }

  private record Case(Scene scene, Definition definition, double tolerance) {}

  private static String definition(Examination examination) {
    String id = examination.standard();
    List<Case> cases = new ArrayList<>();
    PooledForm.of(id).ifPresent(form -> cases.addAll(pooled(form)));
    LayerDefinitions.of(id).ifPresent(d -> cases.addAll(layered(examination, d)));
    MaskDefinitions.of(id)
        .ifPresent(
            d -> {
              cases.add(new Case(Scenes.POOLED, d, Invariance.ALIKE));
              cases.add(new Case(Scenes.LAYERED, d, Invariance.ALIKE));
            });
    double pixels = id.equals("integrated-gradients") ? INTEGRAL : Invariance.ALIKE;
    PixelDefinitions.of(id).ifPresent(d -> cases.add(new Case(Scenes.PIXELWISE, d, pixels)));
    if (cases.isEmpty()) {
      throw new Check.NotApplicable(alike(examination));
    }
    double largest = 0;
    for (Case one : cases) {
      largest = Math.max(largest, compare(examination, one));
    }
    return text("%d comparisons, largest difference of form %.1g", cases.size(), largest);
  }

  /** Also for a class with a negative score, and for derivatives of 1e-5. */
  private static List<Case> pooled(PooledForm form) {
    Definition closed = (scene, p) -> form.map(scene, p.activation(scene.picture(), scene.layer()));
    Scene faint = Scenes.POOLED.in(Rewriting.scaled(Scenes.POOLED.specimen(), 1e-3f));
    Scene hopeless = Scenes.POOLED.about(Target.ofClass(Specimens.HOPELESS));
    return java.util.stream.Stream.of(Scenes.POOLED, hopeless, faint, Scenes.BRANCHED)
        .map(scene -> new Case(scene, closed, Invariance.ALIKE))
        .toList();
  }

  private static List<Case> layered(Examination examination, Definition definition) {
    List<Scene> scenes = new ArrayList<>(Scenes.all(examination));
    if (NON_NEGATIVE.contains(examination.standard())) {
      scenes.remove(Scenes.CURVED);
    }
    if (scenes.contains(Scenes.LAYERED)) {
      scenes.add(Scenes.BRANCHED.at(new LayerId("relu2")));
      scenes.add(Scenes.LAYERED.about(Target.ofClass(Specimens.HOPELESS)));
    }
    return scenes.stream().map(s -> new Case(s, definition, Invariance.ALIKE)).toList();
  }

  private static double compare(Examination examination, Case one) {
    Tensor expected =
        examination.measure(one.scene(), probe -> one.definition().map(one.scene(), probe));
    Tensor actual = examination.ask(one.scene()).values();
    double distance = Maps.distanceOfForm(expected, actual);
    require(
        distance <= one.tolerance(),
        "%s, %s, layer %s: differs from the definition by %.2g of the range%s",
        one.scene().specimen(),
        one.scene().target(),
        one.scene().layer(),
        distance,
        resemblance(examination, one.scene(), actual));
    return distance;
  }

  /** Which other method a wrong map is. */
  private static String resemblance(Examination examination, Scene scene, Tensor map) {
    return closest(examination, scene, map)
        .filter(other -> !other.equals(examination.standard()))
        .map(other -> "; it is that of " + other)
        .orElse("");
  }

  private static String alike(Examination examination) {
    Scene scene = Scenes.usual(examination);
    return closest(examination, scene, examination.ask(scene).values())
        .map(other -> "no definition under this id; where classifiers have layers, it is " + other)
        .orElse("no definition is known under this id (option --as names one)");
  }

  private static Optional<String> closest(Examination examination, Scene scene, Tensor map) {
    return examination.measure(
        scene,
        probe -> {
          for (Map.Entry<String, Definition> e : new TreeMap<>(LayerDefinitions.all()).entrySet()) {
            boolean second = List.of("cam", "shapley-cam").contains(e.getKey());
            if (!second
                && Maps.distanceOfForm(e.getValue().map(scene, probe), map) <= Examination.EQUAL) {
              return Optional.of(e.getKey());
            }
          }
          return Optional.<String>empty();
        });
  }

  private static String completeness(Examination examination) {
    only(examination.candidate().has(Trait.COMPLETE), "COMPLETE is not declared");
    Settings settings =
        examination.candidate().parameter("steps").isPresent()
            ? examination.usual().with("steps", STEPS)
            : examination.usual();
    double largest = 0;
    for (Scene scene : Scenes.all(examination)) {
      double sum = examination.ask(scene, settings).values().sum();
      double[] promised = examination.measure(scene, probe -> promised(scene, probe));
      double residual = Double.POSITIVE_INFINITY;
      for (double value : promised) {
        double scale = Math.max(Math.abs(value), Math.abs(promised[0]));
        residual = Math.min(residual, Math.abs(sum - value) / scale);
      }
      require(
          residual <= COMPLETE,
          "%s: the map's sum %.4g is neither the score %.4g nor its difference from the score of an"
              + " empty picture %.4g or layer %.4g",
          scene.specimen(),
          sum,
          promised[0],
          promised[1],
          promised[2]);
      largest = Math.max(largest, residual);
    }
    return text("largest residual %.1g", largest);
  }

  /** The score; less that of an empty picture; less that of an empty layer. */
  private static double[] promised(Scene scene, Probe probe) {
    double score = probe.score(scene.picture(), scene.target());
    return new double[] {
      score, score - empty(scene, probe, Network.INPUT), score - empty(scene, probe, scene.layer())
    };
  }

  private static double empty(Scene scene, Probe probe, LayerId layer) {
    Tensor values =
        layer.equals(Network.INPUT)
            ? probe.input(scene.picture())
            : probe.activation(scene.picture(), layer);
    Tensor zeros = Tensor.stack(List.of(values.times(0)));
    return scene.target().score(probe.scores(layer, zeros).slice(0).toArray());
  }
}
