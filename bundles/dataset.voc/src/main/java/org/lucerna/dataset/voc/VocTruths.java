/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.ObjectBox;
import org.lucerna.vision.api.dataset.Problem;

/** What VOC's annotations and segmentations say of each sample. */
final class VocTruths {

  /** In the order of their palette indices, from 1. */
  private static final List<String> PALETTE =
      List.of(
          "aeroplane",
          "bicycle",
          "bird",
          "boat",
          "bottle",
          "bus",
          "car",
          "cat",
          "chair",
          "cow",
          "diningtable",
          "dog",
          "horse",
          "motorbike",
          "person",
          "pottedplant",
          "sheep",
          "sofa",
          "train",
          "tvmonitor");

  private static final String CLASSES = "SegmentationClass";
  private static final String OBJECTS = "SegmentationObject";

  private final List<String> palette;
  private final VocTree tree;
  private final Map<String, Annotation> annotations;
  private final Assembly assembly;
  private final Map<String, Truth> truths = new LinkedHashMap<>();

  /**
   * @param annotations by sample
   */
  VocTruths(
      VocParams params, VocTree tree, Map<String, Annotation> annotations, Assembly assembly) {
    this.palette = params.palette().isEmpty() ? PALETTE : params.palette();
    this.tree = tree;
    this.annotations = annotations;
    this.assembly = assembly;
  }

  /** Looks at boxes and segmentations; lists those that cannot be used. */
  void check(List<Candidate> samples, Progress progress) {
    Map<String, PictureFile> classes = masks(samples, CLASSES, progress);
    Map<String, PictureFile> objects = masks(samples, OBJECTS, progress);
    for (Candidate c : samples) {
      String picture = c.picture().name();
      int index = palette.indexOf(c.className()) + 1;
      Optional<MaskFile> mask =
          index > 0 && classes.containsKey(picture)
              ? Optional.of(new MaskFile(classes.get(picture), Set.of(index)))
              : Optional.ofNullable(objects.get(picture)).map(f -> new MaskFile(f, numbers(c)));
      truths.put(c.id(), new Truth(c.className(), boxes(c), mask));
    }
  }

  Truth of(Candidate sample) {
    return truths.get(sample.id());
  }

  /** Objects have their place in the annotation as their index. */
  private Set<Integer> numbers(Candidate c) {
    return things(c).stream().map(Annotation.Thing::number).collect(Collectors.toSet());
  }

  private List<Annotation.Thing> things(Candidate c) {
    return annotations.get(c.id()).objects().stream()
        .filter(t -> t.className().equals(c.className()))
        .toList();
  }

  private List<ObjectBox> boxes(Candidate c) {
    Annotation annotation = annotations.get(c.id());
    Look look = assembly.look(c.picture());
    String file = annotation.name() + ".xml";
    if (annotation.width() > 0
        && annotation.height() > 0
        && (annotation.width() != look.width() || annotation.height() != look.height())) {
      String message = "%s is for %dx%d pixels, its picture has %dx%d; its boxes are not used.";
      note(
          List.of(c.picture().name()),
          message.formatted(
              file, annotation.width(), annotation.height(), look.width(), look.height()));
      return List.of();
    }
    Place place = new Place(c.picture().name(), look, 1, assembly.problems());
    List<ObjectBox> boxes = new ArrayList<>();
    for (Annotation.Thing thing : things(c)) {
      place
          .put(file + ", object " + thing.number(), thing.ends())
          .ifPresent(b -> boxes.add(new ObjectBox(c.className(), b, thing.difficult())));
    }
    return boxes;
  }

  private Map<String, PictureFile> masks(
      List<Candidate> samples, String folder, Progress progress) {
    Map<PictureFile, PictureFile> found = new LinkedHashMap<>();
    for (Candidate c : samples) {
      tree.segmentation(folder, annotations.get(c.id())).ifPresent(f -> found.put(c.picture(), f));
    }
    Map<String, PictureFile> fitting = assembly.fitting(found, progress);
    Optional<String> wrong = fitting.values().stream().findFirst().flatMap(this::colours);
    wrong.ifPresent(why -> note(List.of(folder), why + " The folder is not used."));
    return wrong.isPresent() ? Map.of() : fitting;
  }

  /** Tools that write colours do so in all files of a folder. */
  private Optional<String> colours(PictureFile mask) {
    try {
      new MaskFile(mask, Set.of(1)).rows(assembly.limits());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void note(List<String> files, String message) {
    assembly.problems().add(new Problem(Problem.Kind.TRUTH, files, message));
  }
}
