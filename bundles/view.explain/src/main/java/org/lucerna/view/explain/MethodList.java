/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/**
 * All installed methods under the bundles that bring them, to be searched and chosen. A click or
 * Space chooses, a click on the i or Enter shows what a method is.
 */
final class MethodList extends JPanel {

  private static final long serialVersionUID = 1L;

  /** Hears of the user's choice. */
  interface Listener {

    void chosen(List<String> ids);

    void details(String id);
  }

  /** A heading, or a method. */
  private record Entry(String heading, Plugin<?> method) {}

  private final transient Texts texts = new Texts(MethodList.class);
  private final transient Listener listener;
  private final transient Set<String> chosen = new LinkedHashSet<>();
  private final DefaultListModel<Entry> model = new DefaultListModel<>();
  private final JList<Entry> list = new Narrow(model);
  private final JTextField search = new JTextField();
  private final JLabel count = new JLabel();
  private transient List<Plugin<?>> all = List.of();

  MethodList(Listener listener) {
    super(new BorderLayout(0, UIScale.scale(4)));
    this.listener = listener;
    search.setName("explain.methods.search");
    search.putClientProperty("JTextField.placeholderText", texts.of("methods.search"));
    search.putClientProperty("JTextField.leadingIcon", Icons.of("icons/search.svg", getClass()));
    search.putClientProperty("JTextField.showClearButton", true);
    search.getAccessibleContext().setAccessibleName(texts.of("methods.search"));
    search.getDocument().addDocumentListener(new Typed(this::fill));
    list.setName("explain.methods");
    list.getAccessibleContext().setAccessibleName(texts.of("methods"));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setCellRenderer(new Row());
    list.addMouseListener(new Mouse());
    key(KeyEvent.VK_SPACE, e -> toggle(list.getSelectedValue()));
    key(KeyEvent.VK_ENTER, e -> details(list.getSelectedValue()));
    search.addActionListener(e -> first());
    JScrollPane scroll = new JScrollPane(list);
    JPanel top = new JPanel(new BorderLayout(0, UIScale.scale(4)));
    JLabel title = new JLabel(texts.of("methods"));
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    title.setLabelFor(list);
    JPanel line = new JPanel(new BorderLayout());
    line.add(title, BorderLayout.LINE_START);
    line.add(count, BorderLayout.LINE_END);
    count.setEnabled(false);
    top.add(line, BorderLayout.NORTH);
    top.add(search, BorderLayout.CENTER);
    add(top, BorderLayout.NORTH);
    add(scroll, BorderLayout.CENTER);
  }

  private void key(int code, Consumer<ActionEvent> does) {
    list.getInputMap().put(KeyStroke.getKeyStroke(code, 0), code);
    list.getActionMap()
        .put(
            code,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                does.accept(e);
              }
            });
  }

  /** What there is to choose from, and what is chosen. */
  void show(List<Plugin<?>> methods, List<String> ids) {
    boolean same =
        methods.stream().map(Plugin::id).toList().equals(all.stream().map(Plugin::id).toList());
    all = List.copyOf(methods);
    chosen.clear();
    chosen.addAll(ids);
    count.setText(texts.of("methods.count", chosen.size(), all.size()));
    if (same) {
      list.repaint();
    } else {
      fill();
    }
  }

  private void fill() {
    String words = search.getText().toLowerCase(Locale.ROOT).strip();
    Map<String, List<Plugin<?>>> groups = new TreeMap<>();
    for (Plugin<?> method : all) {
      if (matches(method, words)) {
        groups.computeIfAbsent(family(method), f -> new ArrayList<>()).add(method);
      }
    }
    model.clear();
    groups.forEach(
        (family, methods) -> {
          model.addElement(new Entry(family, null));
          methods.forEach(m -> model.addElement(new Entry(family, m)));
        });
  }

  /** Found by name, id, paper, what it shows, traits: {@code 2017}, {@code slow}. */
  private static boolean matches(Plugin<?> method, String words) {
    String text =
        String.join(
                " ",
                method.id(),
                method.label(),
                method.property("cite").orElse(""),
                method.property("about").orElse(""),
                String.join(" ", method.properties("traits")))
            .toLowerCase(Locale.ROOT);
    return List.of(words.split("\\s+")).stream().allMatch(text::contains);
  }

  /** The bundle's name without its version and what all our bundles begin with. */
  static String family(Plugin<?> method) {
    String bundle = method.origin().split(" ")[0];
    return bundle.substring(bundle.lastIndexOf('.') + 1);
  }

  private void first() {
    for (int i = 0; i < model.size(); i++) {
      if (model.get(i).method() != null) {
        toggle(model.get(i));
        return;
      }
    }
  }

  private void toggle(Entry entry) {
    if (entry == null || entry.method() == null) {
      return;
    }
    List<String> next = new ArrayList<>(chosen);
    if (!next.remove(entry.method().id())) {
      next.add(entry.method().id());
    }
    listener.chosen(next);
  }

  private void details(Entry entry) {
    if (entry != null && entry.method() != null) {
      listener.details(entry.method().id());
    }
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      int row = list.locationToIndex(e.getPoint());
      Rectangle bounds = row < 0 ? null : list.getCellBounds(row, row);
      if (bounds == null || !bounds.contains(e.getPoint())) {
        return;
      }
      boolean info = e.getX() > bounds.x + bounds.width - UIScale.scale(26);
      if (info || e.getClickCount() == 2) {
        if (e.getClickCount() == 2 && !info) {
          toggle(model.get(row)); // the first click of the two was not meant as a choice
        }
        details(model.get(row));
      } else {
        toggle(model.get(row));
      }
    }
  }

  /** As wide as there is room for: what is too long is cut off, not scrolled. */
  private static final class Narrow extends JList<Entry> {
    private static final long serialVersionUID = 1L;

    Narrow(DefaultListModel<Entry> model) {
      super(model);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }
  }

  /** Hears of every letter. */
  private record Typed(Runnable then) implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent e) {
      then.run();
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      then.run();
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
      then.run();
    }
  }

  private final class Row implements ListCellRenderer<Entry> {
    private final JPanel panel = new JPanel(new BorderLayout(UIScale.scale(4), 0));
    private final JCheckBox box = new JCheckBox();
    private final JLabel info = new JLabel(Icons.of("icons/info.svg", MethodList.class));
    private final JLabel heading = new JLabel();

    Row() {
      panel.add(box, BorderLayout.CENTER);
      panel.add(info, BorderLayout.LINE_END);
      panel.setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(4), 0, UIScale.scale(6)));
      heading.setBorder(
          BorderFactory.createEmptyBorder(
              UIScale.scale(7), UIScale.scale(6), UIScale.scale(2), UIScale.scale(6)));
      box.setOpaque(false);
    }

    @Override
    public Component getListCellRendererComponent(
        JList<? extends Entry> owner, Entry entry, int index, boolean selected, boolean focus) {
      Font small = UIManager.getFont("small.font");
      if (entry.method() == null) {
        heading.setText(entry.heading().toUpperCase(Locale.ROOT));
        heading.setForeground(UIManager.getColor("Label.disabledForeground"));
        heading.setFont(small == null ? owner.getFont() : small);
        return heading;
      }
      Plugin<?> method = entry.method();
      box.setText(method.label());
      box.setSelected(chosen.contains(method.id()));
      box.setFont(owner.getFont());
      boolean active = selected && owner.isFocusOwner();
      panel.setBackground(active ? owner.getSelectionBackground() : owner.getBackground());
      box.setForeground(active ? owner.getSelectionForeground() : owner.getForeground());
      panel.setToolTipText(tip(method));
      panel.getAccessibleContext().setAccessibleName(method.label());
      return panel;
    }

    private String tip(Plugin<?> method) {
      String about = method.property("about").orElse("");
      String cost = method.property("cost").map(c -> texts.of("methods.cost", c)).orElse("");
      return "<html>" + about + (cost.isEmpty() ? "" : "<br>" + cost) + "</html>";
    }
  }
}
