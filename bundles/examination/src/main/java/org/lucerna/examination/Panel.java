/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;

/** The chosen metrics, ready to measure maps of one model. Belongs to one thread. */
public final class Panel implements AutoCloseable {

  private final Map<ChosenMetric, Gauge> gauges = new LinkedHashMap<>();

  private Panel() {}

  /** Prepares all; the caller closes, before the model. */
  public static Panel open(List<ChosenMetric> metrics, Inspection inspection, Progress progress)
      throws IOException {
    Panel panel = new Panel();
    try {
      for (ChosenMetric metric : metrics) {
        Progress part = progress.part(metric.plugin().label(), 1.0 / metrics.size());
        panel.gauges.put(metric, gauge(metric, inspection, part));
      }
      return panel;
    } catch (IOException | RuntimeException | Error e) {
      panel.close();
      throw e;
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the record was bound to the class it names
  private static Gauge gauge(ChosenMetric metric, Inspection inspection, Progress progress)
      throws IOException {
    try {
      ExplanationMetric service = metric.plugin().service();
      return service.gauge(inspection, metric.params(), progress);
    } catch (LucernaException | ParamException | CancellationException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw broken(metric, e);
    }
  }

  public List<ChosenMetric> metrics() {
    return new ArrayList<>(gauges.keySet());
  }

  /**
   * What one metric says of a map.
   *
   * @throws LucernaException (plugin broken) naming the plugin whose metric failed
   */
  public Readings measure(ChosenMetric metric, ExaminedMap map, Progress progress)
      throws IOException {
    try {
      return gauges.get(metric).measure(map, progress);
    } catch (LucernaException | ParamException | CancellationException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw broken(metric, e);
    }
  }

  private static LucernaException broken(ChosenMetric metric, Throwable failure) {
    return new LucernaException(
        ExitStatus.PLUGIN,
        "metric %s of plugin %s failed: %s"
            .formatted(metric.plugin().id(), metric.plugin().origin(), failure),
        failure);
  }

  @Override
  public void close() {
    gauges.values().forEach(Gauge::close);
    gauges.clear();
  }
}
