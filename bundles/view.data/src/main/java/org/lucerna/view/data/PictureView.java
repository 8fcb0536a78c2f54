/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Graphics2D;
import java.awt.event.KeyEvent;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JToggleButton;
import javax.swing.JToolBar;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.PictureOrder;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.PictureCanvas;
import org.lucerna.workbench.kit.Texts;

/** View {@code picture}. */
final class PictureView implements View {

  private static final String EMPTY = "empty";
  private static final String OPEN = "open";

  private final Site site;
  private final Texts texts = new Texts(PictureView.class);
  private final Gadgets gadgets = new Gadgets(texts, "picture");
  private final JPanel cards = new JPanel(new CardLayout());
  private final PictureCanvas canvas = new PictureCanvas();
  private final JLabel place = new JLabel();
  private final JLabel spot = new JLabel(" ");
  private final JToggleButton crop;
  private final JToggleButton boxes;
  private final JToggleButton parts;
  private final TopClasses top;
  private final FactsTable facts = new FactsTable();
  private final Latest<LoadedPicture> loading;
  private final Latest<Said> asking;

  private Optional<LoadedPicture> loaded = Optional.empty();
  private Optional<Said> said = Optional.empty();

  /** What a model says of a picture. */
  private record Said(CurrentPicture picture, Session session, double[] probabilities) {}

  PictureView(Site site, Map<String, String> state) {
    this.site = site;
    crop = gadgets.toggle("crop", !"off".equals(state.get("crop")), canvas::repaint);
    boxes = gadgets.toggle("boxes", "on".equals(state.get("boxes")), canvas::repaint);
    parts = gadgets.toggle("parts", "on".equals(state.get("parts")), canvas::repaint);
    top = new TopClasses(c -> site.selection().set(CurrentClass.class, c));
    loading = new Latest<>(site, texts.of("picture.task"), this::loaded);
    asking = new Latest<>(site, texts.of("picture.ask"), this::said);
    gadgets.named(canvas, "canvas");
    gadgets.named(top, "top");
    gadgets.named(facts, "facts");
    canvas.addOverlay(this::overlay);
    canvas.onHover(s -> spot.setText(s.map(this::text).orElse(" ")));
    JLabel nothing = new JLabel(texts.of("picture.empty"), JLabel.CENTER);
    cards.setName("picture");
    cards.add(Gadgets.narrow(nothing), EMPTY);
    cards.add(open(), OPEN);
    Gadgets.key(cards, KeyEvent.VK_LEFT, () -> go(-1));
    Gadgets.key(cards, KeyEvent.VK_RIGHT, () -> go(1));
  }

  private JComponent open() {
    JPanel open = new JPanel(new BorderLayout());
    open.add(tools(), BorderLayout.NORTH);
    JPanel above = new JPanel(new BorderLayout());
    above.add(canvas);
    spot.setBorder(BorderFactory.createEmptyBorder(2, 8, 2, 8));
    above.add(Gadgets.narrow(spot), BorderLayout.SOUTH);
    JPanel below = new JPanel(new BorderLayout(0, 4));
    below.add(top, BorderLayout.NORTH);
    JScrollPane scroll = new JScrollPane(facts);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    below.add(scroll);
    JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, above, below);
    split.setResizeWeight(0.7);
    split.setBorder(BorderFactory.createEmptyBorder());
    open.add(split);
    return open;
  }

  private JComponent tools() {
    JToolBar tools = new JToolBar();
    tools.setFloatable(false);
    tools.add(gadgets.tool("previous", "previous", () -> go(-1)));
    tools.add(place);
    tools.add(gadgets.tool("next", "next", () -> go(1)));
    tools.addSeparator();
    tools.add(gadgets.tool("fit", "fit", canvas::fit));
    tools.add(gadgets.tool("actual", "actual", canvas::actualSize));
    tools.add(gadgets.tool("larger", "larger", () -> canvas.zoomBy(1.25)));
    tools.add(gadgets.tool("smaller", "smaller", () -> canvas.zoomBy(0.8)));
    tools.add(Box.createHorizontalGlue());
    tools.add(crop);
    tools.add(boxes);
    tools.add(parts);
    return tools;
  }

  private String text(PictureCanvas.Spot s) {
    return texts.of(
        "picture.spot",
        String.valueOf(s.x()),
        String.valueOf(s.y()),
        s.rgb() >> 16 & 0xFF,
        s.rgb() >> 8 & 0xFF,
        s.rgb() & 0xFF);
  }

  /** Once, after construction. */
  void listen() {
    site.selection().listen(CurrentPicture.class, this::show);
    site.selection().listen(CurrentModel.class, m -> ask());
    site.selection().listen(CurrentClass.class, top::select);
    site.selection().listen(PictureOrder.class, o -> where());
  }

  private Optional<Session> session() {
    return site.selection().get(CurrentModel.class).map(CurrentModel::session);
  }

  private Optional<Dataset> data() {
    return site.selection().get(CurrentData.class).map(CurrentData::data);
  }

  private PictureOrder order() {
    return site.selection()
        .get(PictureOrder.class)
        .orElseGet(
            () ->
                new PictureOrder(
                    IntStream.range(0, data().map(d -> d.samples().size()).orElse(0))
                        .boxed()
                        .toList()));
  }

  private OptionalInt sample() {
    return site.selection()
        .get(CurrentPicture.class)
        .map(p -> p.origin().sample())
        .orElse(OptionalInt.empty());
  }

  private void go(int steps) {
    OptionalInt next = order().from(sample(), steps);
    site.selection()
        .get(CurrentData.class)
        .filter(d -> next.isPresent() && !next.equals(sample()))
        .ifPresent(d -> site.selection().set(CurrentPicture.class, d.picture(next.getAsInt())));
  }

  private void where() {
    List<Integer> all = order().samples();
    int at = sample().isPresent() ? all.indexOf(sample().getAsInt()) : -1;
    place.setText(
        at < 0 ? texts.of("picture.of", all.size()) : texts.of("picture.at", at + 1, all.size()));
  }

  private void show(Optional<CurrentPicture> picture) {
    ((CardLayout) cards.getLayout()).show(cards, picture.isPresent() ? OPEN : EMPTY);
    where();
    if (picture.isEmpty()) {
      loaded = Optional.empty();
      canvas.show(Optional.empty());
    }
    Optional<Dataset> data = data();
    picture.ifPresent(p -> loading.wish(progress -> LoadedPicture.of(p, data)));
    ask();
  }

  private void loaded(LoadedPicture next) {
    if (!site.selection().get(CurrentPicture.class).equals(Optional.of(next.picture()))) {
      return;
    }
    loaded = Optional.of(next);
    canvas.show(Optional.of(next.image()));
    canvas.getAccessibleContext().setAccessibleName(next.picture().name());
    boxes.setEnabled(next.truth().filter(TruthLayer::hasBoxes).isPresent());
    parts.setEnabled(next.truth().filter(TruthLayer::hasParts).isPresent());
    facts.show(PictureFacts.of(next, texts));
    canvas.repaint();
  }

  private void ask() {
    crop.setEnabled(session().isPresent());
    canvas.repaint();
    Optional<CurrentPicture> picture = site.selection().get(CurrentPicture.class);
    Optional<Session> session = session();
    if (picture.isEmpty() || session.isEmpty()) {
      said = Optional.empty();
      top.clear();
      return;
    }
    CurrentPicture p = picture.get();
    Session s = session.get();
    asking.wish(
        progress -> {
          try {
            float[] logits = s.logits(List.of(p.crop(s))).toArray();
            return new Said(p, s, new Prediction(p.id(), 0, logits).probabilities());
          } catch (IllegalStateException closed) {
            // another model has taken its place, which is asked next
            return null;
          }
        });
  }

  private void said(Said next) {
    boolean current =
        session().filter(next.session()::equals).isPresent()
            && site.selection().get(CurrentPicture.class).equals(Optional.of(next.picture()));
    if (current) {
      said = Optional.of(next);
      top.show(next.probabilities(), next.session().classes());
      top.select(site.selection().get(CurrentClass.class));
    }
  }

  private void overlay(Graphics2D g, BufferedImage image) {
    double unit = 1 / canvas.transform().getScaleX();
    overlay(g, image, unit);
  }

  private void overlay(Graphics2D g, BufferedImage image, double unit) {
    Optional<TruthLayer> truth = loaded.flatMap(LoadedPicture::truth);
    if (parts.isSelected()) {
      truth.ifPresent(t -> t.paintParts(g, unit));
    }
    boolean whole = loaded.map(l -> !l.picture().origin().cropped()).orElse(false);
    if (crop.isSelected() && whole && session().isPresent()) {
      Preprocessing how = session().get().network().input().preprocessing();
      Rectangle2D all = new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight());
      CropWindow.paint(g, CropWindow.of(image.getWidth(), image.getHeight(), how), all, unit);
    }
    if (boxes.isSelected()) {
      truth.ifPresent(t -> t.paintBoxes(g, unit));
    }
  }

  @Override
  public JComponent component() {
    return cards;
  }

  @Override
  public Map<String, String> state() {
    return Map.of(
        "crop", crop.isSelected() ? "on" : "off",
        "boxes", boxes.isSelected() ? "on" : "off",
        "parts", parts.isSelected() ? "on" : "off");
  }

  @Override
  public List<Exhibit> exhibits() {
    List<Exhibit> all = new ArrayList<>();
    loaded.ifPresent(
        l ->
            all.add(
                new Exhibit(
                    "picture-" + plain(l.picture().name()),
                    texts.of("exhibit.picture", l.picture().id()),
                    new Exhibit.Drawn(figure(l.image())),
                    Optional.empty())));
    said.ifPresent(s -> all.add(predictions(s)));
    return all;
  }

  /** A name for files: without its ending, lower case with hyphens. */
  private static String plain(String name) {
    return name.replaceFirst("\\.[A-Za-z]+$", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-");
  }

  private Figure figure(BufferedImage image) {
    return new Figure.Drawing(
        image.getWidth(),
        image.getHeight(),
        g -> {
          g.drawImage(image, 0, 0, null);
          overlay(g, image, 1);
        });
  }

  private Exhibit predictions(Said s) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < s.probabilities().length; i++) {
      rows.add(List.of(i, s.session().classes().get(i), s.probabilities()[i]));
    }
    Optional<Recipe> recipe =
        s.picture()
            .origin()
            .file()
            .map(
                file -> {
                  Map<String, Object> values = new LinkedHashMap<>(s.session().choice());
                  values.put("image", file.toString());
                  return new Recipe("predict", values);
                });
    return new Exhibit(
        "predictions-" + plain(s.picture().name()),
        texts.of("exhibit.predictions", s.session().title(), s.picture().id()),
        new Exhibit.Listed(
            new Table("predictions", List.of("index", "class", "probability"), rows)),
        recipe);
  }

  @Override
  public void close() {
    loaded = Optional.empty();
    said = Optional.empty();
    canvas.show(Optional.empty());
  }
}
