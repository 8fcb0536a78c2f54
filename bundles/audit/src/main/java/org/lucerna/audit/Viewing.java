/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.dataset.Split;

/** Looks at pictures through the network's eyes. */
final class Viewing {

  /** Crops are kept in memory: about 200 KB each at 224 pixels. */
  private static final int MOST = 3000;

  private final Inspection inspection;
  private final AuditParams params;

  Viewing(Inspection inspection, AuditParams params) {
    this.inspection = inspection;
    this.params = params;
  }

  /**
   * What was looked at.
   *
   * @param pictures by number
   * @param blank pictures whose map has nothing to show
   * @param splits how many pictures of each split were looked at
   */
  record View(List<Seen> pictures, int blank, Map<String, Integer> splits) {

    Map<Integer, List<Seen>> byClass() {
      Map<Integer, List<Seen>> classes = new TreeMap<>();
      pictures.forEach(s -> classes.computeIfAbsent(s.classIndex(), c -> new ArrayList<>()).add(s));
      return classes;
    }

    boolean objectsKnown() {
      return pictures.stream().anyMatch(s -> s.object().isPresent());
    }
  }

  /**
   * @throws LucernaException where there are no pictures to look at
   */
  View look(Progress progress) throws IOException {
    return look(name -> params.perClass(), progress);
  }

  /**
   * @param limit how many pictures of a class, by its name
   */
  View look(ToIntFunction<String> limit, Progress progress) throws IOException {
    List<InspectedPicture> pictures = chosen(limit);
    MapWish wish =
        new MapWish(
            List.of(params.method()),
            List.of(params.layer()),
            List.of(params.about().name().toLowerCase(java.util.Locale.ROOT)),
            params.param());
    List<Seen> seen = new ArrayList<>();
    int[] blank = {0};
    inspection.explain(
        pictures,
        wish,
        progress,
        maps -> seen(maps, seen.size()).ifPresentOrElse(seen::add, () -> blank[0]++));
    Map<String, Integer> splits = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      int n = (int) seen.stream().filter(s -> of(s.picture(), split)).count();
      if (n > 0) {
        splits.put(split.id(), n);
      }
    }
    return new View(List.copyOf(seen), blank[0], splits);
  }

  private static boolean of(InspectedPicture picture, Split split) {
    return picture.split().filter(split::equals).isPresent();
  }

  /** At most so many of each class; training pictures only where nobody named another split. */
  private List<InspectedPicture> chosen(ToIntFunction<String> limit) {
    List<InspectedPicture> all = inspection.pictures();
    boolean mixed =
        all.stream().anyMatch(p -> of(p, Split.TRAIN))
            && all.stream().anyMatch(p -> of(p, Split.TEST))
            && all.stream().noneMatch(p -> of(p, Split.VALIDATION));
    Map<String, List<InspectedPicture>> classes = new LinkedHashMap<>();
    for (InspectedPicture picture : all) {
      boolean usable = params.about() == AuditParams.About.PREDICTED || picture.label().isPresent();
      if (usable && !(mixed && of(picture, Split.TRAIN))) {
        classes.computeIfAbsent(picture.className(), c -> new ArrayList<>()).add(picture);
      }
    }
    if (classes.isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE,
          all.isEmpty()
              ? "There are no pictures to look at: give --data."
              : "No picture's class is one of the network's: name the classes, or take --about predicted.");
    }
    boolean unknown = params.about() == AuditParams.About.PREDICTED && classes.size() == 1;
    List<InspectedPicture> some = new ArrayList<>();
    classes.forEach(
        (name, pictures) -> {
          int wanted = Math.min(limit.applyAsInt(name), MOST / classes.size());
          some.addAll(Spread.evenly(pictures, unknown ? MOST : wanted));
        });
    return some;
  }

  private Optional<Seen> seen(PictureMaps maps, int number) {
    if (maps.maps().isEmpty()) {
      return Optional.empty();
    }
    PictureMaps.PictureMap found = maps.maps().get(0);
    Heatmap map = found.map().parts().get(0).plane();
    Energy energy = Energy.of(map, maps.crop().height(), maps.crop().width());
    if (energy == null) {
      return Optional.empty();
    }
    Optional<Mask> object =
        inspection
            .truth(maps.picture())
            .flatMap(t -> object(t, maps.crop().width(), maps.crop().height()));
    return Optional.of(
        new Seen(
            number,
            maps.picture(),
            found.classIndex(),
            maps.crop(),
            map,
            energy,
            Answers.softmax(maps.logits()),
            object));
  }

  /** The boxes of its objects, whose rims belong to them; where there is none, its mask. */
  private static Optional<Mask> object(PictureTruth truth, int width, int height) {
    if (truth.boxes().isEmpty()) {
      return truth.foreground();
    }
    BitSet bits = new BitSet(width * height);
    for (Bounds box : truth.boxes()) {
      for (int y = (int) Math.max(0, box.y0()); y <= Math.min(height - 1, box.y1()); y++) {
        for (int x = (int) Math.max(0, box.x0()); x <= Math.min(width - 1, box.x1()); x++) {
          bits.set(y * width + x);
        }
      }
    }
    return bits.isEmpty() ? Optional.empty() : Optional.of(Mask.of(width, height, bits));
  }
}
