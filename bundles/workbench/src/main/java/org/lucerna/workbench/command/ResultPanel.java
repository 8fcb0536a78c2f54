/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.workbench.kit.Texts;

/** What a command answered: its lines, and what it wrote to open. */
final class ResultPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(ResultPanel.class);
  private static final int GAP = 12;
  private static final int MAX_ROWS = 28;
  private static final int MAX_COLUMNS = 110;
  private static final int MIN_COLUMNS = 50;

  /**
   * What the buttons do.
   *
   * @param open a file or folder, as the system does
   */
  record Actions(Consumer<Path> open, Consumer<String> copy, Runnable close) {}

  ResultPanel(String title, Outcome outcome, Map<String, Path> outputs, Actions actions) {
    super(new BorderLayout(0, UIScale.scale(GAP)));
    int gap = UIScale.scale(GAP);
    setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
    String text = String.join("\n", outcome.lines());
    boolean partial = outcome.status() == ExitStatus.PARTIAL;
    JLabel head = new JLabel(TEXTS.of(partial ? "result.partial" : "result.done", title));
    head.putClientProperty("FlatLaf.styleClass", "h4");
    add(head, BorderLayout.PAGE_START);
    add(new JScrollPane(area(text)));
    JPanel buttons = new JPanel();
    buttons.setLayout(new BoxLayout(buttons, BoxLayout.LINE_AXIS));
    outputs.forEach(
        (key, path) -> {
          buttons.add(
              button(openText(key, path), "result.open." + key, () -> actions.open().accept(path)));
          buttons.add(Box.createHorizontalStrut(gap / 2));
        });
    buttons.add(button(TEXTS.of("result.copy"), "result.copy", () -> actions.copy().accept(text)));
    buttons.add(Box.createHorizontalGlue());
    buttons.add(Box.createHorizontalStrut(gap));
    buttons.add(button(TEXTS.of("result.close"), "result.close", actions.close()));
    add(buttons, BorderLayout.PAGE_END);
  }

  private static String openText(String key, Path path) {
    return key.equals("out")
        ? TEXTS.of("result.open.folder")
        : TEXTS.of("result.open", path.getFileName());
  }

  private static Component area(String text) {
    JTextArea area =
        new JTextArea(text) {
          private static final long serialVersionUID = 1L;

          @Override
          public void updateUI() {
            super.updateUI();
            Font font = UIManager.getFont("monospaced.font");
            setFont(
                font == null ? new Font(Font.MONOSPACED, Font.PLAIN, getFont().getSize()) : font);
          }
        };
    area.setEditable(false);
    area.setName("result.lines");
    area.getAccessibleContext().setAccessibleName(TEXTS.of("result.lines"));
    int longest = text.lines().mapToInt(String::length).max().orElse(0);
    area.setColumns(Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, longest)));
    area.setRows((int) Math.max(3, Math.min(MAX_ROWS, text.lines().count())));
    area.setCaretPosition(0);
    return area;
  }

  private static JButton button(String text, String name, Runnable action) {
    JButton button = new JButton(text);
    button.setName(name);
    button.addActionListener(e -> action.run());
    return button;
  }
}
