/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.awt.Font;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComponent;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.view.network.graph.Blocks;
import org.lucerna.view.network.graph.Box;
import org.lucerna.view.network.graph.GraphPane;
import org.lucerna.view.network.graph.Scene;
import org.lucerna.view.network.structure.LayerFact;
import org.lucerna.view.network.structure.LayerTree;
import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentNetwork;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;

/**
 * Shows the open model's network, or any installed one. Holds the scene it shows, no weights; what
 * takes long is done away from the event thread.
 */
final class NetworkView implements View {

  private static final String FAMILY = "family";
  private static final String VARIANT = "variant";

  private final Site site;
  private final Texts texts = new Texts(NetworkView.class);
  private final Latest<Drawn> drawing;
  private final NetworkPanel panel;
  private final NetworkChoice choice;
  private Optional<Session> model = Optional.empty();
  private Optional<NetworkChoice.Item> beside = Optional.empty();
  private Optional<Scene> scene = Optional.empty();

  /**
   * What was made.
   *
   * @param scene empty for nothing to show
   * @param anchor a layer that stays in place; empty where another network is shown
   */
  private record Drawn(Optional<Scene> scene, Optional<String> anchor) {}

  NetworkView(Site site, Plugins plugins, Map<String, String> state) {
    this.site = site;
    this.drawing = new Latest<>(site, texts.of("drawing"), this::show);
    this.choice = new NetworkChoice(site, plugins, texts, this::look);
    this.panel = new NetworkPanel(texts, choice, new Hand());
    panel.setExport(this::exhibits, site::export);
    panel.onRestyle(this::restyle);
    panel.restore(state);
    if (state.containsKey(VARIANT)) {
      beside =
          Optional.of(
              new NetworkChoice.Item(state.get(FAMILY), state.get(VARIANT), state.get(VARIANT)));
    }
    site.selection().listen(CurrentModel.class, m -> opened(m.map(CurrentModel::session)));
    site.selection().listen(CurrentLayer.class, layer -> current());
    beside.ifPresent(this::look);
  }

  @Override
  public JComponent component() {
    return panel;
  }

  private void opened(Optional<Session> session) {
    boolean another = session.isPresent() && !session.equals(model);
    model = session;
    choice.setModelTitle(session.map(Session::title));
    if (another) {
      choice.showModel();
      lookAtModel();
    } else if (beside.isEmpty()) {
      lookAtModel();
    }
  }

  private void lookAtModel() {
    beside = Optional.empty();
    site.selection().clear(CurrentNetwork.class);
    Optional<Session> session = model;
    panel.working(session.isPresent());
    drawing.wish(progress -> drawn(session.map(Session::network)));
  }

  private void look(NetworkChoice.Item item) {
    if (item.isModel()) {
      lookAtModel();
      return;
    }
    beside = Optional.of(item);
    panel.working(true);
    drawing.wish(progress -> drawn(Optional.of(choice.network(item))));
  }

  private Drawn drawn(Optional<Network> network) {
    return new Drawn(
        network.map(
            n -> {
              NetworkFacts facts = NetworkFacts.of(n);
              LayerTree tree = LayerTree.of(facts);
              return Scene.of(facts, tree, Blocks.overview(facts, tree), panel.drawingFont());
            }),
        Optional.empty());
  }

  private void show(Drawn drawn) {
    scene = drawn.scene();
    if (drawn.anchor().isPresent() && scene.isPresent()) {
      panel.reshape(scene.get(), drawn.anchor().get());
    } else {
      panel.show(scene);
      tellNetwork(Optional.empty());
    }
    current();
  }

  /** Says what is looked at where that is not the open model. */
  private void tellNetwork(Optional<LayerId> layer) {
    if (beside.isPresent() && scene.isPresent()) {
      Network network = scene.get().facts().network();
      site.selection().set(CurrentNetwork.class, new CurrentNetwork(network, layer));
    }
  }

  /** Marks the current layer, where it is one of the network shown. */
  private void current() {
    Optional<LayerId> layer =
        beside.isPresent()
            ? site.selection().get(CurrentNetwork.class).flatMap(CurrentNetwork::layer)
            : site.selection().get(CurrentLayer.class).map(CurrentLayer::layer);
    panel.choose(layer.filter(l -> scene.flatMap(s -> s.facts().find(l)).isPresent()));
  }

  private void choose(LayerId layer) {
    if (beside.isPresent()) {
      tellNetwork(Optional.of(layer));
      current();
    } else {
      scene.ifPresent(
          s ->
              site.selection()
                  .set(
                      CurrentLayer.class,
                      new CurrentLayer(layer, s.facts().network().displayName(layer))));
    }
  }

  private void open(Scene from, Set<String> open, String container) {
    String anchor =
        from.facts().layers().stream()
            .map(l -> l.path())
            .filter(path -> path.startsWith(container + "."))
            .findFirst()
            .orElseThrow();
    drawing.wish(
        progress ->
            new Drawn(
                Optional.of(
                    Scene.of(
                        from.facts(),
                        from.tree(),
                        Blocks.of(from.facts(), from.tree(), open),
                        from.font())),
                Optional.of(anchor)));
  }

  /** Draws again where letters have another size. */
  private void restyle() {
    Font font = panel.drawingFont();
    scene
        .filter(s -> !s.font().equals(font))
        .ifPresent(
            s -> {
              Optional<String> first = s.facts().layers().stream().map(LayerFact::path).findFirst();
              drawing.wish(
                  progress ->
                      new Drawn(
                          Optional.of(Scene.of(s.facts(), s.tree(), s.blocks(), font)), first));
            });
  }

  /** What people do in the tree and in the graph. */
  private final class Hand implements NetworkPanel.Listener, GraphPane.Listener {
    @Override
    public void chosen(Box box) {
      box.layer().ifPresent(l -> choose(l.node().id()));
    }

    @Override
    public void chosen(LayerId layer) {
      choose(layer);
    }

    @Override
    public void toggled(String container) {
      scene.ifPresent(
          s -> {
            Set<String> open = new HashSet<>(s.blocks().open());
            if (!open.remove(container)) {
              open.add(container);
            }
            open(s, open, container);
          });
    }

    @Override
    public void all(boolean opened) {
      scene.ifPresent(
          s -> {
            Set<String> open = new HashSet<>();
            if (opened) {
              s.tree().containers().forEach(c -> open.add(c.path()));
            }
            String first = s.tree().containers().stream().map(c -> c.path()).findFirst().orElse("");
            if (!first.isEmpty()) {
              open(s, open, first);
            }
          });
    }
  }

  @Override
  public Map<String, String> state() {
    Map<String, String> state = new HashMap<>(panel.state());
    beside.ifPresent(
        item -> {
          state.put(FAMILY, item.family());
          state.put(VARIANT, item.variant());
        });
    return state;
  }

  @Override
  public List<Exhibit> exhibits() {
    return scene.map(s -> NetworkExhibits.of(s, texts)).orElse(List.of());
  }

  @Override
  public void close() {
    site.selection().clear(CurrentNetwork.class);
    scene = Optional.empty();
    model = Optional.empty();
    panel.show(Optional.empty());
  }
}
