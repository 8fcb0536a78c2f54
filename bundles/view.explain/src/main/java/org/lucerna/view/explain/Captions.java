/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.workbench.kit.ProbabilityBars;
import org.lucerna.workbench.kit.Texts;

/** The lines under the maps: method, layer, target, cost, which map is the same, warnings. */
final class Captions {

  private static final int LINES = 3;
  private static final String WARNING = "\u26A0 ";

  private final Texts texts = new Texts(Captions.class);
  private Groups groups = Groups.none();

  void show(Groups next) {
    groups = next;
  }

  private static Font small(JComponent owner) {
    Font font = UIManager.getFont("small.font");
    return font == null ? owner.getFont() : font;
  }

  int height(JComponent owner) {
    Font font = UIManager.getFont("Label.font");
    FontMetrics first = owner.getFontMetrics(font == null ? owner.getFont() : font);
    FontMetrics others = owner.getFontMetrics(small(owner));
    return UIScale.scale(4) + first.getHeight() + (LINES - 1) * others.getHeight();
  }

  /** What stands under a map; where all are about one target that is said once, elsewhere. */
  List<String> lines(Cell cell, boolean alone) {
    Answer answer = cell.answer();
    String part = cell.partName().isEmpty() ? "" : cell.partName() + " \u00B7 ";
    String about = part + answer.layerName() + (alone ? "" : " \u00B7 " + target(answer));
    String third =
        groups
            .of(cell)
            .map(group -> texts.of("cell.same", group.name(), group.others(cell)))
            .orElse(cost(answer.cost()));
    String warning = warnings(cell).isEmpty() ? "" : WARNING;
    return List.of(warning + answer.label(), about, third);
  }

  /** What stands under a map on paper, where all are about one target: costs are in the table. */
  List<String> printed(Cell cell) {
    List<String> lines = lines(cell, true);
    return groups.of(cell).isPresent() ? lines : lines.subList(0, 2);
  }

  /** The picture's name, and what all its maps are about. */
  List<String> about(Grid.Row row) {
    return List.of(row.subject().picture().name(), texts.of("cell.about", row.name() + value(row)));
  }

  /** What stands under the picture itself. */
  List<String> leader(Places.Item item, Places places, boolean alone) {
    Subject subject = item.row().subject();
    if (places.matrix()) {
      return List.of(item.row().name(), value(item.row()).strip(), subject.picture().name());
    }
    String size = subject.crop().width() + " \u00D7 " + subject.crop().height();
    return List.of(
        subject.picture().name(),
        alone ? texts.of("cell.about", item.row().name() + value(item.row())) : size,
        subject.picture().version() > 0 ? texts.of("cell.painted") : alone ? size : "");
  }

  /** A class's probability. */
  private static String value(Grid.Row row) {
    return row.aim()
        .filter(id -> id.matches("\\d+"))
        .map(
            id ->
                " "
                    + ProbabilityBars.percent(
                        row.subject().probabilities().get(Integer.parseInt(id))))
        .orElse("");
  }

  private static String target(Answer answer) {
    return answer.target().probability().isPresent()
        ? answer.target().name()
            + " "
            + ProbabilityBars.percent(answer.target().probability().getAsDouble())
        : answer.target().name() + " " + Readout.number(answer.target().score());
  }

  String cost(Answer.Cost cost) {
    String passes =
        String.format(
            Locale.ROOT,
            cost.passes() < 0.1 ? "%.2f" : cost.passes() < 10 ? "%.1f" : "%.0f",
            cost.passes());
    String millis =
        cost.millis() < 1000
            ? String.format(Locale.ROOT, cost.millis() < 10 ? "%.1f ms" : "%.0f ms", cost.millis())
            : String.format(Locale.ROOT, "%.1f s", cost.millis() / 1000);
    return cost.passes() < 0.005 ? millis : texts.of("cell.cost", millis, passes);
  }

  private static List<String> warnings(Cell cell) {
    List<String> all = new ArrayList<>(cell.answer().warnings());
    Optional.ofNullable(cell.map().facts().get("warning"))
        .filter(w -> !all.contains(w))
        .ifPresent(all::add);
    return all;
  }

  /** All that is known of a map, for the tooltip. */
  String tip(Cell cell) {
    StringBuilder html =
        new StringBuilder("<html><b>").append(escaped(cell.title())).append("</b>");
    html.append("<br>").append(escaped(target(cell.answer())));
    html.append("<br>").append(escaped(cost(cell.answer().cost())));
    groups
        .of(cell)
        .ifPresent(
            group -> {
              html.append("<br>")
                  .append(escaped(texts.of("cell.same", group.name(), group.others(cell))));
              group.form().ifPresent(f -> html.append("<br>= ").append(escaped(f)));
            });
    cell.map().facts().forEach((k, v) -> html.append("<br>").append(escaped(k + ": " + v)));
    warnings(cell).forEach(w -> html.append("<br>").append(escaped(WARNING + w)));
    return html.append("</html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  void paint(Graphics2D g, Places.Item item, List<String> lines) {
    Rectangle place = item.bounds();
    int y = item.image().y + item.image().height + UIScale.scale(4);
    Font label = UIManager.getFont("Label.font");
    Font small = UIManager.getFont("small.font");
    for (int i = 0; i < lines.size(); i++) {
      Font font = i == 0 ? label : small == null ? label : small;
      g.setFont(i == 0 && font != null ? font.deriveFont(Font.BOLD) : font);
      FontMetrics m = g.getFontMetrics();
      Color muted = UIManager.getColor("Label.disabledForeground");
      g.setColor(i == 2 && muted != null ? muted : UIManager.getColor("Label.foreground"));
      g.drawString(Lines.clipped(lines.get(i), m, place.width), place.x, y + m.getAscent());
      y += m.getHeight();
    }
  }
}
