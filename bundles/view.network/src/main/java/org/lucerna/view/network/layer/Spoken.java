/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Box;
import org.lucerna.view.network.structure.Counts;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.kit.Texts;

/** What is said of a value under the mouse. */
final class Spoken {

  private Spoken() {}

  static String of(Texts texts, Shown shown, MapsPanel.Value v, Optional<Box> seen) {
    Planes planes = shown.maps().orElseThrow().planes();
    String number = Counts.value(planes.at(v.channel(), v.row(), v.column()));
    if (planes.isFlat()) {
      return texts.of("value.flat", name(shown, v.channel()), number);
    }
    String field =
        seen.map(
                b ->
                    texts.of(
                        "value.field", text(b.width()), text(b.height()), text(b.x()), text(b.y())))
            .orElse(texts.of("value.blind"));
    return texts.of("value", text(v.channel()), text(v.row()), text(v.column()), number, field);
  }

  /** Without separators: these are numbers of places. */
  private static String text(int number) {
    return String.valueOf(number);
  }

  /** A class's name where the layer is the network's output. */
  private static String name(Shown shown, int channel) {
    List<String> classes = shown.subject().session().map(Session::classes).orElse(List.of());
    boolean output = shown.subject().shown().equals(shown.subject().network().output());
    return output && channel < classes.size()
        ? "#" + channel + " " + classes.get(channel)
        : "#" + channel;
  }
}
