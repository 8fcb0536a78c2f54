/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.io.IOException;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;

/** Leaves out maps of which nothing can be said: empty ones, and those the same everywhere. */
final class Defined implements Gauge {

  private final Gauge gauge;

  Defined(Gauge gauge) {
    this.gauge = gauge;
  }

  @Override
  public Readings measure(ExaminedMap map, Progress progress) throws IOException {
    Optional<String> defect = map.defect();
    if (defect.isPresent()) {
      return Readings.undefined(defect.get());
    }
    Tensor evidence = map.evidence(); // cells that differ may lie outside of the picture
    return evidence.max() > evidence.min()
        ? gauge.measure(map, progress)
        : Readings.undefined("the map is the same on all pixels");
  }

  @Override
  public void close() {
    gauge.close();
  }
}
