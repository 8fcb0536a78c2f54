/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.Images;

/**
 * A picture ready to be painted.
 *
 * @param truth boxes and parts, for the picture as it is in its data set
 * @param hash of its content, empty where it is of no data set
 */
record LoadedPicture(
    CurrentPicture picture, BufferedImage image, Optional<TruthLayer> truth, String hash) {

  /**
   * Decodes; may take long.
   *
   * @param data that the picture's sample number is meant in
   */
  static LoadedPicture of(CurrentPicture picture, Optional<Dataset> data) throws IOException {
    BufferedImage image = Images.of(picture.pixels().read());
    if (data.isEmpty() || picture.origin().sample().isEmpty() || picture.origin().cropped()) {
      return new LoadedPicture(picture, image, Optional.empty(), "");
    }
    int sample = picture.origin().sample().getAsInt();
    Optional<GroundTruth> truth = data.get().groundTruth(sample);
    return new LoadedPicture(
        picture, image, truth.map(TruthLayer::new), data.get().contentHash(sample));
  }
}
