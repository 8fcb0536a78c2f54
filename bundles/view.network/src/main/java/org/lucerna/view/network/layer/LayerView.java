/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.event.HierarchyEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.swing.JComponent;
import org.lucerna.view.network.NetworkViewFactory;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentNetwork;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;

/**
 * Follows the current layer, picture and class while it is in sight. Holds the values of one layer
 * for one picture, and one layer's weights.
 */
final class LayerView implements View {

  private final Site site;
  private final Analyses analyses;
  private final LayerDrawings drawings;
  private final BooleanSupplier inSight;
  private final Texts texts = new Texts(NetworkViewFactory.class);
  private final LayerPanel panel;
  private final Latest<Optional<Shown>> looking;
  private final Latest<List<Analyses.Entry>> listing;
  private volatile Optional<Session> open = Optional.empty();
  private boolean closed;

  /**
   * @param inSight whether the view can be seen; asked on the event thread; empty for the window's
   *     answer
   */
  LayerView(
      Site site, Analyses analyses, LayerDrawings drawings, Optional<BooleanSupplier> inSight) {
    this.site = site;
    this.analyses = analyses;
    this.drawings = drawings;
    this.panel = new LayerPanel(texts, new Hand());
    this.inSight = inSight.orElse(panel::isShowing);
    this.looking = new Latest<>(site, texts.of("looking"), this::show);
    this.listing = new Latest<>(site, texts.of("analyse.listing"), this::offer);
    panel.addHierarchyListener(
        e -> {
          if ((e.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
            look();
          }
        });
    site.selection().listen(CurrentModel.class, model -> opened(model.map(CurrentModel::session)));
    site.selection().listen(CurrentNetwork.class, network -> look());
    site.selection().listen(CurrentLayer.class, layer -> look());
    site.selection().listen(CurrentPicture.class, picture -> look());
    site.selection().listen(CurrentClass.class, target -> look());
  }

  @Override
  public JComponent component() {
    return panel;
  }

  private void opened(Optional<Session> session) {
    open = session;
    look();
  }

  private Optional<Subject> subject() {
    Optional<CurrentNetwork> beside = site.selection().get(CurrentNetwork.class);
    if (beside.isPresent()) {
      return Optional.of(
          new Subject(
              beside.get().network(),
              Optional.empty(),
              beside.get().layer(),
              Optional.empty(),
              Optional.empty()));
    }
    return open.map(
        session ->
            new Subject(
                session.network(),
                open,
                site.selection().get(CurrentLayer.class).map(CurrentLayer::layer),
                site.selection().get(CurrentPicture.class),
                site.selection().get(CurrentClass.class)));
  }

  private void look() {
    if (closed || !inSight.getAsBoolean()) {
      return;
    }
    Optional<Subject> subject = subject();
    if (subject.isEmpty()) {
      panel.showNothing(texts.of("layer.none"));
      return;
    }
    Optional<Shown> before = panel.shown();
    Shown.Tab tab = panel.tab();
    looking.wish(progress -> find(subject.get(), before, tab));
  }

  /** A model that was closed meanwhile answers no more; the next wish is for another. */
  private Optional<Shown> find(Subject subject, Optional<Shown> before, Shown.Tab tab)
      throws Exception {
    try {
      return Optional.of(Shown.of(subject, before, tab));
    } catch (IllegalStateException e) {
      if (subject.session().equals(open)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private void show(Optional<Shown> found) {
    if (!closed && subject().isPresent()) {
      found.ifPresent(panel::show);
    }
  }

  private void offer(List<Analyses.Entry> entries) {
    panel.offer(entries, this::ask);
  }

  /** Opens the dialog of a command with this layer, model and data set filled in. */
  void ask(Analyses.Entry entry) {
    panel
        .shown()
        .ifPresent(
            shown ->
                site.ask(
                    entry.command(),
                    Analyses.values(
                        entry,
                        shown.layer().name(),
                        shown.subject().session().map(Session::choice).orElse(Map.of()),
                        site.selection().get(CurrentData.class))));
  }

  @Override
  public List<Exhibit> exhibits() {
    return panel
        .shown()
        .map(shown -> drawings.of(shown, panel.tiles(), panel.kernels(), texts))
        .orElse(List.of());
  }

  @Override
  public void close() {
    closed = true;
    open = Optional.empty();
    panel.showNothing(texts.of("layer.none"));
  }

  private final class Hand implements LayerPanel.Listener {
    @Override
    public void turned() {
      look();
    }

    @Override
    public void go(LayerId layer) {
      open.ifPresent(
          session ->
              site.selection()
                  .set(
                      CurrentLayer.class,
                      new CurrentLayer(layer, session.network().displayName(layer))));
    }

    @Override
    public void analyse() {
      listing.wish(progress -> analyses.list());
    }
  }
}
