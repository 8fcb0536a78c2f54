/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.history.JobText;
import org.lucerna.workbench.kit.ParamForm;
import org.lucerna.workbench.kit.Texts;

/** Asks for a command's parameters: what it does, its form, and what can be done with it. */
final class CommandPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(CommandPanel.class);
  private static final int GAP = 12;

  private final transient CommandForm form;
  private final transient Actions actions;
  private final ParamForm fields;
  private final JLabel problem = new JLabel(" ");
  private final JButton run = new JButton(TEXTS.of("dialog.run"));

  /**
   * What the buttons do.
   *
   * @param run with values that were checked
   * @param copy to the clipboard
   * @param close without more
   */
  record Actions(Consumer<Recipe> run, Consumer<String> copy, Runnable close) {}

  CommandPanel(CommandForm form, Path base, Actions actions) {
    super(new BorderLayout());
    this.form = form;
    this.actions = actions;
    this.fields = new ParamForm(CurrentValues.subjectsFirst(form.params()), form.known());
    int gap = UIScale.scale(GAP);
    setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
    add(head(gap), BorderLayout.PAGE_START);
    JPanel padded = new JPanel(new BorderLayout());
    padded.add(scroll(gap));
    add(padded);
    add(foot(gap), BorderLayout.PAGE_END);
    fields.validateWith(v -> form.binding().accept(v, base), this::say);
  }

  private Component head(int gap) {
    JPanel head = new JPanel();
    head.setLayout(new BoxLayout(head, BoxLayout.PAGE_AXIS));
    head.setBorder(BorderFactory.createEmptyBorder(0, 0, gap, 0));
    JLabel title = new JLabel(form.sentence());
    title.putClientProperty("FlatLaf.styleClass", "h3");
    JLabel origin = new JLabel(TEXTS.of("dialog.origin", form.id(), form.origin()));
    origin.putClientProperty(
        "FlatLaf.style", "font: $small.font; foreground: $Label.disabledForeground");
    head.add(title);
    head.add(origin);
    return head;
  }

  private JScrollPane scroll(int gap) {
    fields.setBorder(BorderFactory.createEmptyBorder(0, 0, 0, gap));
    JScrollPane scroll =
        new JScrollPane(
            fields,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    return scroll;
  }

  private Component foot(int gap) {
    JPanel foot = new JPanel(new BorderLayout(0, gap / 2));
    problem.setName("command.problem");
    problem.putClientProperty("FlatLaf.style", "foreground: $Actions.Red");
    problem.setBorder(BorderFactory.createEmptyBorder(gap / 2, 0, 0, 0));
    foot.add(problem, BorderLayout.PAGE_START);
    JPanel buttons = new JPanel();
    buttons.setLayout(new BoxLayout(buttons, BoxLayout.LINE_AXIS));
    buttons.add(button("dialog.copy-command", "command.copy-command", this::copyCommand));
    buttons.add(Box.createHorizontalStrut(gap / 2));
    buttons.add(button("dialog.copy-job", "command.copy-job", this::copyJob));
    buttons.add(Box.createHorizontalGlue());
    buttons.add(Box.createHorizontalStrut(gap));
    buttons.add(button("dialog.cancel", "command.cancel", actions.close()));
    buttons.add(Box.createHorizontalStrut(gap / 2));
    run.setName("command.run");
    run.setMnemonic(TEXTS.of("dialog.run.key").charAt(0));
    run.addActionListener(e -> start());
    buttons.add(run);
    foot.add(buttons);
    return foot;
  }

  private static JButton button(String text, String name, Runnable action) {
    JButton button = new JButton(TEXTS.of(text));
    button.setName(name);
    button.setMnemonic(TEXTS.of(text + ".key").charAt(0));
    button.addActionListener(e -> action.run());
    return button;
  }

  private void say(Optional<String> sentence) {
    String text = sentence.orElse("");
    String capital =
        text.isEmpty() ? " " : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    problem.setText(capital);
    problem.setToolTipText(text.isEmpty() ? null : text);
  }

  private void start() {
    if (fields.check()) {
      actions.run().accept(recipe());
    }
  }

  private void copyCommand() {
    actions.copy().accept(ShellLine.of(recipe(), form.params()));
    problem.setText(TEXTS.of("dialog.copied.command"));
  }

  private void copyJob() {
    actions.copy().accept(JobText.of(form.id().replace(' ', '-'), List.of(recipe())));
    problem.setText(TEXTS.of("dialog.copied.job"));
  }

  private Recipe recipe() {
    return new Recipe(form.id(), fields.values());
  }

  void fill(Map<String, ?> values) {
    fields.fill(values);
  }

  ParamForm fields() {
    return fields;
  }

  JButton runButton() {
    return run;
  }
}
