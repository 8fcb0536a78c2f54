/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Check.only;
import static org.lucerna.conformance.Check.require;
import static org.lucerna.conformance.Check.text;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** The map is bright where the network looks, for the class that was asked about. */
final class Sight {

  private static final double ROUNDING = 1e-3;

  /** Lower and a method does change with the weights. */
  private static final double INSENSITIVE = 0.5;

  /** Networks with other weights that are averaged over. */
  private static final int DRAWS = 4;

  private Sight() {}

  static List<Check> checks() {
    return List.of(
        new Rule(
            "orientation",
            "is brightest where the only thing the network sees lies",
            Sight::orientation),
        new Rule("classes", "shows each of two classes its own evidence", Sight::classes),
        new Rule(
            "fixed",
            "explains the class that was predicted, also where a change makes another win",
            Sight::fixed),
        new Rule("masks", "fades parts of the picture with masks from 0 to 1", Sight::masks),
        new Rule(
            "weights",
            "reacts to randomised weights (measured; WEIGHT_INSENSITIVE is held to)",
            Sight::weights));
  }

  private static String orientation(Examination examination) {
    List<Scene> scenes = new ArrayList<>(List.of(Scenes.corners(examination)));
    List<Heatmap> maps = maps(examination, about(examination, scenes.get(0), 0));
    requireBright(maps, 0, "a spot in the %s is all there is");
    double share = maps.stream().mapToDouble(Pictures.PLACES.get(0)::share).max().orElse(0);
    return text("%.0f %% of the map in the right quarter", 100 * share);
  }

  private static String classes(Examination examination) {
    Scene two = Scenes.with(Scenes.corners(examination), Pictures.twoSpots());
    if (examination.candidate().has(Trait.CLASS_AGNOSTIC)) {
      double change =
          Maps.distance(
              examination.ask(two).values(),
              examination.ask(two.about(Target.ofClass(1))).values());
      require(
          change <= Examination.EQUAL,
          "declares CLASS_AGNOSTIC, and another class changes the map by %.2g",
          change);
      return "the same for both";
    }
    for (int index = 0; index < 2; index++) {
      List<Heatmap> maps = maps(examination, about(examination, two, index));
      requireBright(maps, index, "class " + index + "'s evidence lies in the %s");
    }
    return "";
  }

  /** What shows evidence against is asked about the negative target. */
  private static Scene about(Examination examination, Scene scene, int index) {
    Target target = Target.ofClass(index);
    return scene.about(Documented.isAgainst(examination) ? Target.negative(target) : target);
  }

  private static void requireBright(List<Heatmap> maps, int index, String what) {
    Quarter place = Pictures.PLACES.get(index);
    List<Quarter> found = maps.stream().map(Quarter::brightest).toList();
    require(
        found.contains(place), what + ", and the map is brightest in the %s", place, found.get(0));
  }

  /** The map, or each of several maps. */
  private static List<Heatmap> maps(Examination examination, Scene scene) {
    Heatmap map = examination.ask(scene, examination.thorough());
    if (map.names().isEmpty()) {
      return List.of(map);
    }
    List<Heatmap> parts = new ArrayList<>();
    for (int i = 0; i < map.names().size(); i++) {
      Heatmap part = new Heatmap(map.values().slice(i), map.sign(), map.facts());
      parts.add(map.cells().map(part::at).orElse(part));
    }
    return parts;
  }

  private static String fixed(Examination examination) {
    Scene two = Scenes.with(Scenes.corners(examination), Pictures.twoSpots());
    Scene predicted = two.about(Target.predicted());
    double change =
        Maps.distance(examination.ask(two).values(), examination.ask(predicted).values());
    require(
        change <= Examination.EQUAL,
        "'predicted' and the class that is predicted give maps that differ by %.2g: the class"
            + " switches on changed pictures (use request.fixedTarget())",
        change);
    return "";
  }

  private static String masks(Examination examination) {
    Scene scene = Scenes.usual(examination);
    List<Tensor> masks =
        examination.watch(scene).changes().stream()
            .filter(change -> change.how() instanceof Perturbation.Masks)
            .map(change -> stretched(scene, change))
            .toList();
    only(!masks.isEmpty(), "uses no masks");
    double least = masks.stream().mapToDouble(Tensor::min).min().orElse(0);
    double most = masks.stream().mapToDouble(Tensor::max).max().orElse(1);
    require(
        least >= -ROUNDING && most <= 1 + ROUNDING,
        "masks reach from %.3g to %.3g: beyond 0 to 1 the picture is not faded but changed",
        least,
        most);
    return text("from %.2g to %.2g", least, most);
  }

  /** As the backend applies them: masks are often brought to 0 to 1 after they were stretched. */
  private static Tensor stretched(Scene scene, Watch.Change change) {
    Shape layer = Shapes.of(scene.specimen().network()).get(change.layer());
    Tensor masks = ((Perturbation.Masks) change.how()).masks();
    List<Tensor> large = new ArrayList<>();
    for (int i = 0; i < masks.size(0); i++) {
      float[] mask = MaskDefinitions.stretched(masks.slice(i), layer.height(), layer.width());
      large.add(Tensor.wrap(mask, layer.height(), layer.width()));
    }
    return Tensor.stack(large);
  }

  private static String weights(Examination examination) {
    double afterUpper = 0;
    double afterAll = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      afterUpper += alike(examination, Redrawn.upper(Scenes.DEEP.specimen(), draw)) / DRAWS;
      afterAll += alike(examination, Redrawn.all(Scenes.DEEP.specimen(), draw)) / DRAWS;
    }
    String measured =
        text(
            "Spearman %.2f after the classifier's weights are drawn anew, %.2f after all",
            afterUpper, afterAll);
    require(
        !examination.candidate().has(Trait.WEIGHT_INSENSITIVE) || afterUpper >= INSENSITIVE,
        "declares WEIGHT_INSENSITIVE, but %s",
        measured);
    return measured;
  }

  /** Rank correlation of the maps' strengths with other weights, as Adebayo et al. 2018 compare. */
  private static double alike(Examination examination, Specimen other) {
    Tensor map = examination.ask(Scenes.DEEP).values();
    Tensor redrawn = examination.ask(Scenes.DEEP.in(other)).values();
    return Maps.spearman(Maps.strength(map), Maps.strength(redrawn));
  }
}
