/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.event.HierarchyEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.api.current.CurrentMethod;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.EmptyPane;
import org.lucerna.workbench.kit.Keys;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;

/**
 * The picture under the brush, beside it the map that follows, and what the network says. What is
 * painted becomes the window's picture, so that other views follow.
 */
final class BrushView implements View {

  /**
   * Other views follow a moving brush so often, and at once when it rests: they ask the same
   * network, and what they ask keeps this view waiting.
   */
  private static final long PUBLISH = 1_000_000_000L;

  private final Texts texts = new Texts(BrushView.class);
  private final Site site;
  private final Installed installed;
  private final BooleanSupplier onScreen;
  private final CardLayout cards = new CardLayout();
  private final JPanel root = new JPanel(cards);
  private final EmptyPane empty = new EmptyPane("brush", texts);
  private final PaintPane pane;
  private final MapPane map = new MapPane();
  private final BrushBar bar;
  private final AnswerPane answers;
  private final Live live;
  private final Latest<Optional<RgbImage>> opening;
  private Optional<CurrentPicture> source = Optional.empty();
  private Optional<Session> session = Optional.empty();
  private Optional<Canvas> canvas = Optional.empty();
  private Optional<Live.Result> shown = Optional.empty();
  private List<Double> before = List.of();
  private String method;
  private long number;
  private long published;
  private long versions;
  private long lastPublished;
  private boolean unpublished;
  private boolean stale;
  private boolean closed;

  /**
   * @param onScreen whether anybody sees the view; the component knows where nobody says
   */
  BrushView(
      Site site,
      Installed installed,
      Map<String, String> state,
      Optional<BooleanSupplier> onScreen) {
    this.site = site;
    this.installed = installed;
    this.onScreen = onScreen.orElse(root::isShowing);
    method = Optional.ofNullable(state.get("method")).orElseGet(installed::firstMethod);
    Brush brush = BrushState.of(state);
    pane = new PaintPane(brush, new Strokes());
    bar = new BrushBar(brush, pane::brush, new Doing());
    answers = new AnswerPane(this::chooseMethod, this::chooseClass, this::more);
    live = new Live(site, texts.of("live"), this::show);
    opening = new Latest<>(site, texts.of("opening"), this::opened);
    lay();
    keys();
    site.selection().listen(CurrentModel.class, m -> follow());
    site.selection().listen(CurrentPicture.class, p -> follow());
    site.selection().listen(CurrentClass.class, c -> wish());
    site.selection().listen(CurrentLayer.class, l -> wish());
    site.selection().listen(CurrentMethod.class, m -> m.ifPresent(this::methodChanged));
    root.addHierarchyListener(this::hierarchy);
  }

  private void lay() {
    JSplitPane two = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, pane, map);
    two.setResizeWeight(0.5);
    two.setContinuousLayout(true);
    two.setBorder(null);
    JPanel work = new JPanel(new BorderLayout());
    work.add(bar, BorderLayout.NORTH);
    work.add(two, BorderLayout.CENTER);
    JPanel right = new JPanel(new BorderLayout());
    right.add(answers, BorderLayout.CENTER);
    right.setPreferredSize(new java.awt.Dimension(UIScale.scale(240), 0));
    work.add(right, BorderLayout.LINE_END);
    root.setName("brush");
    root.getAccessibleContext().setAccessibleName(texts.of("view"));
    root.add(work, "work");
    root.add(empty, "empty");
    answers.methods(installed.methods(), method);
  }

  private void keys() {
    Keys keys = new Keys(root);
    for (Tool tool : Tool.values()) {
      keys.on(tool.key(), () -> bar.set(bar.brush().withTool(tool)));
    }
    keys.on("OPEN_BRACKET", () -> bar.set(bar.brush().withRadius(bar.brush().radius() / 1.25)))
        .on("CLOSE_BRACKET", () -> bar.set(bar.brush().withRadius(bar.brush().radius() * 1.25)))
        .on("ctrl Z", () -> change(Canvas::undo))
        .on("ctrl Y", () -> change(Canvas::redo))
        .on("ctrl shift Z", () -> change(Canvas::redo))
        .on("H", map::toggle)
        .on("0", this::fit)
        .on("1", pane.canvas()::actualSize);
  }

  private void fit() {
    pane.canvas().fit();
    map.canvas().fit();
  }

  private void hierarchy(HierarchyEvent e) {
    boolean showing = (e.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0;
    if (showing && root.isShowing() && stale) {
      follow();
    }
  }

  /** Another picture or model; what this view painted itself is no news. */
  private void follow() {
    Optional<Session> model = site.selection().get(CurrentModel.class).map(CurrentModel::session);
    Optional<CurrentPicture> picture = site.selection().get(CurrentPicture.class);
    boolean mine =
        picture.isPresent()
            && picture.get().version() == published
            && published > 0
            && source.map(s -> s.id().equals(picture.get().id())).orElse(false);
    if (mine && model.equals(session)) {
      return;
    }
    if (model.isEmpty() || picture.isEmpty()) {
      nothing(model.isEmpty() ? "empty.model" : "empty.picture");
      return;
    }
    stale = !onScreen.getAsBoolean();
    if (stale) {
      return;
    }
    session = model;
    source = picture;
    CurrentPicture wanted = picture.get();
    Session open = model.get();
    opening.wish(
        progress -> {
          RgbImage crop = wanted.crop(open);
          return Optional.of(wanted).filter(w -> source.equals(Optional.of(w))).map(w -> crop);
        });
  }

  private void nothing(String key) {
    session = Optional.empty();
    source = Optional.empty();
    canvas = Optional.empty();
    shown = Optional.empty();
    pane.show(canvas);
    map.clear();
    empty.show(key, () -> Openers.open(site, key));
    cards.show(root, "empty");
  }

  private void opened(Optional<RgbImage> crop) {
    if (crop.isEmpty() || session.isEmpty()) {
      return;
    }
    canvas = Optional.of(new Canvas(crop.get(), mean(session.get())));
    before = List.of();
    shown = Optional.empty();
    published = 0;
    pane.show(canvas);
    map.show(crop.get(), Optional.empty());
    cards.show(root, "work");
    wish();
  }

  /** What the network takes for 0 in all channels. */
  private static int mean(Session session) {
    Preprocessing how = session.network().input().preprocessing();
    int rgb = 0;
    for (float channel : how.mean()) {
      rgb = rgb << 8 | Math.round(255 * channel);
    }
    return rgb;
  }

  private OptionalInt target() {
    return site.selection()
        .get(CurrentClass.class)
        .map(c -> OptionalInt.of(c.index()))
        .orElse(OptionalInt.empty());
  }

  private void wish() {
    if (canvas.isEmpty() || session.isEmpty() || method.isEmpty()) {
      return;
    }
    Canvas now = canvas.get();
    bar.can(now.canUndo(), now.canRedo(), now.canUndo());
    String layer =
        site.selection()
            .get(CurrentLayer.class)
            .map(CurrentLayer::name)
            .orElse(installed.usual("layer", "last"));
    live.wish(new Live.Wish(session.get(), now.picture(), method, layer, target(), ++number));
  }

  private void show(Live.Result result) {
    if (!Optional.of(result.wish().session()).equals(session) || canvas.isEmpty()) {
      return; // of a model or picture that is no longer open
    }
    if (before.isEmpty()) {
      before = result.probabilities();
    }
    shown = Optional.of(result);
    map.show(result.wish().picture(), result.map().map(Live.Seen::image));
    answers.show(result, before, target());
    if (unpublished && result.wish().number() == number) {
      publish(true); // the brush rests
    }
  }

  private void chooseMethod(String id) {
    site.selection().set(CurrentMethod.class, new CurrentMethod(id));
    if (!id.equals(method)) {
      method = id;
      wish();
    }
  }

  private void methodChanged(CurrentMethod next) {
    if (!next.id().equals(method)
        && installed.methods().stream().anyMatch(m -> m.id().equals(next.id()))) {
      method = next.id();
      answers.methods(installed.methods(), method);
      wish();
    }
  }

  private void chooseClass(int index) {
    if (target().equals(OptionalInt.of(index))) {
      site.selection().clear(CurrentClass.class);
    } else {
      List<String> names = session.map(Session::classes).orElse(List.of());
      String name = index < names.size() ? names.get(index) : "class " + index;
      site.selection().set(CurrentClass.class, new CurrentClass(index, name));
    }
  }

  private void more(JComponent below) {
    if (session.isPresent() && source.isPresent()) {
      new Questions(installed.plugins(), installed.binder())
          .menu(site, session.get(), source.get(), target())
          .show(below, 0, below.getHeight());
    }
  }

  /** Plugins came or went. */
  void pluginsChanged() {
    if (closed) {
      return;
    }
    if (method.isEmpty()) {
      method = installed.firstMethod();
    }
    answers.methods(installed.methods(), method);
  }

  private void change(java.util.function.Consumer<Canvas> how) {
    canvas.ifPresent(
        c -> {
          how.accept(c);
          pane.refresh();
          wish();
          publish(true);
        });
  }

  /** Makes what is painted the window's picture. */
  private void publish(boolean now) {
    long time = System.nanoTime();
    if (source.isPresent() && canvas.isPresent() && (now || time - lastPublished > PUBLISH)) {
      lastPublished = time;
      unpublished = false;
      published = Math.max(versions, source.get().version()) + 1;
      versions = published;
      site.selection()
          .set(CurrentPicture.class, source.get().painted(canvas.get().picture(), published));
    }
  }

  Optional<Live.Result> shown() {
    return shown;
  }

  PaintPane pane() {
    return pane;
  }

  AnswerPane answers() {
    return answers;
  }

  @Override
  public JComponent component() {
    return root;
  }

  @Override
  public Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>(BrushState.state(bar.brush()));
    state.put("method", method);
    return state;
  }

  @Override
  public List<Exhibit> exhibits() {
    return shown
        .map(r -> new Exhibits(installed).of(r, source.orElseThrow().name()))
        .orElse(List.of());
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    canvas = Optional.empty();
    session = Optional.empty();
    source = Optional.empty();
    shown = Optional.empty();
    pane.show(canvas);
    map.clear();
  }

  private final class Strokes implements PaintPane.Listener {
    @Override
    public void painted() {
      unpublished = true;
      wish();
      publish(false);
    }

    @Override
    public void ended() {
      publish(true);
    }
  }

  private final class Doing implements BrushBar.Owner {
    @Override
    public void undo() {
      change(Canvas::undo);
    }

    @Override
    public void redo() {
      change(Canvas::redo);
    }

    @Override
    public void reset() {
      change(Canvas::reset);
    }
  }
}
