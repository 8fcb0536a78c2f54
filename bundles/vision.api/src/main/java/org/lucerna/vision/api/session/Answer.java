/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.network.LayerId;

/**
 * One map.
 *
 * @param method as it was asked for, such as {@code grad-cam:tta}
 * @param label the method's name for people
 * @param layer the layer, with its name in {@code layerName}
 * @param target what is explained
 * @param map raw
 * @param form the formula that the map comes to, where it is known: maps of one form are the same
 * @param cost forward passes and milliseconds it took
 * @param warnings sentences
 */
public record Answer(
    String method,
    String label,
    LayerId layer,
    String layerName,
    Aim target,
    Heatmap map,
    Optional<String> form,
    Cost cost,
    List<String> warnings) {

  public Answer {
    warnings = List.copyOf(warnings);
  }

  /**
   * What is explained.
   *
   * @param id names files: a class's index, or such as {@code 3-minus-5}
   * @param name for people
   * @param classIndex the class it is about; {@code Target.NO_CLASS} for none
   * @param score the number explained
   * @param probability where it is a class
   */
  public record Aim(
      String id, String name, int classIndex, double score, OptionalDouble probability) {}

  /**
   * What the map cost, beyond what was there already.
   *
   * @param passes in forward passes of the whole network
   */
  public record Cost(double passes, double millis) {}
}
