/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import org.lucerna.view.embedding.model.Plane;
import org.lucerna.view.embedding.model.Projection;
import org.lucerna.view.embedding.model.ProjectionFile;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.ThumbnailGrid;
import org.lucerna.workbench.kit.Thumbnails;
import org.lucerna.workbench.kit.WrapLayout;

/** The controls of the embedding view, and the files that there are. */
final class EmbeddingPanel {

  private static final String EMPTY = "empty";
  private static final String OPEN = "open";

  private final Site site;
  private final Projecting projecting;
  private final Texts texts = new Texts(EmbeddingPanel.class);
  private final JPanel panel = new JPanel(new BorderLayout());
  private final JPanel cards = new JPanel(new CardLayout());
  private final ScatterPane pane = named(new ScatterPane(), "scatter");
  private final JComboBox<ProjectionFile> files = named(new JComboBox<>(), "files");
  private final JComboBox<String> planes = named(new JComboBox<>(), "planes");
  private final JTextField layer = named(new JTextField("last", 12), "layer");
  private final JToggleButton pictures;
  private final JButton project;
  private final JButton options;
  private final Legend legend;
  private final ThumbnailGrid neighbours = named(new ThumbnailGrid(), "neighbours");
  private final JLabel about = new JLabel(" ");
  private final JLabel known = new JLabel(" ");
  private final Latest<List<ProjectionFile>> scanning;
  private final Latest<Projection> reading;
  private Consumer<Optional<Projection>> projections = p -> {};
  private Runnable legends = () -> {};
  private Optional<Thumbnails> thumbnails = Optional.empty();
  private Optional<Projection> read = Optional.empty();
  private Optional<Path> preferred = Optional.empty();
  private final List<Path> opened = new ArrayList<>();
  private boolean quiet;

  EmbeddingPanel(Site site, Projecting projecting, Map<String, String> state) {
    this.site = site;
    this.projecting = projecting;
    pictures = dressed(new JToggleButton(texts.of("pictures")), "pictures");
    project = dressed(new JButton(texts.of("project")), "project");
    options = dressed(new JButton(texts.of("options")), "options");
    legend = named(new Legend(() -> legends.run()), "legend");
    scanning = new Latest<>(site, texts.of("task.scan"), this::found);
    reading = new Latest<>(site, texts.of("task.read"), p -> show(Optional.of(p)));
    pictures.setSelected("on".equals(state.get("pictures")));
    pane.setPictures(pictures.isSelected());
    neighbours.setSide(88);
    listen();
    place();
    enable();
  }

  private <C extends JComponent> C named(C control, String key) {
    control.setName("embedding." + key);
    control.getAccessibleContext().setAccessibleName(texts.of(key + ".name"));
    return control;
  }

  private <B extends AbstractButton> B dressed(B button, String key) {
    button.setName("embedding." + key);
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    button.setToolTipText(texts.of(key + ".tip"));
    button.getAccessibleContext().setAccessibleName(button.getText());
    return button;
  }

  private void listen() {
    files.addActionListener(e -> chosen());
    planes.addActionListener(
        e -> {
          if (!quiet) {
            projections.accept(read);
          }
        });
    pictures.addActionListener(e -> pane.setPictures(pictures.isSelected()));
    project.addActionListener(
        e -> projecting.recipe(layerName()).ifPresent(r -> projecting.run(r, this::open)));
    options.addActionListener(e -> projecting.recipe(layerName()).ifPresent(projecting::ask));
    pane.onWanted(samples -> thumbnails.ifPresent(t -> t.want(samples, HoverCard.SIDE)));
  }

  private String layerName() {
    return layer.getText().isBlank() ? "last" : layer.getText().strip();
  }

  private void place() {
    JPanel tools = new JPanel(new WrapLayout());
    tools.setBorder(BorderFactory.createEmptyBorder(4, 6, 4, 6));
    JButton open =
        dressed(
            new JButton(
                Icons.of("org/lucerna/view/embedding/icons/folder.svg", EmbeddingPanel.class)),
            "open");
    open.getAccessibleContext().setAccessibleName(texts.of("open"));
    open.addActionListener(e -> choose());
    files.setPrototypeDisplayValue(null);
    JLabel of = new JLabel(texts.of("layer"));
    of.setLabelFor(layer);
    for (JComponent c :
        new JComponent[] {open, files, planes, pictures, of, layer, project, options}) {
      tools.add(c);
    }
    panel.setName("embedding");
    panel.add(tools, BorderLayout.NORTH);
    JLabel nothing = new JLabel(texts.of("empty"), JLabel.CENTER);
    nothing.setMinimumSize(new Dimension());
    cards.add(nothing, EMPTY);
    cards.add(middle(), OPEN);
    panel.add(cards);
  }

  private JComponent middle() {
    JPanel left = new JPanel(new BorderLayout());
    left.add(pane);
    known.setBorder(BorderFactory.createEmptyBorder(2, 8, 2, 8));
    known.setMinimumSize(new Dimension(0, 0));
    left.add(known, BorderLayout.SOUTH);
    JPanel below = new JPanel(new BorderLayout());
    about.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
    about.setMinimumSize(new Dimension(0, 0));
    below.add(about, BorderLayout.NORTH);
    JScrollPane scroll = new JScrollPane(neighbours);
    scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    below.add(scroll);
    JScrollPane classes = new JScrollPane(legend);
    classes.setBorder(BorderFactory.createEmptyBorder());
    JSplitPane right = new JSplitPane(JSplitPane.VERTICAL_SPLIT, classes, below);
    right.setResizeWeight(0.35);
    right.setBorder(BorderFactory.createEmptyBorder());
    int side = 3 * neighbours.columnWidth() + 24;
    right.setPreferredSize(new Dimension(side, side));
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, right);
    split.setResizeWeight(1);
    split.setBorder(BorderFactory.createEmptyBorder());
    return split;
  }

  JComponent component() {
    return panel;
  }

  ScatterPane pane() {
    return pane;
  }

  Legend legend() {
    return legend;
  }

  ThumbnailGrid neighbours() {
    return neighbours;
  }

  void onProjection(Consumer<Optional<Projection>> listener) {
    projections = listener;
  }

  void onLegend(Runnable listener) {
    legends = listener;
  }

  void thumbnails(Optional<Thumbnails> next) {
    thumbnails = next;
  }

  /** Says how the neighbours were found. */
  void say(String text) {
    about.setText("<html>" + text + "</html>");
    about.setToolTipText(text);
  }

  void layer(Optional<CurrentLayer> current) {
    current.ifPresent(l -> layer.setText(l.name()));
  }

  void enable() {
    boolean possible = projecting.recipe(layerName()).isPresent();
    project.setEnabled(possible);
    options.setEnabled(possible);
    project.setToolTipText(texts.of(possible ? "project.tip" : "project.missing.tip"));
  }

  private void choose() {
    JFileChooser chooser = new JFileChooser(site.workspace().runs().toFile());
    chooser.setDialogTitle(texts.of("open"));
    chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    if (chooser.showOpenDialog(panel) == JFileChooser.APPROVE_OPTION) {
      open(chooser.getSelectedFile().toPath());
    }
  }

  /** Shows what a run's folder holds. */
  void open(Path folder) {
    opened.remove(folder);
    opened.add(0, folder);
    preferred = Optional.of(folder);
    scan(Optional.empty());
  }

  /** Looks for projections in the workspace, in folders opened here, and in another one. */
  void scan(Optional<Path> other) {
    Path runs = site.workspace().runs();
    List<Path> folders = new ArrayList<>(opened);
    other.filter(f -> !folders.contains(f)).ifPresent(folders::add);
    scanning.wish(
        progress -> {
          List<ProjectionFile> all = new ArrayList<>();
          for (Path folder : folders) {
            all.addAll(ProjectionFile.in(folder));
          }
          ProjectionFile.below(runs).stream().filter(f -> !all.contains(f)).forEach(all::add);
          return all;
        });
  }

  private void found(List<ProjectionFile> all) {
    Optional<ProjectionFile> before = read.map(Projection::source);
    quiet = true;
    files.removeAllItems();
    all.forEach(files::addItem);
    quiet = false;
    files.setEnabled(!all.isEmpty());
    Optional<ProjectionFile> wanted =
        preferred
            .flatMap(p -> all.stream().filter(f -> f.folder().equals(p)).findFirst())
            .or(() -> before.filter(all::contains))
            .or(() -> all.stream().findFirst());
    preferred = Optional.empty();
    quiet = true;
    wanted.ifPresent(files::setSelectedItem);
    quiet = false;
    if (wanted.isPresent() && !wanted.equals(before)) {
      chosen();
    } else if (wanted.isEmpty()) {
      show(Optional.empty());
    }
  }

  private void chosen() {
    if (!quiet && files.getSelectedItem() instanceof ProjectionFile file) {
      boolean shown = read.map(Projection::source).filter(file::equals).isPresent();
      if (!shown) {
        reading.wish(progress -> Projection.read(file));
      }
    }
  }

  private void show(Optional<Projection> next) {
    read = next;
    quiet = true;
    Object before = planes.getSelectedItem();
    planes.removeAllItems();
    next.ifPresent(p -> p.planes().forEach(q -> planes.addItem(q.name())));
    // the last plane is the one that took most work, such as one made from another
    planes.setSelectedIndex(planes.getItemCount() - 1);
    if (before != null) {
      planes.setSelectedItem(before);
    }
    quiet = false;
    planes.setEnabled(planes.getItemCount() > 1);
    projections.accept(next);
  }

  /** The plane that is chosen. */
  Optional<Plane> plane(Projection of) {
    return of.planes().stream().filter(p -> p.name().equals(planes.getSelectedItem())).findFirst();
  }

  void show(Optional<Cloud> cloud, IntFunction<String> names, String count) {
    pane.show(cloud, names, thumbnails);
    known.setText(count);
    if (cloud.isPresent()) {
      legend.show(cloud.get().marks(), cloud.get().classes());
    } else {
      legend.clear();
    }
    ((CardLayout) cards.getLayout()).show(cards, cloud.isPresent() ? OPEN : EMPTY);
  }

  Map<String, String> state() {
    Map<String, String> state = new HashMap<>();
    state.put("pictures", pictures.isSelected() ? "on" : "off");
    return state;
  }
}
