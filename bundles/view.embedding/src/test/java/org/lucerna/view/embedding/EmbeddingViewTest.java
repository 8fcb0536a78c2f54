/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestSite;
import org.lucerna.view.embedding.model.Projection;
import org.lucerna.view.embedding.model.ProjectionFile;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.ThumbnailGrid;

class EmbeddingViewTest {

  private static final int SIDE = 4;

  @TempDir Path folder;
  private TestSite site;
  private EmbeddingView view;
  private ScatterPane pane;

  /** Sixteen pictures, half of them {@code a, b}; only the first twelve are in the data set. */
  private static final class Few implements Dataset {
    @Override
    public String name() {
      return "few";
    }

    @Override
    public List<String> classes() {
      return List.of("a, b", "c");
    }

    @Override
    public List<Sample> samples() {
      List<Sample> all = new ArrayList<>();
      for (int i = 11; i >= 0; i--) {
        all.add(new Sample("p" + i, i % 2, Split.TRAIN, Optional.empty()));
      }
      return all;
    }

    @Override
    public RgbImage image(int index) {
      return RgbImage.wrap(1, 1, new int[1]);
    }

    @Override
    public String contentHash(int index) {
      return "";
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public String fingerprint() {
      return "";
    }

    @Override
    public void close() {}
  }

  private Path run(boolean features) throws Exception {
    Path run = folder.resolve("runs/embedding-1");
    Files.createDirectories(run.resolve("tables"));
    StringBuilder csv = new StringBuilder("id,class,split,pca1,pca2,tsne1,tsne2\r\n");
    for (int i = 0; i < SIDE * SIDE; i++) {
      String name = i % 2 == 0 ? "\"a, b\"" : "c";
      csv.append("p%d,%s,train,0,%d,%d,%d\r\n".formatted(i, name, i, i % SIDE, i / SIDE));
    }
    Files.writeString(run.resolve("tables/embedding-features.12.csv"), csv);
    Files.writeString(run.resolve("tables/embedding-measures-x.csv"), "layer,value\r\nx,1\r\n");
    if (features) {
      Files.createDirectories(run.resolve("arrays"));
      Files.write(run.resolve("arrays/features-features.12.npy"), npy());
    }
    return run;
  }

  /** One feature, in which picture 5 is next to picture 10. */
  private static byte[] npy() {
    byte[] head =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (16, 1,), }\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer file = ByteBuffer.allocate(10 + head.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    file.putShort((short) head.length).put(head);
    for (int i = 0; i < 16; i++) {
      file.putFloat(i == 10 ? 5.1f : i);
    }
    return file.array();
  }

  @BeforeEach
  void site() {
    site = new TestSite(folder);
  }

  private void open() throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          FakePlugins plugins = new FakePlugins();
          Analysis<NoParams> analysis = (i, p, progress) -> Findings.builder().build();
          plugins.register(
              Analysis.class,
              "arrange",
              analysis,
              NoParams.class,
              Map.of("verb", "analyse", "writes", List.of("projection")));
          plugins.register(Analysis.class, "other", analysis, NoParams.class);
          assertEquals(Optional.of("analyse arrange"), new Projecting(site, plugins).command());
          view = (EmbeddingView) new EmbeddingViewFactory(plugins).create(site, Map.of());
          site.selection().set(CurrentData.class, new CurrentData(new Few(), Map.of(), 0));
        });
    site.settle();
    EventQueue.invokeAndWait(
        () -> {
          pane = find(view.component(), ScatterPane.class, "embedding.scatter");
          pane.setSize(420, 420);
        });
  }

  private static <C extends Component> C find(Container in, Class<C> type, String name) {
    return search(in, type, name).orElseThrow();
  }

  private static <C extends Component> Optional<C> search(
      Container in, Class<C> type, String name) {
    for (Component child : in.getComponents()) {
      if (type.isInstance(child) && name.equals(child.getName())) {
        return Optional.of(type.cast(child));
      }
      if (child instanceof Container container) {
        Optional<C> found = search(container, type, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private void mouse(int id, int modifiers, Point at) {
    pane.dispatchEvent(
        new MouseEvent(pane, id, 0, modifiers, at.x, at.y, 1, false, MouseEvent.BUTTON1));
  }

  private void drag(Point... path) throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          mouse(MouseEvent.MOUSE_PRESSED, InputEvent.BUTTON1_DOWN_MASK, path[0]);
          for (Point p : path) {
            mouse(MouseEvent.MOUSE_DRAGGED, InputEvent.BUTTON1_DOWN_MASK, p);
          }
          mouse(MouseEvent.MOUSE_RELEASED, 0, path[path.length - 1]);
        });
    site.settle();
  }

  private String current() {
    return site.selection().get(CurrentPicture.class).orElseThrow().id();
  }

  @Test
  void projectionsAreFoundInRunFoldersByTheirColumns() throws Exception {
    Path run = run(false);
    List<ProjectionFile> found = ProjectionFile.below(folder.resolve("runs"));
    assertEquals(1, found.size());
    assertEquals("features.12", found.get(0).layer());
    assertEquals(run, found.get(0).folder());
    Projection projection = Projection.read(found.get(0));
    assertEquals(List.of("pca", "tsne"), projection.planes().stream().map(p -> p.name()).toList());
    assertEquals("a, b", projection.classes().get(0));
    assertEquals(3f, projection.planes().get(1).y()[15]);
  }

  @Test
  void aTableWithAHoleIsRefusedNamingTheLine() throws Exception {
    Path run = run(false);
    Path table = run.resolve("tables/embedding-features.12.csv");
    Files.writeString(
        table, Files.readString(table).replace("p1,c,train,0,1,1,0", "p1,c,train,0,1,,0"));
    ProjectionFile file = ProjectionFile.in(run).get(0);
    LucernaException refused = assertThrows(LucernaException.class, () -> Projection.read(file));
    assertTrue(refused.getMessage().startsWith("line 3 of "), refused.getMessage());
  }

  @Test
  void aPointThatIsClickedBecomesTheCurrentPictureById() throws Exception {
    run(false);
    open();
    drag(pane.place(5));
    assertEquals("p5", current());
    assertEquals(Optional.of(5), pane.emphasis().current());
  }

  @Test
  void aPictureThatIsNotOpenIsSaidToBe() throws Exception {
    run(false);
    open();
    drag(pane.place(15));
    assertTrue(site.selection().get(CurrentPicture.class).isEmpty());
    assertEquals(List.of("p15 is not in the open data set"), site.said);
  }

  @Test
  void aLassoPicksItsPicturesForEveryView() throws Exception {
    run(false);
    open();
    Point low = pane.place(0);
    Point high = pane.place(5);
    drag(
        new Point(low.x - 9, low.y + 9),
        new Point(high.x + 9, low.y + 9),
        new Point(high.x + 9, high.y - 9),
        new Point(low.x - 9, high.y - 9));
    PictureSet set = site.selection().get(PictureSet.class).orElseThrow();
    assertEquals("lasso (4)", set.title());
    assertEquals(Set.of(11, 10, 7, 6), Set.copyOf(set.samples()), "the data set counts backwards");
    assertEquals(Optional.of(Set.of(0, 1, 4, 5)), pane.emphasis().strong());
    drag(new Point(2, 2), new Point(9, 2), new Point(9, 9));
    assertTrue(site.selection().get(PictureSet.class).isEmpty(), "an empty lasso lets go");
  }

  @Test
  void arrowsGoFromPointToPoint() throws Exception {
    run(false);
    open();
    drag(pane.place(5));
    EventQueue.invokeAndWait(
        () -> {
          press("RIGHT");
          assertEquals("p6", current());
          press("DOWN");
          assertEquals("p2", current());
        });
  }

  private void press(String key) {
    pane.getActionMap()
        .get(pane.getInputMap().get(KeyStroke.getKeyStroke(key)))
        .actionPerformed(new ActionEvent(pane, 0, ""));
  }

  @Test
  void neighboursAreThoseOfTheFeaturesWhereTheyWereKept() throws Exception {
    run(true);
    open();
    drag(pane.place(5));
    ThumbnailGrid neighbours = find(view.component(), ThumbnailGrid.class, "embedding.neighbours");
    assertTrue(neighbours.cells().count() == 0, "some neighbours are not in the data set");
    Files.delete(folder.resolve("runs/embedding-1/arrays/features-features.12.npy"));
    assertFalse(
        ProjectionFile.in(folder.resolve("runs/embedding-1")).get(0).features().isPresent());
  }

  @Test
  void aClassOfTheLegendStandsOut() throws Exception {
    run(false);
    open();
    EventQueue.invokeAndWait(
        () -> find(view.component(), JList.class, "embedding.legend").setSelectedIndex(1));
    assertEquals(8, pane.emphasis().strong().orElseThrow().size());
    assertTrue(pane.emphasis().isFaint(0));
    assertFalse(pane.emphasis().isFaint(1));
  }

  @Test
  void zoomKeepsThePlaceUnderThePointer() {
    Window window = new Window(3, 4, 10);
    Window zoomed = window.zoomed(2, 50, -20);
    assertEquals(window.x() + 50 / 10.0, zoomed.x() + 50 / 20.0, 1e-9);
    assertEquals(window.y() + 20 / 10.0, zoomed.y() + 20 / 20.0, 1e-9);
  }

  @Test
  void figureAndTableLeave() throws Exception {
    run(false);
    open();
    List<Exhibit> all = view.exhibits();
    assertEquals(2, all.size());
    Exhibit.Drawn drawn = (Exhibit.Drawn) all.get(0).content();
    BufferedImage image = new BufferedImage(1100, 700, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    drawn.figure().width();
    ((org.lucerna.vision.api.render.Figure.Drawing) drawn.figure()).painter().accept(g);
    g.dispose();
    Exhibit.Listed listed = (Exhibit.Listed) all.get(1).content();
    assertEquals(List.of("id", "class", "tsne1", "tsne2", "highlighted"), listed.table().columns());
    assertEquals(List.of("p7", "c", 3f, 1f, true), listed.table().rows().get(7));
  }

  @Test
  void withoutAnyProjectionItSaysWhatToDo() throws Exception {
    open();
    assertTrue(view.exhibits().isEmpty());
    boolean said =
        java.util.Arrays.stream(((Container) view.component().getComponent(1)).getComponents())
            .anyMatch(
                c -> c.isVisible() && c instanceof JLabel l && l.getText().contains("Project"));
    assertTrue(said);
    assertTrue(site.failures.isEmpty(), site.failures.toString());
  }
}
