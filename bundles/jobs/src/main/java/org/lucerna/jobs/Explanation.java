/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.report.FigureFiles;
import org.lucerna.vision.api.session.Answer;

/**
 * One map.
 *
 * @param method as it was asked for, such as {@code grad-cam} or {@code grad-cam:tta}
 * @param label the method's name for people
 * @param layerName as it appears in files and captions
 * @param form the formula that the map comes to, where it is known
 * @param classIndex the class the target is about; {@code Target.NO_CLASS} where it is about none
 */
record Explanation(
    String method,
    String label,
    LayerId layer,
    String layerName,
    Aim aim,
    int classIndex,
    Value value,
    Heatmap map,
    Optional<KnownForms.Form> form,
    Cost cost) {

  /** Sums of many classes have longer ones; a file system takes 255 bytes with the ending. */
  private static final int LONGEST_STEM = 100;

  /** Facts of a map that say why it is not to be trusted. */
  private static final List<String> WARNINGS = List.of("warning", "saturated");

  /**
   * The number explained.
   *
   * @param score of the target
   * @param probability where the target is a class
   */
  record Value(double score, OptionalDouble probability) {

    /** As captions give it. */
    String text() {
      return probability.isPresent()
          ? Drawing.percent(probability.getAsDouble())
          : String.format(Locale.ROOT, "%.3g", score);
    }
  }

  /** {@code <method>--<layer>--<target>}: the name of the map's files. */
  String fileStem() {
    return FigureFiles.shortened(
        method.replace(':', '+') + "--" + layerName + "--" + aim.id(), LONGEST_STEM);
  }

  /** What the target is called: a class's name, or such as {@code cat rather than dog}. */
  String targetName() {
    return aim.name();
  }

  /** Method and layer, such as {@code Grad-CAM at features.12}. */
  String title() {
    return label + " at " + layerName;
  }

  /** As live sessions hand it on. */
  Answer answer() {
    return new Answer(
        method,
        label,
        layer,
        layerName,
        new Answer.Aim(aim.id(), aim.name(), classIndex, value.score(), value.probability()),
        map,
        form.map(KnownForms.Form::formula),
        new Answer.Cost(cost.forwards(), cost.millis()),
        WARNINGS.stream().filter(map.facts()::containsKey).map(map.facts()::get).toList());
  }
}
