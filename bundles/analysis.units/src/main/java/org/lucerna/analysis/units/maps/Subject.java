/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.List;
import org.lucerna.core.api.data.RgbImage;

/**
 * A picture as figures show it.
 *
 * @param name for titles and files; no other picture has it
 * @param caption lines under it: its class, what the network took it for
 * @param target the class that channels contribute to; empty without one
 */
record Subject(String name, RgbImage crop, List<String> caption, String target) {

  Subject {
    caption = List.copyOf(caption);
  }
}
