/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.PictureSet;

/** The next and the previous picture: of those that were picked, else of the whole data set. */
final class PictureOrder {

  private PictureOrder() {}

  /** The picture {@code by} steps on, from the last to the first; empty where there is no order. */
  static Optional<CurrentPicture> step(Selection selection, int by) {
    Optional<CurrentData> data = selection.get(CurrentData.class);
    if (data.isEmpty() || data.get().data().samples().isEmpty()) {
      return Optional.empty();
    }
    List<Integer> all =
        IntStream.range(0, data.get().data().samples().size()).boxed().toList();
    OptionalInt now =
        selection
            .get(CurrentPicture.class)
            .map(p -> p.origin().sample())
            .orElse(OptionalInt.empty());
    List<Integer> order =
        selection
            .get(PictureSet.class)
            .map(PictureSet::samples)
            .filter(s -> !s.isEmpty() && (now.isEmpty() || s.contains(now.getAsInt())))
            .orElse(all);
    int at = now.isPresent() ? order.indexOf(now.getAsInt()) : -1;
    int next = at < 0 ? 0 : Math.floorMod(at + by, order.size());
    return Optional.of(sample(data.get(), order.get(next)));
  }

  /** A sample as a picture. */
  static CurrentPicture sample(CurrentData data, int index) {
    Sample sample = data.data().samples().get(index);
    String id = sample.id();
    return new CurrentPicture(
        id,
        id.substring(id.lastIndexOf('/') + 1),
        0,
        new CurrentPicture.Origin(
            file(data, id), OptionalInt.of(index), OptionalInt.of(sample.label()), false),
        () -> data.data().image(index));
  }

  /** Data sets in folders name samples by their path; others have no files. */
  private static Optional<Path> file(CurrentData data, String id) {
    Object folder = data.source().get("path");
    if (folder == null) {
      return Optional.empty();
    }
    Path file = Path.of(folder.toString()).resolve(id);
    return file.isAbsolute() && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }
}
