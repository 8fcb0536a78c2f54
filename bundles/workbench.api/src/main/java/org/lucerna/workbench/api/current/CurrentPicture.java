/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.session.Session;

/**
 * The picture looked at. Two are equal when they are the same version of the same picture.
 *
 * @param id unique: a sample's id or a file's path
 * @param name for people
 * @param version 0 for the picture itself, counting up while it is painted over
 * @param pixels decodes it, or gives the painted pixels
 */
public record CurrentPicture(String id, String name, long version, Origin origin, Pixels pixels) {

  /**
   * Where it comes from.
   *
   * @param file where it is one
   * @param sample index in the current data set
   * @param label its class, if known
   * @param cropped whether the pixels are those that the network sees already, resized and cropped
   */
  public record Origin(
      Optional<Path> file, OptionalInt sample, OptionalInt label, boolean cropped) {}

  /** Gives a picture; may take long. */
  @FunctionalInterface
  public interface Pixels {
    RgbImage read() throws IOException;
  }

  /** The pixels that a model sees: resized and cropped. May take long. */
  public RgbImage crop(Session session) throws IOException {
    RgbImage image = pixels.read();
    return origin.cropped() ? image : session.crop(image);
  }

  /** This picture with its crop painted over. */
  public CurrentPicture painted(RgbImage crop, long number) {
    return new CurrentPicture(
        id,
        name,
        number,
        new Origin(origin.file(), origin.sample(), origin.label(), true),
        () -> crop);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CurrentPicture p && p.id.equals(id) && p.version == version;
  }

  @Override
  public int hashCode() {
    return id.hashCode() * 31 + Long.hashCode(version);
  }
}
