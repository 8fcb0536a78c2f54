/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import org.lucerna.view.network.structure.Counts;
import org.lucerna.view.network.structure.Fields;
import org.lucerna.view.network.structure.LayerFact;

/** What is said of a box under the mouse. */
final class GraphTip {

  private GraphTip() {}

  static String of(Box box) {
    if (box.branch().isEmpty()) {
      return "<html><b>input</b><br>" + box.shape() + "</html>";
    }
    LayerFact last = box.branch().get().output();
    StringBuilder html = new StringBuilder("<html><b>").append(escaped(box.path())).append("</b>");
    if (box.isClosed()) {
      html.append("<br>").append(box.branch().get().layers()).append(" layers");
    } else {
      html.append("<br>").append(escaped(last.operation()));
    }
    html.append("<br>\u2192 ").append(box.shape());
    html.append("<br>").append(Counts.exact(box.branch().get().parameters()));
    html.append(" parameters, ").append(Counts.brief(box.branch().get().macs()));
    html.append(" multiply-adds");
    last.field()
        .ifPresent(
            f ->
                html.append("<br>sees ")
                    .append(Fields.size(f))
                    .append(" pixels, stride ")
                    .append(Fields.stride(f)));
    return html.append("</html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
