/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.GridLayout;
import java.awt.Insets;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.open.Documents;
import org.lucerna.workbench.workspace.Preferences;

/** What a new user sees first: where to begin, and where they were. */
final class Welcome implements View {

  private static final int RECENT = 5;
  private static final int GAP = 12;
  private static final int MARGIN = 24;
  private static final int NARROW = 200;
  private static final int WIDEST = 840;

  /** What its buttons do. */
  interface Hands {
    void critters();

    void pictures();

    void workspace();

    void workspace(Path folder);

    void data(Documents.Source source);
  }

  private final Texts texts = new Texts(Welcome.class);
  private final Hands hands;
  private final Supplier<Preferences> preferences;
  private final JPanel recent = new JPanel(new GridBagLayout());
  private final JPanel cards = new JPanel();
  private final JScrollPane component;

  Welcome(Hands hands, Supplier<Preferences> preferences) {
    this.hands = hands;
    this.preferences = preferences;
    JPanel column = new JPanel();
    column.setLayout(new BoxLayout(column, BoxLayout.PAGE_AXIS));
    column.add(title());
    column.add(Box.createVerticalStrut(UIScale.scale(22)));
    column.add(cards());
    column.add(Box.createVerticalStrut(UIScale.scale(22)));
    recent.setAlignmentX(Component.LEFT_ALIGNMENT);
    column.add(recent);
    JLabel hint = label(texts.of("welcome.drop"), "small");
    hint.setEnabled(false);
    column.add(Box.createVerticalStrut(UIScale.scale(16)));
    column.add(hint);
    JPanel page = new Page(column);
    component = new JScrollPane(page);
    component.setBorder(null);
    component.setName("welcome");
    refresh();
  }

  private JComponent title() {
    JLabel label = new JLabel(texts.of("welcome.title"));
    label.setIcon(new FlatSVGIcon("icons/lucerna.svg", 48, 48, Welcome.class.getClassLoader()));
    label.setIconTextGap(UIScale.scale(14));
    label.putClientProperty("FlatLaf.styleClass", "h00");
    JLabel line = label(texts.of("welcome.line"), "large");
    Box box = Box.createVerticalBox();
    label.setAlignmentX(Component.LEFT_ALIGNMENT);
    box.add(label);
    box.add(Box.createVerticalStrut(UIScale.scale(6)));
    box.add(line);
    box.setAlignmentX(Component.LEFT_ALIGNMENT);
    return box;
  }

  private static JLabel label(String text, String style) {
    JLabel label = new JLabel(text);
    label.putClientProperty("FlatLaf.styleClass", style);
    label.setAlignmentX(Component.LEFT_ALIGNMENT);
    return label;
  }

  private JComponent cards() {
    cards.add(card("critters", "critters", hands::critters));
    cards.add(card("pictures", "data", hands::pictures));
    cards.add(card("workspace", "workspace", hands::workspace));
    cards.setAlignmentX(Component.LEFT_ALIGNMENT);
    return cards;
  }

  private Card card(String id, String icon, Runnable action) {
    Card card = new Card(icon, texts.of("welcome." + id), texts.of("welcome." + id + ".more"));
    card.setName("welcome." + id);
    card.addActionListener(e -> action.run());
    return card;
  }

  /** Side by side where there is room, else one below the other. */
  private void fit(int width) {
    int gap = UIScale.scale(GAP);
    int room = width - 2 * UIScale.scale(MARGIN);
    boolean beside = room >= 3 * UIScale.scale(NARROW) + 2 * gap;
    int all = Math.min(room, UIScale.scale(beside ? WIDEST : WIDEST / 2));
    int each = beside ? (all - 2 * gap) / 3 : all;
    cards.setLayout(beside ? new GridLayout(1, 3, gap, gap) : new GridLayout(3, 1, gap, gap));
    for (Component card : cards.getComponents()) {
      ((Card) card).setWide(each);
    }
    cards.revalidate();
  }

  /** Shows what was opened last. */
  void refresh() {
    recent.removeAll();
    Preferences now = preferences.get();
    GridBagConstraints at = new GridBagConstraints();
    at.anchor = GridBagConstraints.FIRST_LINE_START;
    at.gridy = 0;
    at.insets = new Insets(0, 0, 0, UIScale.scale(40));
    if (!now.data().isEmpty()) {
      recent.add(data(now.data()), at);
    }
    if (!now.workspaces().isEmpty()) {
      recent.add(workspaces(now.workspaces()), at);
    }
    at.weightx = 1;
    recent.add(Box.createGlue(), at);
    recent.revalidate();
    recent.repaint();
  }

  private JComponent data(List<Map<String, Object>> sources) {
    Box box = Box.createVerticalBox();
    box.add(label(texts.of("welcome.recent.data"), "h4"));
    for (Map<String, Object> kept : sources.stream().limit(RECENT).toList()) {
      Documents.Source source = Documents.Source.of(kept);
      JButton link = link(source.name(), "data", () -> hands.data(source));
      link.setToolTipText(source.place());
      box.add(link);
    }
    return box;
  }

  private JComponent workspaces(List<Path> folders) {
    Box box = Box.createVerticalBox();
    box.add(label(texts.of("welcome.recent.workspaces"), "h4"));
    for (Path folder : folders.stream().limit(RECENT).toList()) {
      JButton link =
          link(folder.getFileName().toString(), "workspace", () -> hands.workspace(folder));
      link.setToolTipText(folder.toString());
      box.add(link);
    }
    return box;
  }

  private static JButton link(String text, String icon, Runnable action) {
    JButton link = new JButton(text, Icons.of("icons/" + icon + ".svg", Welcome.class));
    link.putClientProperty("JButton.buttonType", "borderless");
    link.setHorizontalAlignment(SwingConstants.LEADING);
    link.setMargin(new Insets(2, 2, 2, 6));
    link.setName("welcome.recent." + text);
    link.addActionListener(e -> action.run());
    return link;
  }

  @Override
  public JComponent component() {
    return component;
  }

  @Override
  public void close() {}

  /** As wide as there is room, as high as it needs. */
  private final class Page extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;

    Page(JComponent column) {
      super(new GridBagLayout());
      int edge = UIScale.scale(MARGIN);
      setBorder(BorderFactory.createEmptyBorder(edge, edge, edge, edge));
      add(column, new GridBagConstraints());
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
      if (width != getWidth()) {
        fit(width);
      }
      super.setBounds(x, y, width, height);
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
      return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
      return UIScale.scale(16);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
      return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
      return getParent() != null && getParent().getHeight() > getPreferredSize().height;
    }
  }
}
