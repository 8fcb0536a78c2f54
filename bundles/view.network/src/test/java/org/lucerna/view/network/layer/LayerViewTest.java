/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPopupMenu;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.Param;
import org.lucerna.render.heatmap.TilesParams;
import org.lucerna.render.heatmap.TilesRenderer;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestSite;
import org.lucerna.view.network.FakeSession;
import org.lucerna.view.network.Swing;
import org.lucerna.view.network.TestNetworks;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentNetwork;
import org.lucerna.workbench.api.current.CurrentPicture;

class LayerViewTest {

  private final Network network = TestNetworks.of("squeezenet1_0");
  private final FakeSession session = new FakeSession(network);
  private final RecordParamBinder binder = new RecordParamBinder();
  private final FakePlugins plugins =
      new FakePlugins()
          .register(Renderer.class, "tiles", new TilesRenderer(), TilesParams.class)
          .register(CommandFamily.class, "family", new Family(), NoParams.class);
  private TestSite site;
  private LayerView view;
  private boolean inSight = true;

  /** Three commands, of which one looks at layers. */
  private static final class Family implements CommandFamily {

    /** Looks at layers. */
    record Looks(
        @Param(value = "", help = "layers") List<String> layers,
        @Param(value = "", help = "network") Optional<String> network,
        @Param(value = "", help = "data") Optional<String> data,
        @Param(value = "", help = "set") List<String> set) {}

    /** Looks at a network alone. */
    record Other(@Param(value = "", help = "network") Optional<String> network) {}

    @Override
    public List<Member> members() {
      return List.of(
          new Member("look at", "Looks at layers", "x 1"),
          new Member("look away", "Looks at networks", "x 1"),
          new Member("broken", "Has gone", "x 1"));
    }

    @Override
    public List<Class<? extends Record>> params(String id) {
      if (id.equals("broken")) {
        throw new IllegalStateException("gone");
      }
      return List.of(id.equals("look at") ? Looks.class : Other.class);
    }

    @Override
    public Outcome run(String id, List<Record> params, Context context) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    site = new TestSite(folder);
    view =
        Swing.on(
            () ->
                new LayerView(
                    site,
                    new Analyses(plugins, binder),
                    new LayerDrawings(new Renderers(plugins, binder)),
                    Optional.of(() -> inSight)));
    Swing.run(() -> Swing.layOut(view.component(), 360, 800));
  }

  @AfterEach
  void close() throws Exception {
    Swing.run(view::close);
    assertEquals(List.of(), site.failures);
  }

  private static CurrentPicture picture(int blue) {
    int[] pixels = new int[224 * 224];
    Arrays.fill(pixels, blue);
    RgbImage image = RgbImage.wrap(224, 224, pixels);
    return new CurrentPicture(
        "p",
        "p.png",
        blue,
        new CurrentPicture.Origin(
            Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), false),
        () -> image);
  }

  private void model() throws Exception {
    Swing.run(() -> site.selection().set(CurrentModel.class, new CurrentModel(session)));
    site.settle();
  }

  private void layer(String name) throws Exception {
    LayerId id = new LayerId(name);
    Swing.run(() -> site.selection().set(CurrentLayer.class, new CurrentLayer(id, name)));
    site.settle();
    Swing.run(() -> Swing.layOut(view.component(), 360, 800));
  }

  private void look(int blue) throws Exception {
    Swing.run(() -> site.selection().set(CurrentPicture.class, picture(blue)));
    site.settle();
    Swing.run(() -> Swing.layOut(view.component(), 360, 800));
  }

  private String text(String name) {
    return Swing.find(view.component(), JLabel.class, name).getText();
  }

  private TileGrid maps() {
    return Swing.find(view.component(), TileGrid.class, "layer.maps");
  }

  @Test
  void itSaysWhatToDoNext() throws Exception {
    assertTrue(text("layer.maps.empty").contains("Open a model"));
    model();
    assertTrue(text("layer.maps.empty").contains("Choose a picture"));
    assertEquals("features.12", text("layer.title"), "the last feature maps, until one is chosen");
  }

  @Test
  void mapsFollowTheLayerThePictureAndItsPaintedVersions() throws Exception {
    model();
    look(1);
    layer("features.3.squeeze");
    assertEquals(16, maps().tiles().count());
    assertEquals("\u22122.000", maps().tiles().value(0, 0, 0));
    look(2);
    assertEquals("\u22121.000", maps().tiles().value(0, 0, 0));
    assertTrue(text("layer.statistics").startsWith("All: "));
  }

  @Test
  void nothingIsComputedOutOfSight() throws Exception {
    inSight = false;
    model();
    look(1);
    layer("features.0");
    assertEquals(List.of(), session.asked);
  }

  @Test
  void channelsAreSortedAndOneIsLaidOverThePicture() throws Exception {
    model();
    look(1);
    layer("features.3.squeeze");
    JComboBox<?> sort = Swing.find(view.component(), JComboBox.class, "layer.sort");
    assertEquals(3, sort.getItemCount(), "contributions are exact at the CAM layer alone");
    Swing.run(() -> sort.setSelectedItem(FeatureMaps.Sorting.MAX));
    assertEquals(15, maps().tiles().number(0));
    LayerPanel panel = (LayerPanel) view.component();
    Swing.run(() -> maps().choose(Optional.of(15)));
    assertTrue(panel.hasOverlay());
    assertTrue(text("layer.statistics").startsWith("#15: "));
    look(2);
    assertTrue(panel.hasOverlay(), "the channel stays while the picture is painted over");
    layer("features.0");
    assertFalse(panel.hasOverlay());
  }

  @Test
  void aValueUnderTheMouseFramesExactlyWhatItSees() throws Exception {
    model();
    look(1);
    layer("features.3.squeeze");
    Swing.run(() -> maps().listener().hovered(Optional.of(new TileGrid.Cell(2, 11, 20))));
    PicturePane picture = Swing.find(view.component(), PicturePane.class, "layer.picture");
    java.awt.Rectangle seen = picture.field().orElseThrow().getBounds();
    // conv 7/2, pool 3/2: 11 pixels every 4.
    assertEquals(new java.awt.Rectangle(80, 44, 11, 11), seen);
    assertEquals("#2 (11, 20): 13.00, sees 11×11 at (80, 44)", text("layer.value"));
    Swing.run(() -> maps().listener().hovered(Optional.empty()));
    assertTrue(picture.field().isEmpty());
  }

  @Test
  void aVectorIsBarsWithTheNamesOfClasses() throws Exception {
    model();
    look(1);
    layer("flatten");
    BarsPane bars = Swing.find(view.component(), BarsPane.class, "layer.bars");
    assertTrue(bars.isShowing() || bars.getParent().isVisible());
    int x = bars.getWidth() / 2;
    int at = bars.at(x);
    Swing.run(
        () -> {
          for (var l : bars.getMouseMotionListeners()) {
            l.mouseMoved(new java.awt.event.MouseEvent(bars, 503, 0, 0, x, 5, 0, false));
          }
        });
    assertTrue(text("layer.value").startsWith("#" + at + " class " + at), text("layer.value"));
  }

  @Test
  void filtersAreReadWhenTheyAreInSight() throws Exception {
    model();
    look(1);
    layer("features.0");
    TileGrid filters = Swing.find(view.component(), TileGrid.class, "layer.filters");
    assertEquals(0, filters.tiles().count());
    Swing.run(
        () -> Swing.find(view.component(), JTabbedPane.class, "layer.tabs").setSelectedIndex(1));
    site.settle();
    assertEquals(96, filters.tiles().count());
    layer("features.1");
    assertEquals(0, filters.tiles().count());
    JButton go = Swing.find(view.component(), JButton.class, "layer.filters.go");
    Swing.run(go::doClick);
    site.settle();
    assertEquals(96, filters.tiles().count());
    assertEquals("features.0", text("layer.title"));
  }

  @Test
  void factsAreSaidOfANetworkWithoutWeightsToo() throws Exception {
    model();
    look(1);
    Network beside = TestNetworks.of("resnet50");
    Swing.run(
        () ->
            site.selection()
                .set(
                    CurrentNetwork.class,
                    new CurrentNetwork(beside, Optional.of(new LayerId("conv1")))));
    site.settle();
    assertTrue(text("layer.maps.empty").contains("without weights"));
    JTable facts = Swing.find(view.component(), JTable.class, "layer.facts");
    Map<String, String> rows = new java.util.HashMap<>();
    for (int row = 0; row < facts.getRowCount(); row++) {
      rows.put(
          String.valueOf(facts.getValueAt(row, 0)).strip(),
          String.valueOf(facts.getValueAt(row, 1)));
    }
    assertEquals("64×112×112", rows.get("Output"));
    assertEquals("9,408", rows.get("Parameters"));
    assertEquals("64×3×7×7", rows.get("weight"));
    assertEquals("\u22123 pixels", rows.get("First cell from"));
  }

  @Test
  void commandsThatTakeALayerAreOfferedFilledIn() throws Exception {
    model();
    look(1);
    layer("features.3.squeeze");
    Swing.run(
        () ->
            site.selection()
                .set(
                    CurrentData.class,
                    new CurrentData(null, Map.of("path", "/pictures", "test", 0.2), 7)));
    List<Analyses.Entry> entries = new Analyses(plugins, binder).list();
    LayerPanel panel = (LayerPanel) view.component();
    JPopupMenu menu = Swing.on(() -> panel.menu(entries, view::ask));
    assertEquals(1, menu.getComponentCount());
    Swing.run(() -> ((javax.swing.JMenuItem) menu.getComponent(0)).doClick());
    assertEquals(
        List.of(
            new Recipe(
                "look at",
                Map.of(
                    "layers", "features.3.squeeze",
                    "network", "squeezenet1_0",
                    "data", "/pictures",
                    "set", "test=0.2"))),
        site.asked);
  }

  @Test
  void sheetsAndTablesCanBeExported() throws Exception {
    model();
    look(1);
    layer("features.3.squeeze");
    List<Exhibit> exhibits = Swing.on(view::exhibits);
    assertEquals(
        List.of(
            "maps-squeezenet1-0-features-3-squeeze", "channels-squeezenet1-0-features-3-squeeze"),
        exhibits.stream().map(Exhibit::name).toList());
    Exhibit.Listed table = (Exhibit.Listed) exhibits.get(1).content();
    assertEquals(16, table.table().rows().size());
  }
}
