/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.ChosenMetric;
import org.lucerna.examination.Panel;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.Readings;

/**
 * How much of the map is there without anything learnt (Adebayo et al., Sanity checks for saliency
 * maps, NeurIPS 2018), as the installed metric {@value #METRIC} measures it; prepared when first
 * asked.
 */
final class RandomWeights implements AutoCloseable {

  static final String METRIC = "randomisation";
  static final String MEASURE = "randomisation-similarity";

  private final Plugins plugins;
  private final ParamBinder binder;
  private final Inspection inspection;
  private Panel panel;

  RandomWeights(Plugins plugins, ParamBinder binder, Inspection inspection) {
    this.plugins = plugins;
    this.binder = binder;
    this.inspection = inspection;
  }

  /**
   * What was found.
   *
   * @param text for people where there is no value: why
   */
  record Answer(OptionalDouble value, String text) {

    static Answer none(String why) {
      return new Answer(OptionalDouble.empty(), "not measured: " + why);
    }
  }

  Answer of(ExaminedMap map, Progress progress) throws IOException {
    if (plugins.find(ExplanationMetric.class, METRIC).isEmpty()) {
      return Answer.none("no metric '" + METRIC + "' is installed");
    }
    try {
      return measured(map, progress);
    } catch (LucernaException e) {
      if (e.status() == ExitStatus.PLUGIN || e.status() == ExitStatus.JOB_INVALID) {
        return Answer.none(e.getMessage());
      }
      throw e;
    }
  }

  private Answer measured(ExaminedMap map, Progress progress) throws IOException {
    if (panel == null) {
      List<ChosenMetric> chosen =
          ChosenMetric.of(
              plugins, binder, new ChosenMetric.Words(List.of(METRIC), List.of()), Path.of(""));
      panel = Panel.open(chosen, inspection, Progress.none());
    }
    Readings readings = panel.measure(panel.metrics().get(0), map, progress);
    OptionalDouble value = readings.value(MEASURE);
    return value.isPresent()
        ? new Answer(value, "")
        : Answer.none(String.join("; ", readings.undefined()));
  }

  @Override
  public void close() {
    if (panel != null) {
      panel.close();
    }
  }
}
