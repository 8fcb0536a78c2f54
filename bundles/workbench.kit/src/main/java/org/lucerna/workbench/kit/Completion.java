/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.Popup;
import javax.swing.PopupFactory;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/**
 * Proposes known values below a field while somebody types: Down or Ctrl+Space opens, Enter or a
 * click takes one, Esc closes. In a list the member under the caret is completed.
 */
final class Completion extends KeyAdapter {

  private static final int ROWS = 8;

  private final JTextField field;
  private final boolean list;
  private final Supplier<List<String>> known;
  private final DefaultListModel<String> model = new DefaultListModel<>();
  private final JList<String> proposals = new JList<>(model);
  private final JScrollPane content = new JScrollPane(proposals);
  private Optional<Popup> popup = Optional.empty();

  private Completion(JTextField field, boolean list, Supplier<List<String>> known) {
    this.field = field;
    this.list = list;
    this.known = known;
    proposals.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    proposals.setFocusable(false);
    proposals.setName("proposals");
    proposals.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            take();
          }
        });
  }

  static void on(JTextField field, boolean list, Supplier<List<String>> known) {
    Completion completion = new Completion(field, list, known);
    field.addKeyListener(completion);
    field.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusLost(FocusEvent e) {
            completion.close();
          }
        });
    field.getInputMap().put(KeyStroke.getKeyStroke("ctrl SPACE"), "propose");
    field
        .getActionMap()
        .put(
            "propose",
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                completion.propose(true);
              }
            });
  }

  @Override
  public void keyPressed(KeyEvent e) {
    boolean open = popup.isPresent();
    switch (e.getKeyCode()) {
      case KeyEvent.VK_DOWN -> {
        if (open) {
          move(1);
        } else {
          propose(true);
        }
        e.consume();
      }
      case KeyEvent.VK_UP -> {
        if (open) {
          move(-1);
          e.consume();
        }
      }
      case KeyEvent.VK_ENTER -> {
        if (open && proposals.getSelectedIndex() >= 0) {
          take();
          e.consume();
        }
      }
      case KeyEvent.VK_ESCAPE -> {
        if (open) {
          close();
          e.consume();
        }
      }
      default -> {}
    }
  }

  /** After the letter has reached the field. */
  @Override
  public void keyTyped(KeyEvent e) {
    if (!Character.isISOControl(e.getKeyChar()) || e.getKeyChar() == '\b') {
      SwingUtilities.invokeLater(() -> propose(false));
    }
  }

  private void move(int by) {
    int next = Math.floorMod(proposals.getSelectedIndex() + by, model.size());
    proposals.setSelectedIndex(next);
    proposals.ensureIndexIsVisible(next);
  }

  private void propose(boolean all) {
    List<String> matches = matches(known.get(), word(), all);
    SwingUtilities.updateComponentTreeUI(content); // it is in no window when the theme changes
    model.clear();
    matches.forEach(model::addElement);
    if (model.isEmpty() || !field.isShowing()) {
      close();
      return;
    }
    proposals.setVisibleRowCount(Math.min(ROWS, model.size()));
    if (all) {
      proposals.setSelectedIndex(0);
    }
    close();
    open();
  }

  /** Not a popup menu: that would take the keyboard from the field. */
  private void open() {
    content.setBorder(BorderFactory.createLineBorder(UIManager.getColor("PopupMenu.borderColor")));
    content.setPreferredSize(null);
    Dimension needed = content.getPreferredSize();
    needed.width = Math.max(field.getWidth(), needed.width);
    content.setPreferredSize(needed);
    Point at = field.getLocationOnScreen();
    Rectangle screen = field.getGraphicsConfiguration().getBounds();
    boolean below = at.y + field.getHeight() + needed.height <= screen.y + screen.height;
    int y = below ? at.y + field.getHeight() : at.y - needed.height;
    Popup next = PopupFactory.getSharedInstance().getPopup(field, content, at.x, y);
    next.show();
    popup = Optional.of(next);
  }

  private void close() {
    popup.ifPresent(Popup::hide);
    popup = Optional.empty();
  }

  /**
   * Those that begin with what was typed, then those that have it anywhere.
   *
   * @param all whether nothing typed, or one of them typed in full, means all
   */
  static List<String> matches(List<String> known, String typed, boolean all) {
    String word = typed.toLowerCase(Locale.ROOT);
    if (all && (word.isEmpty() || known.contains(typed))) {
      return known;
    }
    if (word.isEmpty() || known.contains(typed)) {
      return List.of();
    }
    List<String> inside =
        known.stream().filter(k -> k.toLowerCase(Locale.ROOT).contains(word)).toList();
    return java.util.stream.Stream.concat(
            inside.stream().filter(k -> k.toLowerCase(Locale.ROOT).startsWith(word)),
            inside.stream().filter(k -> !k.toLowerCase(Locale.ROOT).startsWith(word)))
        .toList();
  }

  private int start() {
    return list
        ? field.getText().lastIndexOf(',', Math.max(0, field.getCaretPosition() - 1)) + 1
        : 0;
  }

  private int end() {
    int comma = list ? field.getText().indexOf(',', start()) : -1;
    return comma < 0 ? field.getText().length() : comma;
  }

  private String word() {
    return field.getText().substring(start(), end()).strip();
  }

  private void take() {
    String chosen = proposals.getSelectedValue();
    close();
    if (chosen == null) {
      return;
    }
    String text = field.getText();
    String before = text.substring(0, start());
    String head = before.isEmpty() || !list ? "" : before.stripTrailing() + " ";
    String after = list ? text.substring(end()) : "";
    field.setText(head + chosen + after);
    field.setCaretPosition((head + chosen).length());
  }
}
