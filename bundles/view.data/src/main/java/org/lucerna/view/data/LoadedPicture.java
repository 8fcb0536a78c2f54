/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.Images;

/**
 * A picture ready to be painted.
 *
 * @param sample what the data set knows of it, if it is of the open one
 * @param className of the sample
 * @param truth boxes and parts, for the picture as it is in its data set
 * @param hash of its content, empty where it is of no data set
 */
record LoadedPicture(
    CurrentPicture picture,
    BufferedImage image,
    Optional<Sample> sample,
    String className,
    Optional<TruthLayer> truth,
    String hash) {

  /**
   * Decodes; may take long.
   *
   * @param data that the picture's sample number is meant in
   */
  static LoadedPicture of(CurrentPicture picture, Optional<Dataset> data) throws IOException {
    BufferedImage image = Images.of(picture.pixels().read());
    Optional<Sample> sample = data.flatMap(d -> sample(picture, d));
    if (sample.isEmpty()) {
      return new LoadedPicture(picture, image, sample, "", Optional.empty(), "");
    }
    int index = picture.origin().sample().getAsInt();
    String name = data.get().classes().get(sample.get().label());
    if (picture.origin().cropped()) {
      return new LoadedPicture(picture, image, sample, name, Optional.empty(), "");
    }
    return new LoadedPicture(
        picture,
        image,
        sample,
        name,
        data.get().groundTruth(index).map(TruthLayer::new),
        data.get().contentHash(index));
  }

  /** None where the number is meant in a data set that was open before. */
  private static Optional<Sample> sample(CurrentPicture picture, Dataset data) {
    OptionalInt index = picture.origin().sample();
    return index.isPresent() && index.getAsInt() < data.samples().size()
        ? Optional.of(data.samples().get(index.getAsInt())).filter(s -> s.id().equals(picture.id()))
        : Optional.empty();
  }
}
