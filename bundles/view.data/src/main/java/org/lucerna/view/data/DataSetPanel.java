/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.BorderLayout;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSlider;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.JToolBar;
import org.lucerna.view.data.model.Counts;
import org.lucerna.view.data.model.Filter;
import org.lucerna.view.data.model.Gallery;
import org.lucerna.view.data.model.Order;
import org.lucerna.view.data.model.Predictions;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.PictureOrder;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.ThumbnailCells;
import org.lucerna.workbench.kit.ThumbnailGrid;
import org.lucerna.workbench.kit.Thumbnails;

/** The open data set: filters above, classes and facts on the left, pictures in the middle. */
final class DataSetPanel {

  private static final long ROOM = 96L << 20;
  private static final int SMALLEST = 64;
  private static final int LARGEST = 320;

  /** While predictions arrive what they decide is listed anew no more often. */
  private static final long PATIENCE_NANOS = 700_000_000;

  private final Site site;
  private final Texts texts = new Texts(DataSetPanel.class);
  private final Gadgets gadgets = new Gadgets(texts, "data");
  private final JPanel panel = new JPanel(new BorderLayout());
  private final ThumbnailGrid grid = gadgets.named(new ThumbnailGrid(), "grid");
  private final JSlider side = new JSlider(SMALLEST, LARGEST, 112);
  private final JLabel status = new JLabel();
  private final JButton chip;
  private final FilterBar filters;
  private final ClassTree tree;
  private final ProblemsPanel problems;
  private final SizesPanel sizes;
  private final CountsPanel counts;
  private final Predicting predicting;
  private final JTabbedPane tabs = new JTabbedPane();

  private Optional<CurrentData> data = Optional.empty();
  private Optional<Gallery> gallery = Optional.empty();
  private Optional<Thumbnails> thumbnails = Optional.empty();
  private Optional<PictureSet> picked = Optional.empty();
  private List<Integer> listed = List.of();
  private Optional<Predictions> shown = Optional.empty();
  private long listedAt;

  DataSetPanel(Site site, OpenData opening, Executor decoders, Map<String, String> state) {
    this.site = site;
    filters = new FilterBar(this::refresh, order(state));
    tree = new ClassTree(texts, this::refresh);
    problems = new ProblemsPanel(texts, this::pick);
    sizes = new SizesPanel(site, decoders, texts, this::pick);
    counts = new CountsPanel(texts);
    predicting = new Predicting(site, decoders, texts, this::predicted);
    chip = gadgets.button("chip", "close", () -> site.selection().clear(PictureSet.class));
    chip.putClientProperty("JButton.buttonType", "roundRect");
    chip.setHorizontalTextPosition(JButton.LEADING);
    JButton open = gadgets.button("open", "folder", () -> opening.choose(panel));
    panel.add(bars(open), BorderLayout.NORTH);
    panel.add(middle());
    panel.add(footer(), BorderLayout.SOUTH);
    side.setValue(number(state.get("side"), side.getValue()));
    grid.setSide(side.getValue());
    grid.onLead(this::makeCurrent);
    grid.onOpen(
        cell -> {
          makeCurrent(cell);
          site.show("picture");
        });
    new GridMenu(texts, grid).install(this::pick, () -> data.orElseThrow());
  }

  private static int number(String text, int otherwise) {
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static Order order(Map<String, String> state) {
    for (Order order : Order.values()) {
      if (order.name().equals(state.get("order"))) {
        return order;
      }
    }
    return Order.GIVEN;
  }

  private JComponent bars(JButton open) {
    JToolBar tools = new JToolBar();
    tools.setFloatable(false);
    tools.add(open);
    tools.add(predicting.button());
    tools.addSeparator();
    tools.add(chip);
    tools.add(Box.createHorizontalGlue());
    gadgets.named(side, "side");
    side.setToolTipText(texts.of("side"));
    side.setMaximumSize(side.getPreferredSize());
    side.addChangeListener(e -> grid.setSide(side.getValue()));
    tools.add(side);
    filters.setBorder(BorderFactory.createEmptyBorder(0, 6, 6, 6));
    JPanel bars = new JPanel();
    bars.setLayout(new BoxLayout(bars, BoxLayout.PAGE_AXIS));
    tools.setAlignmentX(0);
    filters.setAlignmentX(0);
    bars.add(tools);
    bars.add(filters);
    return bars;
  }

  private JComponent middle() {
    JScrollPane pictures = new JScrollPane(grid);
    pictures.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    pictures.setBorder(BorderFactory.createEmptyBorder());
    JScrollPane classes = new JScrollPane(tree);
    classes.setBorder(BorderFactory.createEmptyBorder());
    tabs.setName("data.tabs");
    tabs.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
    tabs.addTab(texts.of("tab.classes"), classes);
    tabs.addTab(texts.of("tab.counts"), counts);
    tabs.addTab(texts.of("tab.sizes"), sizes);
    tabs.addTab(texts.of("tab.problems"), problems);
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, tabs, pictures);
    split.setBorder(BorderFactory.createEmptyBorder());
    split.setDividerLocation(grid.getFontMetrics(grid.getFont()).charWidth('n') * 44);
    return split;
  }

  private JComponent footer() {
    JPanel footer = new JPanel(new BorderLayout());
    footer.setBorder(BorderFactory.createEmptyBorder(2, 8, 2, 8));
    status.setName("data.status");
    footer.add(Gadgets.narrow(status));
    return footer;
  }

  /** After construction: what listeners call at once needs all of this. */
  void listen() {
    site.selection()
        .listen(CurrentModel.class, m -> predicting.session(m.map(CurrentModel::session)));
    site.selection().listen(PictureSet.class, this::picked);
    site.selection().listen(CurrentPicture.class, p -> select());
    Gadgets.key(panel, KeyEvent.VK_ESCAPE, this::everything);
  }

  JComponent component() {
    return panel;
  }

  /** Lists everything again. */
  private void everything() {
    site.selection().clear(PictureSet.class);
    tree.setSelectionRow(0);
    filters.reset();
  }

  void show(Optional<CurrentData> next) {
    thumbnails.ifPresent(Thumbnails::close);
    thumbnails = Optional.empty();
    data = next;
    gallery = next.map(d -> new Gallery(d.data()));
    next.ifPresent(this::open);
    predicting.data(next.map(CurrentData::data));
    refresh();
  }

  private void open(CurrentData next) {
    Thumbnails own = new Thumbnails(site, next.data()::image, ROOM);
    own.onLoaded(
        picture -> {
          own.size(picture).ifPresent(size -> sizes.put(picture, size));
          grid.loaded();
        });
    thumbnails = Optional.of(own);
    Counts numbers = new Counts(next.data());
    tree.show(next.data().name(), numbers);
    counts.show(numbers.table());
    sizes.show(next.data());
    problems.show(next.data());
    tabs.setTitleAt(
        tabs.getTabCount() - 1,
        problems.count() == 0
            ? texts.of("tab.problems")
            : texts.of("tab.problems.some", problems.count()));
  }

  private void pick(PictureSet set) {
    site.selection().set(PictureSet.class, set);
  }

  private void picked(Optional<PictureSet> set) {
    picked = set;
    chip.setVisible(set.isPresent());
    chip.setText(set.map(PictureSet::title).orElse(""));
    refresh();
  }

  private void predicted() {
    filters.showPredictions(predicting.predictions());
    boolean decided = current().dependsOnPredictions() || filters.order().dependsOnPredictions();
    boolean all = predicting.predictions().map(p -> p.missing().isEmpty()).orElse(true);
    boolean others = !shown.equals(predicting.predictions());
    boolean waited = all || System.nanoTime() - listedAt > PATIENCE_NANOS;
    if (others || decided && waited) {
      refresh();
    } else {
      say();
      grid.repaint();
    }
  }

  private Filter current() {
    return filters.filter(tree.places(), picked);
  }

  private void refresh() {
    listedAt = System.nanoTime();
    Optional<Predictions> predictions = predicting.predictions();
    shown = predictions;
    List<Integer> next =
        gallery.map(g -> g.list(current(), filters.order(), predictions)).orElse(List.of());
    List<Integer> kept = grid.selectedPictures();
    listed = next;
    grid.setEmptyText(texts.of("nothing"));
    grid.show(
        data.<ThumbnailCells>map(d -> cells(d, predictions)).orElse(ThumbnailCells.NONE),
        thumbnails);
    keep(kept);
    site.selection().set(PictureOrder.class, new PictureOrder(listed));
    say();
  }

  /** Selects what was selected, without scrolling to it. */
  private void keep(List<Integer> pictures) {
    Set<Integer> wanted = new HashSet<>(pictures);
    sample().ifPresent(wanted::add);
    for (int cell = 0; cell < listed.size() && !wanted.isEmpty(); cell++) {
      if (wanted.remove(listed.get(cell))) {
        grid.selection().addSelectionInterval(cell, cell);
      }
    }
  }

  private Optional<Integer> sample() {
    return site.selection()
        .get(CurrentPicture.class)
        .map(p -> p.origin().sample())
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt);
  }

  private SampleCells cells(CurrentData of, Optional<Predictions> predictions) {
    return new SampleCells(of.data(), listed, predictions, texts);
  }

  /** Shows where the current picture is, if it is listed. */
  private void select() {
    sample()
        .map(listed::indexOf)
        .filter(cell -> cell >= 0 && !grid.selection().isSelectedIndex(cell))
        .ifPresent(grid::select);
  }

  private void makeCurrent(int cell) {
    CurrentData of = data.orElseThrow();
    int sample = listed.get(cell);
    site.selection().set(CurrentPicture.class, of.picture(sample));
    int label = of.data().samples().get(sample).label();
    predicting
        .predictions()
        .map(p -> p.outputs().of(label))
        .filter(o -> o.isPresent())
        .ifPresent(
            o ->
                site.selection()
                    .set(
                        CurrentClass.class,
                        new CurrentClass(
                            o.getAsInt(),
                            predicting.predictions().orElseThrow().outputs().name(o.getAsInt()))));
  }

  private void say() {
    int all = data.map(d -> d.data().samples().size()).orElse(0);
    StringBuilder text = new StringBuilder(texts.of("status", listed.size(), all));
    predicting
        .predictions()
        .filter(p -> p.known() > 0)
        .ifPresent(
            p -> {
              text.append(" \u00b7 ")
                  .append(texts.of("status.predicted", p.known(), predicting.model().orElse("")));
              p.accuracy(listed)
                  .ifPresent(
                      share ->
                          text.append(" \u00b7 ")
                              .append(
                                  texts.of(
                                      "status.right",
                                      String.format(Locale.ROOT, "%.1f", 100 * share))));
            });
    status.setText(text.toString());
  }

  Map<String, String> state() {
    Map<String, String> state = new HashMap<>();
    state.put("side", String.valueOf(side.getValue()));
    state.put("order", filters.order().name());
    return state;
  }

  List<Exhibit> exhibits() {
    if (data.isEmpty() || thumbnails.isEmpty()) {
      return List.of();
    }
    CurrentData of = data.get();
    String name = of.data().name();
    String from = texts.of("exhibit.from", status.getText(), of.data().fingerprint());
    List<Exhibit> all = new ArrayList<>();
    SampleCells cells = cells(of, predicting.predictions());
    all.add(
        listed(
            "samples-" + plain(name),
            texts.of("exhibit.samples", name) + " " + from,
            SamplesTable.of(cells, sizes.sizes())));
    all.add(
        new Exhibit(
            "pictures-" + plain(name),
            texts.of("exhibit.grid", name) + " " + from,
            new Exhibit.Drawn(GridFigure.of(grid, thumbnails.get())),
            Optional.empty()));
    all.add(
        listed(
            "classes-" + plain(name),
            texts.of("exhibit.counts", name),
            new Counts(of.data()).table()));
    all.add(listed("picture-sizes-" + plain(name), texts.of("exhibit.sizes", name), sizes.table()));
    all.add(
        listed("problems-" + plain(name), texts.of("exhibit.problems", name), problems.table()));
    return all;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static Exhibit listed(
      String name, String caption, org.lucerna.core.api.data.Table table) {
    return new Exhibit(name, caption, new Exhibit.Listed(table), Optional.empty());
  }

  void close() {
    predicting.close();
    thumbnails.ifPresent(Thumbnails::close);
    thumbnails = Optional.empty();
    data = Optional.empty();
    gallery = Optional.empty();
  }
}
