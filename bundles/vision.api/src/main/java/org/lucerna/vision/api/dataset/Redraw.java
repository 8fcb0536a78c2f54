/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import java.util.List;
import org.lucerna.core.api.data.RgbImage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A picture that is drawn, and can be drawn again with one thing changed: the same scene in all
 * else, bit for bit wherever the changed thing and its shadow do not reach. The way to know what a
 * network uses, since a changed part stays a possible picture where a grey patch does not.
 */
@ConsumerType
public interface Redraw {

  /** Parts of the labelled creature that can be left out or swapped; visible or not. */
  List<String> parts();

  /** Names of the classes whose defining part can stand in for this one's. */
  List<String> classes();

  /**
   * Without a part: one of {@link #parts}, or a part of another creature in the picture, by its
   * name in the ground truth.
   *
   * @throws IllegalArgumentException for a part that no creature of the picture has
   */
  RgbImage without(String part);

  /**
   * With the same part of another individual: another draw of its shape, place and colours, of the
   * same distribution. The class stays what it is.
   */
  RgbImage swapped(String part, long draw);

  /** With the defining part of another class instead of its own: a picture of that class. */
  RgbImage as(String className);

  /** With or without the planted mark. */
  RgbImage marked(boolean mark);
}
