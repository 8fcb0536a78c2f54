/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import org.lucerna.core.api.data.Table;
import org.lucerna.view.embedding.model.Neighbours;
import org.lucerna.view.embedding.model.Plane;
import org.lucerna.view.embedding.model.Projection;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.CurrentRun;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.ThumbnailCells;
import org.lucerna.workbench.kit.Thumbnails;

/** View {@code embedding}: joins the files, the plane and the window's selection. */
final class EmbeddingView implements View {

  private static final long ROOM = 48L << 20;
  private static final long ROOM_BESIDE = 16L << 20;
  private static final int NEIGHBOURS = 12;
  private static final int MOST_QUERIES = 50;

  private final Site site;
  private final Texts texts = new Texts(EmbeddingView.class);
  private final EmbeddingPanel panel;
  private final Latest<Neighbours> asking;
  private Optional<CurrentData> data = Optional.empty();
  private Optional<Thumbnails> thumbnails = Optional.empty();

  /** Those of the neighbours: wishes of one list would put an end to those of the other. */
  private Optional<Thumbnails> beside = Optional.empty();

  private Optional<Projection> projection = Optional.empty();
  private List<Integer> samples = List.of();

  EmbeddingView(Site site, Projecting projecting, Map<String, String> state) {
    this.site = site;
    panel = new EmbeddingPanel(site, projecting, state);
    asking = new Latest<>(site, texts.of("task.neighbours"), this::neighbours);
    panel.onProjection(this::show);
    panel.onLegend(this::emphasise);
    panel.pane().onPick(this::pick);
    panel.pane().onLasso(this::lasso);
    panel.neighbours().onLead(cell -> makeCurrent(panel.neighbours().cells().picture(cell)));
  }

  /** Once, after construction. */
  void listen() {
    site.selection().listen(CurrentData.class, this::data);
    site.selection().listen(CurrentModel.class, m -> panel.enable());
    site.selection().listen(CurrentLayer.class, panel::layer);
    site.selection().listen(CurrentPicture.class, p -> emphasise());
    site.selection().listen(PictureSet.class, s -> emphasise());
    site.selection().listen(CurrentRun.class, r -> panel.scan(r.map(CurrentRun::folder)));
  }

  private void data(Optional<CurrentData> next) {
    letGo();
    data = next;
    thumbnails = next.map(d -> thumbnails(d, ROOM, panel.pane()::repaint));
    beside = next.map(d -> thumbnails(d, ROOM_BESIDE, panel.neighbours()::loaded));
    panel.thumbnails(thumbnails);
    panel.enable();
    draw();
  }

  private Thumbnails thumbnails(CurrentData of, long room, Runnable loaded) {
    Thumbnails own = new Thumbnails(site, of.data()::image, room);
    own.onLoaded(picture -> loaded.run());
    return own;
  }

  private void letGo() {
    thumbnails.ifPresent(Thumbnails::close);
    beside.ifPresent(Thumbnails::close);
    thumbnails = Optional.empty();
    beside = Optional.empty();
  }

  private void show(Optional<Projection> next) {
    projection = next;
    draw();
  }

  /** Joins the points with the open data set by their ids. */
  private void draw() {
    Map<String, Integer> numbers = new HashMap<>();
    data.map(CurrentData::data)
        .map(Dataset::samples)
        .ifPresent(
            all -> IntStream.range(0, all.size()).forEach(i -> numbers.put(all.get(i).id(), i)));
    samples =
        projection
            .map(p -> p.ids().stream().map(id -> numbers.getOrDefault(id, -1)).toList())
            .orElse(List.of());
    Optional<Plane> plane = projection.flatMap(panel::plane);
    Optional<Cloud> cloud =
        projection.flatMap(
            p -> {
              Marks marks = Marks.of(p.classes());
              List<Integer> classes = p.classes().stream().map(marks::index).toList();
              return plane.map(q -> new Cloud(q, marks, classes, samples));
            });
    long known = samples.stream().filter(s -> s >= 0).count();
    panel.show(cloud, this::name, projection.map(p -> texts.of("known", p.n(), known)).orElse(""));
    panel.neighbours().show(ThumbnailCells.NONE, beside);
    emphasise();
  }

  private String name(int point) {
    Projection p = projection.orElseThrow();
    return p.ids().get(point) + " \u00b7 " + p.classes().get(point);
  }

  private void pick(int point) {
    if (samples.get(point) < 0) {
      site.say(texts.of("unknown", projection.orElseThrow().ids().get(point)));
      return;
    }
    makeCurrent(samples.get(point));
  }

  private void makeCurrent(int sample) {
    data.ifPresent(d -> site.selection().set(CurrentPicture.class, d.picture(sample)));
  }

  private void lasso(List<Integer> points) {
    List<Integer> inside = points.stream().map(samples::get).filter(s -> s >= 0).toList();
    if (inside.isEmpty()) {
      site.selection().clear(PictureSet.class);
    } else {
      site.selection()
          .set(PictureSet.class, new PictureSet(texts.of("lasso", inside.size()), inside));
    }
  }

  /** What stands out: classes chosen in the legend, within the picked pictures if there are. */
  private void emphasise() {
    if (projection.isEmpty()) {
      return;
    }
    Optional<Set<Integer>> picked =
        site.selection().get(PictureSet.class).map(s -> new HashSet<>(s.samples()));
    Set<Integer> chosen = panel.legend().chosen();
    OptionalInt sample =
        site.selection()
            .get(CurrentPicture.class)
            .map(p -> p.origin().sample())
            .orElse(OptionalInt.empty());
    Set<Integer> strong = new HashSet<>();
    List<Integer> selected = new ArrayList<>();
    Optional<Integer> current = Optional.empty();
    List<Integer> classes = panel.pane().cloud().map(Cloud::classes).orElse(List.of());
    for (int i = 0; i < classes.size(); i++) {
      int own = samples.get(i);
      boolean inSet = picked.map(p -> p.contains(own)).orElse(true);
      if (inSet && (chosen.isEmpty() || chosen.contains(classes.get(i)))) {
        strong.add(i);
      }
      if (own >= 0 && picked.isPresent() && inSet) {
        selected.add(i);
      }
      if (sample.isPresent() && sample.getAsInt() == own) {
        current = Optional.of(i);
      }
    }
    boolean all = picked.isEmpty() && chosen.isEmpty();
    panel
        .pane()
        .setEmphasis(new Cloud.Emphasis(all ? Optional.empty() : Optional.of(strong), current));
    ask(selected.isEmpty() ? current.map(List::of).orElse(List.of()) : selected);
  }

  private void ask(List<Integer> points) {
    Projection of = projection.orElseThrow();
    Optional<Plane> plane = panel.plane(of);
    if (points.isEmpty() || points.size() > MOST_QUERIES || plane.isEmpty()) {
      panel.neighbours().show(ThumbnailCells.NONE, beside);
      panel.say(
          points.isEmpty()
              ? texts.of("neighbours.none")
              : texts.of("neighbours.many", MOST_QUERIES));
      return;
    }
    asking.wish(progress -> Neighbours.of(of, plane.get(), points, NEIGHBOURS));
  }

  private void neighbours(Neighbours found) {
    boolean fits =
        projection.isPresent()
            && found.points().stream().allMatch(i -> i < samples.size() && samples.get(i) >= 0);
    if (fits) {
      panel.neighbours().show(new NeighbourCells(projection.orElseThrow(), samples, found), beside);
      panel.say(texts.of(found.inFeatures() ? "neighbours.features" : "neighbours.plane"));
    } else {
      panel.neighbours().show(ThumbnailCells.NONE, beside);
      panel.say(texts.of("neighbours.other"));
    }
  }

  @Override
  public JComponent component() {
    return panel.component();
  }

  @Override
  public Map<String, String> state() {
    return panel.state();
  }

  @Override
  public List<Exhibit> exhibits() {
    Optional<Cloud> cloud = panel.pane().cloud();
    if (cloud.isEmpty() || projection.isEmpty()) {
      return List.of();
    }
    Projection p = projection.get();
    Plane plane = cloud.get().plane();
    String name = plane.name() + "-" + p.source().layer();
    String caption =
        texts.of("exhibit", plane.name(), p.source().layer(), p.n(), p.source().table());
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < p.n(); i++) {
      boolean faint = panel.pane().emphasis().isFaint(i);
      rows.add(List.of(p.ids().get(i), p.classes().get(i), plane.x()[i], plane.y()[i], !faint));
    }
    Table table =
        new Table(
            name,
            List.of("id", "class", plane.name() + "1", plane.name() + "2", "highlighted"),
            rows);
    return List.of(
        new Exhibit(
            name,
            caption,
            new Exhibit.Drawn(
                ScatterFigure.of(
                    cloud.get(),
                    panel.pane().window(),
                    panel.pane().getSize(),
                    panel.pane().emphasis())),
            Optional.empty()),
        new Exhibit(name, caption, new Exhibit.Listed(table), Optional.empty()));
  }

  @Override
  public void close() {
    letGo();
    projection = Optional.empty();
    data = Optional.empty();
  }
}
