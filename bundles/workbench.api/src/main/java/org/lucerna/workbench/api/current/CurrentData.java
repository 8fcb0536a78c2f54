/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;

/**
 * The open data set. The window closes it when another takes its place.
 *
 * @param source what opens it again: a job's {@code data}
 * @param seed of its splits
 */
public record CurrentData(Dataset data, Map<String, Object> source, long seed) {

  public CurrentData {
    source = Map.copyOf(source);
  }

  /**
   * One of its pictures, to be made current.
   *
   * @param index into {@link Dataset#samples()}
   */
  public CurrentPicture picture(int index) {
    Sample sample = data.samples().get(index);
    return new CurrentPicture(
        sample.id(),
        sample.id().substring(sample.id().lastIndexOf('/') + 1),
        0,
        new CurrentPicture.Origin(
            file(sample), OptionalInt.of(index), OptionalInt.of(sample.label()), false),
        () -> data.image(index));
  }

  /** The file of a sample of a folder. */
  private Optional<Path> file(Sample sample) {
    try {
      return Optional.ofNullable(source.get("path"))
          .map(path -> Path.of(path.toString()).resolve(sample.id()))
          .filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
