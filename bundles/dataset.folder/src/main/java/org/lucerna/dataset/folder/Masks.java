/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Problem;

/**
 * Which pictures have a mask: a PNG whose bright pixels belong to the foreground.
 *
 * @param files by position of the picture
 */
record Masks(Map<Integer, Path> files) {

  /** The one part that masks know. */
  static final String FOREGROUND = "foreground";

  private static final int HALF = 127;

  Masks {
    files = Map.copyOf(files);
  }

  /**
   * Finds the masks of pictures.
   *
   * @param root holds them in the pictures' folders and under the pictures' names
   * @param look scans files as it does those of pictures
   * @param problems gets those that cannot be used
   * @throws LucernaException (unreadable) if {@code root} is no folder
   */
  static Masks find(
      Path root,
      List<Picture> pictures,
      Function<List<Entry>, List<Scan>> look,
      List<Problem> problems) {
    if (!Files.isDirectory(root)) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "The folder of masks " + root + " does not exist.");
    }
    List<Integer> owners = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      Optional<Entry> entry = entry(root, pictures.get(i).entry());
      if (entry.isPresent()) {
        owners.add(i);
        entries.add(entry.get());
      }
    }
    if (entries.isEmpty()) {
      problems.add(
          problem(
              List.of(),
              "No picture has a mask in %s: CLASS/NAME.png is expected beside CLASS/NAME.jpg."
                  .formatted(root)));
    }
    List<Scan> scans = look.apply(entries);
    Map<Integer, Path> files = new HashMap<>();
    for (int k = 0; k < entries.size(); k++) {
      Picture picture = pictures.get(owners.get(k));
      Optional<String> wrong = wrong(entries.get(k), scans.get(k), picture.scan());
      if (wrong.isPresent()) {
        problems.add(problem(List.of(picture.id()), wrong.get()));
      } else {
        files.put(owners.get(k), entries.get(k).file());
      }
    }
    return new Masks(files);
  }

  /** {@code CLASS/NAME.png}, or with what stands before the class, such as {@code train/}. */
  private static Optional<Entry> entry(Path root, Entry picture) {
    String id = picture.id().replaceFirst("\\.[^./]*$", "") + ".png";
    int folder = ("/" + id).indexOf("/" + picture.className() + "/");
    String behind = folder > 0 ? id.substring(folder) : id;
    return Stream.of(id, behind)
        .distinct()
        .map(name -> new Entry(name, root.resolve(name), "", Optional.empty(), Optional.empty()))
        .filter(e -> Files.isRegularFile(e.file()))
        .findFirst();
  }

  private static Optional<String> wrong(Entry mask, Scan scan, Scan picture) {
    if (!scan.isReadable()) {
      return Optional.of("The mask " + scan.message());
    }
    if (scan.width() == picture.width() && scan.height() == picture.height()) {
      return Optional.empty();
    }
    return Optional.of(
        "The mask %s has %dx%d pixels, its picture %dx%d; it is not used."
            .formatted(mask.id(), scan.width(), scan.height(), picture.width(), picture.height()));
  }

  private static Problem problem(List<String> files, String message) {
    return new Problem(Problem.Kind.TRUTH, files, message);
  }

  /**
   * @param picture its position
   * @throws LucernaException (unreadable) if the mask has changed since it was found
   */
  Optional<GroundTruth> truth(int picture, DecodeLimits limits) {
    return Optional.ofNullable(files.get(picture)).map(file -> truth(file, limits));
  }

  private static GroundTruth truth(Path file, DecodeLimits limits) {
    try {
      Mask mask = mask(ImageDecoder.decode(file, limits));
      return new GroundTruth(
          mask.bounds().stream().toList(), Map.of(FOREGROUND, mask), Set.of(FOREGROUND));
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "the mask %s cannot be read any more: %s".formatted(file, e.getMessage()),
          e);
    }
  }

  private static Mask mask(RgbImage image) {
    BitSet bits = new BitSet();
    for (int i = 0; i < image.width() * image.height(); i++) {
      bits.set(i, (image.rgb(i % image.width(), i / image.width()) >> 8 & 0xFF) > HALF);
    }
    return Mask.of(image.width(), image.height(), bits);
  }
}
