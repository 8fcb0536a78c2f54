/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentPicture;

/** A watched picture as the window's current one. */
final class WatchedPicture {

  private WatchedPicture() {}

  /** The sample of that id and class. */
  static Optional<CurrentPicture> in(CurrentData current, EpochMaps.Watched watched) {
    Dataset data = current.data();
    List<Sample> samples = data.samples();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      if (sample.id().equals(watched.id())
          && data.classes().get(sample.label()).equals(watched.label())) {
        return Optional.of(current.picture(i));
      }
    }
    return Optional.empty();
  }

  /** What the network saw of it, as the run kept it. */
  static CurrentPicture crop(EpochMaps.Watched watched) {
    return new CurrentPicture(
        watched.input().toString(),
        watched.name(),
        0,
        new CurrentPicture.Origin(
            Optional.of(watched.input()),
            OptionalInt.empty(),
            watched.labelIndex() < 0 ? OptionalInt.empty() : OptionalInt.of(watched.labelIndex()),
            true),
        () -> ImageDecoder.decode(watched.input(), DecodeLimits.DEFAULT));
  }
}
