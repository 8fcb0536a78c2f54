/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.io.IOException;
import java.util.Optional;
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
    return defect.isPresent() ? Readings.undefined(defect.get()) : gauge.measure(map, progress);
  }

  @Override
  public void close() {
    gauge.close();
  }
}
