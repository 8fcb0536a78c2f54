/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.dataset.Redraw;

/** Shows the network all pictures as they are, and refuses those a world is not made of. */
final class Viewing {

  private static final int BATCH = 32;

  private final Inspection inspection;
  private final World world;

  Viewing(Inspection inspection, World world) {
    this.inspection = inspection;
    this.world = world;
  }

  /**
   * @throws LucernaException (usage) if the pictures are no drawings, or not of this world
   */
  List<Seen> all(Progress progress) throws IOException {
    List<InspectedPicture> pictures =
        inspection.pictures().stream().filter(p -> p.label().isPresent()).toList();
    List<PictureTruth> truths = new ArrayList<>();
    List<Redraw> redraws = new ArrayList<>();
    for (InspectedPicture picture : pictures) {
      Optional<Redraw> redraw = inspection.redraw(picture);
      Optional<PictureTruth> truth = inspection.truth(picture).filter(t -> !t.defining().isEmpty());
      if (redraw.isEmpty() || truth.isEmpty()) {
        throw refused("needs pictures that can be drawn again with something changed");
      }
      redraws.add(redraw.get());
      truths.add(truth.get());
    }
    if (pictures.isEmpty()) {
      throw refused("needs pictures of the network's classes");
    }
    Map<String, Integer> classes = classes(pictures, truths);
    List<float[]> logits = logits(pictures, progress);
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      int label = pictures.get(i).label().getAsInt();
      seen.add(
          new Seen(
              pictures.get(i),
              label,
              truths.get(i),
              redraws.get(i),
              logits.get(i),
              others(truths.get(i), classes)));
    }
    check(seen);
    return seen;
  }

  private static LucernaException refused(String why) {
    return new LucernaException(
        ExitStatus.USAGE, "The laboratory " + why + ", such as the data set 'critters'.");
  }

  /** Which class each defining part tells, from the pictures themselves. */
  private static Map<String, Integer> classes(
      List<InspectedPicture> pictures, List<PictureTruth> truths) {
    Map<String, Integer> classes = new HashMap<>();
    for (int i = 0; i < pictures.size(); i++) {
      int label = pictures.get(i).label().getAsInt();
      truths.get(i).defining().forEach(part -> classes.put(part, label));
    }
    return classes;
  }

  private static Map<Integer, String> others(PictureTruth truth, Map<String, Integer> classes) {
    Map<Integer, String> others = new HashMap<>();
    classes.forEach(
        (part, label) -> {
          if (truth.parts().containsKey(Case.other(part))) {
            others.put(label, Case.other(part));
          }
        });
    return others;
  }

  private List<float[]> logits(List<InspectedPicture> pictures, Progress progress)
      throws IOException {
    List<float[]> logits = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      progress.step(from, pictures.size());
      List<InspectedPicture> some = pictures.subList(from, Math.min(from + BATCH, pictures.size()));
      List<RgbImage> crops = inspection.crops(some);
      Tensor answer = inspection.model().logits(inspection.inputs(crops));
      for (int i = 0; i < some.size(); i++) {
        logits.add(answer.slice(i).toArray());
      }
    }
    return logits;
  }

  private void check(List<Seen> seen) {
    boolean fits =
        switch (world) {
          case PARTS -> seen.stream().allMatch(s -> s.others().isEmpty() && oneBox(s));
          case TWO -> seen.stream().allMatch(s -> s.others().size() == 1 && oneBox(s));
          case MOSAIC -> seen.stream().allMatch(s -> s.truth().boxes().size() == 2);
          case SHORTCUT -> seen.stream().anyMatch(s -> Case.mark(s.truth()).isPresent());
        };
    if (!fits) {
      throw refused(
          switch (world) {
            case PARTS -> "expects one creature in a picture in world 'parts'";
            case TWO -> "expects two creatures of two classes in world 'two' (creatures: 2)";
            case MOSAIC -> "expects two by two creatures in world 'mosaic' (mosaic: true)";
            case SHORTCUT -> "finds no planted mark (shortcut: CLASS, shortcut-in: all)";
          });
    }
  }

  private static boolean oneBox(Seen seen) {
    return seen.truth().boxes().size() == 1;
  }
}
