/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.Scrollable;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.workbench.kit.ProbabilityBars;
import org.lucerna.workbench.kit.Texts;

/** The left column: the classes of the picture, targets, methods, decorators, layers. */
final class SidePane extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final String CHOOSE = "choose";
  private static final String DETAILS = "details";
  private static final int TOP = 5;

  /** What the column reads and does. */
  interface Owner {

    Choice choice();

    void choose(Choice next);

    /** A class was clicked. */
    void chosenClass(int index);

    /** A method was switched on. */
    void chosenMethod(String id);

    /** What people read for a word that follows the window. */
    String following(boolean layer);

    List<String> layers();

    List<String> classes();
  }

  private final transient Texts texts = new Texts(SidePane.class);
  private final transient Owner owner;
  private final transient Installed installed;
  private final CardLayout cards = new CardLayout();
  private final ProbabilityBars bars;
  private final MethodList methods;
  private final MethodDetails details;
  private final DecoratorList decorators;
  private final WordField layers;
  private final WordField targets;
  private transient List<Integer> top = List.of();

  SidePane(Installed installed, Owner owner) {
    this.owner = owner;
    this.installed = installed;
    setLayout(cards);
    bars = new ProbabilityBars(owner::chosenClass);
    bars.setName("explain.classes");
    bars.getAccessibleContext().setAccessibleName(texts.of("classes"));
    bars.setMenu(this::menu);
    methods = new MethodList(new Methods());
    details =
        new MethodDetails(
            installed,
            () -> cards.show(this, CHOOSE),
            (id, values) -> owner.choose(owner.choice().withParams(id, values)));
    decorators =
        new DecoratorList(ids -> owner.choose(owner.choice().withDecorators(ids)), this::details);
    layers =
        words(
            "layers",
            () -> choices(owner.layers(), "last", "cam", "all"),
            true,
            next -> owner.choose(owner.choice().withLayers(next)));
    targets =
        words(
            "targets",
            this::targetChoices,
            false,
            next -> owner.choose(owner.choice().withTargets(next)));
    add(choosing(), CHOOSE);
    add(details, DETAILS);
    setBorder(BorderFactory.createEmptyBorder(pad(), pad(), pad(), pad()));
  }

  private static int pad() {
    return UIScale.scale(6);
  }

  private WordField words(
      String key,
      Supplier<List<String>> choices,
      boolean layer,
      java.util.function.Consumer<List<String>> changed) {
    return new WordField(
        new WordField.About("explain." + key, texts.of(key), texts.of(key + ".hint")),
        choices,
        word -> word.equals(Choice.FOLLOW) ? owner.following(layer) : named(word, layer),
        changed);
  }

  private String named(String word, boolean layer) {
    List<String> classes = owner.classes();
    boolean index = !layer && word.matches("\\d{1,6}") && Integer.parseInt(word) < classes.size();
    return index ? classes.get(Integer.parseInt(word)) : word;
  }

  private JComponent choosing() {
    JPanel upper = column();
    upper.add(titled("classes", bars));
    upper.add(Box.createVerticalStrut(pad()));
    upper.add(titled("targets", targets));
    upper.add(Box.createVerticalStrut(pad()));
    upper.add(titled("layers", layers));
    JPanel all = new Column();
    methods.setPreferredSize(new Dimension(0, UIScale.scale(240)));
    all.add(upper, BorderLayout.NORTH);
    all.add(methods, BorderLayout.CENTER);
    all.add(titled("decorators", decorators), BorderLayout.SOUTH);
    JScrollPane scroll = new JScrollPane(all);
    scroll.setBorder(null);
    scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.getVerticalScrollBar().setUnitIncrement(UIScale.scale(16));
    return scroll;
  }

  /** As high as there is room for; in low windows it is scrolled. */
  private static final class Column extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;

    Column() {
      super(new BorderLayout(0, pad()));
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
      return getParent().getHeight() > getPreferredSize().height;
    }
  }

  private static JPanel column() {
    JPanel panel = new JPanel();
    panel.setLayout(new BoxLayout(panel, BoxLayout.PAGE_AXIS));
    return panel;
  }

  private JComponent titled(String key, JComponent content) {
    JPanel panel = new JPanel(new BorderLayout(0, UIScale.scale(3)));
    JLabel label = new JLabel(texts.of(key));
    label.setFont(label.getFont().deriveFont(Font.BOLD));
    label.setLabelFor(content);
    panel.add(label, BorderLayout.NORTH);
    panel.add(content, BorderLayout.CENTER);
    panel.setAlignmentX(LEFT_ALIGNMENT);
    return panel;
  }

  private static List<String> choices(List<String> more, String... first) {
    List<String> all = new ArrayList<>(List.of(Choice.FOLLOW));
    all.addAll(List.of(first));
    more.stream().filter(m -> !all.contains(m)).forEach(all::add);
    return all;
  }

  /** Words, then what is made of the most probable classes, then all classes. */
  private List<String> targetChoices() {
    List<String> more = new ArrayList<>();
    for (int i = 1; i < top.size(); i++) {
      more.add(name(top.get(0)) + " - " + name(top.get(i)));
    }
    top.forEach(i -> more.add("not:" + name(i)));
    more.addAll(owner.classes());
    return choices(more, "predicted", "label", "top3", "top5");
  }

  private String name(int index) {
    List<String> classes = owner.classes();
    return index < classes.size() ? classes.get(index) : String.valueOf(index);
  }

  private JPopupMenu menu(int index) {
    JPopupMenu menu = new JPopupMenu();
    item(menu, "menu.add", String.valueOf(index), index);
    item(menu, "menu.against", "not:" + index, index);
    if (!top.isEmpty() && top.get(0) != index) {
      item(menu, "menu.rather", index + " - " + top.get(0), index);
      item(menu, "menu.ratherPredicted", top.get(0) + " - " + index, index);
    }
    return menu;
  }

  private void item(JPopupMenu menu, String key, String word, int index) {
    String best = top.isEmpty() ? "" : name(top.get(0));
    JMenuItem item = new JMenuItem(texts.of(key, name(index), best));
    item.addActionListener(
        e -> {
          List<String> next = new ArrayList<>(owner.choice().targets());
          if (!next.contains(word)) {
            next.add(word);
            owner.choose(owner.choice().withTargets(next));
          }
        });
    menu.add(item);
  }

  /** Shows a method's documentation and parameters. */
  void details(String id) {
    installed
        .find(id)
        .ifPresent(
            p -> {
              details.show(p, owner.choice().params().getOrDefault(id, Map.of()));
              cards.show(this, DETAILS);
            });
  }

  /** Shows what is chosen and what is installed. */
  void refresh() {
    Choice choice = owner.choice();
    methods.show(installed.methods(), choice.methods());
    List<Plugin<?>> all = installed.decorators();
    decorators.show(all, choice.decorators());
    decorators.getParent().setVisible(!all.isEmpty());
    layers.show(choice.layers());
    targets.show(choice.targets());
  }

  /** Shows a picture's most probable classes. */
  void show(Subject subject, OptionalInt current) {
    top = subject.top(TOP);
    List<ProbabilityBars.Bar> shown = new ArrayList<>();
    top.forEach(i -> shown.add(bar(subject, i)));
    if (current.isPresent()
        && !top.contains(current.getAsInt())
        && current.getAsInt() < subject.probabilities().size()) {
      shown.add(bar(subject, current.getAsInt()));
    }
    bars.show(shown, current);
    bars.revalidate();
  }

  void noSubject() {
    top = List.of();
    bars.show(List.of(), OptionalInt.empty());
  }

  private ProbabilityBars.Bar bar(Subject subject, int index) {
    return new ProbabilityBars.Bar(
        index, name(index), subject.probabilities().get(index), OptionalDouble.empty());
  }

  private final class Methods implements MethodList.Listener {
    @Override
    public void chosen(List<String> ids) {
      List<String> before = owner.choice().methods();
      owner.choose(owner.choice().withMethods(ids));
      ids.stream().filter(i -> !before.contains(i)).findFirst().ifPresent(owner::chosenMethod);
    }

    @Override
    public void details(String id) {
      SidePane.this.details(id);
    }
  }
}
