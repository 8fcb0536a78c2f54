/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;

/**
 * The pictures with masks, and what the masks show.
 *
 * @param pictures those of the first half, then those of the second; within a half in a random
 *     order that keeps duplicates apart where it can
 * @param firstHalf how many belong to the first half
 * @param concepts all that occur, in the order of {@link Concept}
 */
record Masked(List<InspectedPicture> pictures, int firstHalf, List<Concept> concepts) {

  /** Reads the masks of all pictures once. */
  static Masked of(Inspection inspection, List<InspectedPicture> from, Progress progress) {
    List<InspectedPicture> first = new ArrayList<>();
    List<InspectedPicture> second = new ArrayList<>();
    TreeSet<Concept> concepts = new TreeSet<>();
    for (int i = 0; i < from.size(); i++) {
      progress.step(i, from.size());
      InspectedPicture picture = from.get(i);
      Optional<ConceptMasks> masks = masks(inspection, picture);
      if (masks.isPresent()) {
        concepts.addAll(masks.get().concepts());
        (isFirst(picture.group()) ? first : second).add(picture);
      }
    }
    List<InspectedPicture> all = new ArrayList<>(mixed(first, inspection.seed()));
    all.addAll(mixed(second, inspection.seed()));
    return new Masked(List.copyOf(all), first.size(), List.copyOf(concepts));
  }

  static Optional<ConceptMasks> masks(Inspection inspection, InspectedPicture picture) {
    return inspection.truth(picture).flatMap(t -> ConceptMasks.of(t, picture.className()));
  }

  /** Decided by the group's name alone: other pictures or another seed change nothing. */
  static boolean isFirst(String group) {
    CRC32 crc = new CRC32();
    crc.update(group.getBytes(StandardCharsets.UTF_8));
    return Long.bitCount(crc.getValue()) % 2 == 0;
  }

  private static List<InspectedPicture> mixed(List<InspectedPicture> pictures, long seed) {
    List<InspectedPicture> mixed = new ArrayList<>(pictures);
    Collections.shuffle(mixed, new Random(seed));
    for (int i = 1; i < mixed.size(); i++) {
      String before = mixed.get(i - 1).group();
      int other = i;
      while (other < mixed.size() && mixed.get(other).group().equals(before)) {
        other++;
      }
      if (other < mixed.size()) {
        Collections.swap(mixed, i, other);
      }
    }
    return mixed;
  }

  /**
   * @throws LucernaException (unreadable) if there is none
   */
  void require() {
    if (pictures.isEmpty()) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "none of the pictures has masks to compare units with: give a data set with masks, such"
              + " as --data DIR --set masks=DIR, or --data critters");
    }
  }

  int size() {
    return pictures.size();
  }

  boolean isFirst(int picture) {
    return picture < firstHalf;
  }

  /** The picture whose masks stand in for this one's when pictures are shuffled. */
  int partner(int picture) {
    if (isFirst(picture)) {
      return (picture + 1) % firstHalf;
    }
    return firstHalf + (picture - firstHalf + 1) % (size() - firstHalf);
  }

  List<String> groups() {
    return pictures.stream().map(InspectedPicture::group).toList();
  }

  Map<Concept, Integer> index() {
    Map<Concept, Integer> index = new LinkedHashMap<>();
    for (Concept concept : concepts) {
      index.put(concept, index.size());
    }
    return index;
  }

  /** What the masks of one of the pictures show. */
  Labels labels(Inspection inspection, int picture) throws IOException {
    InspectedPicture of = pictures.get(picture);
    return masks(inspection, of)
        .map(masks -> new Labels(masks, index()))
        .orElseThrow(() -> new IOException("The masks of " + of.id() + " are gone."));
  }
}
