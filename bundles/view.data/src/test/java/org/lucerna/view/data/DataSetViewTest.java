/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.JTree;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestSite;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.session.Session;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.PictureOrder;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.ThumbnailGrid;

class DataSetViewTest {

  @TempDir Path folder;
  private final MemoryDataset data = new MemoryDataset(20);
  private final ColourSession session = new ColourSession();
  private TestSite site;
  private View view;

  /** Opens the colours, whatever is asked for. */
  private final class Colours implements Studio, DatasetLoader<NoParams> {
    @Override
    public Dataset data(Map<String, Object> source, long seed, Path base, Progress progress) {
      assertEquals(Map.of("loader", "colours"), source);
      return data;
    }

    @Override
    public Session open(Map<String, Object> choice, Path base, Progress progress) {
      return session;
    }

    @Override
    public boolean accepts(Path source) {
      return false;
    }

    @Override
    public Dataset open(NoParams params, long seed, Progress progress) throws IOException {
      return data;
    }
  }

  @BeforeEach
  void open() throws Exception {
    site = new TestSite(folder);
    Colours colours = new Colours();
    FakePlugins plugins =
        new FakePlugins().register(DatasetLoader.class, "colours", colours, NoParams.class);
    EventQueue.invokeAndWait(
        () -> {
          view =
              new DataSetViewFactory(colours, plugins, new RecordParamBinder(), new DefaultTasks())
                  .create(site, Map.of("side", "96", "order", "ID"));
          layout(view.component(), 900, 700);
        });
  }

  private static void layout(Component component, int width, int height) {
    component.setSize(width, height);
    for (int turn = 0; turn < 3; turn++) {
      layout(component);
    }
  }

  private static void layout(Component component) {
    component.doLayout();
    if (component instanceof Container container) {
      for (Component child : container.getComponents()) {
        layout(child);
      }
    }
  }

  private <C extends Component> C find(Class<C> type, String name) {
    return find(view.component(), type, name).orElseThrow();
  }

  private static <C extends Component> Optional<C> find(Container in, Class<C> type, String name) {
    for (Component child : in.getComponents()) {
      if (type.isInstance(child) && name.equals(child.getName())) {
        return Optional.of(type.cast(child));
      }
      if (child instanceof Container container) {
        Optional<C> found = find(container, type, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private void openData() throws Exception {
    EventQueue.invokeAndWait(
        () ->
            site.selection()
                .set(CurrentData.class, new CurrentData(data, Map.of("loader", "colours"), 0)));
    site.settle();
    EventQueue.invokeAndWait(() -> layout(view.component(), 900, 700));
  }

  private void predict() throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          site.selection().set(CurrentModel.class, new CurrentModel(session));
          find(AbstractButton.class, "data.predict").doClick();
        });
    site.settle();
  }

  private ThumbnailGrid grid() {
    return find(ThumbnailGrid.class, "data.grid");
  }

  private void press(JComponent component, String key) {
    component
        .getActionMap()
        .get(component.getInputMap().get(KeyStroke.getKeyStroke(key)))
        .actionPerformed(new ActionEvent(component, 0, ""));
  }

  private void choose(String box, int item) throws Exception {
    EventQueue.invokeAndWait(() -> find(JComboBox.class, box).setSelectedIndex(item));
    site.settle();
  }

  @Test
  void whileNoneIsOpenItOffersWhatCanBeOpened() throws Exception {
    EventQueue.invokeAndWait(() -> find(AbstractButton.class, "empty.open.colours").doClick());
    site.settle();
    assertEquals("colours", site.selection().get(CurrentData.class).orElseThrow().data().name());
    assertEquals(60, grid().cells().count());
  }

  @Test
  void aPictureThatIsClickedBecomesCurrentAndEnterOpensIt() throws Exception {
    openData();
    EventQueue.invokeAndWait(
        () -> {
          site.selection().set(CurrentModel.class, new CurrentModel(session));
          press(grid(), "HOME");
          press(grid(), "RIGHT");
          press(grid(), "ENTER");
        });
    CurrentPicture picture = site.selection().get(CurrentPicture.class).orElseThrow();
    assertEquals("blue/0001.png", picture.id());
    assertEquals(OptionalInt.of(41), picture.origin().sample());
    assertEquals(
        new CurrentClass(2, "blue"), site.selection().get(CurrentClass.class).orElseThrow());
    assertEquals(List.of("picture"), site.shown);
  }

  @Test
  void predictAllJudgesEveryPictureAndTheWrongOnesCanBeListed() throws Exception {
    openData();
    predict();
    String status = find(JLabel.class, "data.status").getText();
    assertTrue(status.contains("59 predicted by colour-net"), status);
    assertTrue(status.contains("83.1 %"), status);
    choose("data.filter.truth", 2);
    assertEquals(10, grid().cells().count());
    assertTrue(grid().cells().caption(0).startsWith("blue \u2192 green"));
    assertEquals(10, site.selection().get(PictureOrder.class).orElseThrow().samples().size());
  }

  @Test
  void predictionsAreKeptForTheModelAndNotMixedWithAnothers() throws Exception {
    openData();
    predict();
    int batches = session.batches.get();
    ColourSession other = new ColourSession();
    EventQueue.invokeAndWait(
        () -> site.selection().set(CurrentModel.class, new CurrentModel(other)));
    assertFalse(find(JLabel.class, "data.status").getText().contains("predicted"));
    EventQueue.invokeAndWait(
        () -> site.selection().set(CurrentModel.class, new CurrentModel(session)));
    assertTrue(find(JLabel.class, "data.status").getText().contains("59 predicted"));
    assertEquals(batches, session.batches.get());
  }

  @Test
  void picturesPickedElsewhereAreAChipThatCanBeTakenAway() throws Exception {
    openData();
    EventQueue.invokeAndWait(
        () ->
            site.selection()
                .set(
                    PictureSet.class, new PictureSet("blue taken for green (2)", List.of(43, 41))));
    AbstractButton chip = find(AbstractButton.class, "data.chip");
    assertTrue(chip.isVisible());
    assertEquals("blue taken for green (2)", chip.getText());
    assertEquals(2, grid().cells().count());
    EventQueue.invokeAndWait(chip::doClick);
    assertFalse(chip.isVisible());
    assertEquals(60, grid().cells().count());
    assertTrue(site.selection().get(PictureSet.class).isEmpty());
  }

  @Test
  void classesSplitsAndTextNarrowTheList() throws Exception {
    openData();
    EventQueue.invokeAndWait(() -> find(JTree.class, "data.classes").setSelectionRow(2));
    assertEquals(20, grid().cells().count());
    choose("data.filter.split", 3);
    assertEquals(4, grid().cells().count());
    EventQueue.invokeAndWait(() -> find(JTextField.class, "data.filter.text").setText("0010"));
    assertEquals(1, grid().cells().count());
    assertEquals("green", grid().cells().caption(0));
  }

  @Test
  void theCurrentPictureIsSelectedAndStaysSoWhenSorted() throws Exception {
    openData();
    EventQueue.invokeAndWait(
        () ->
            site.selection()
                .set(
                    CurrentPicture.class,
                    site.selection().get(CurrentData.class).orElseThrow().picture(25)));
    assertEquals(List.of(25), grid().selectedPictures());
    choose("data.order", 0);
    assertEquals(List.of(25), grid().selectedPictures());
  }

  @Test
  void everythingCanLeave() throws Exception {
    openData();
    predict();
    EventQueue.invokeAndWait(
        () -> {
          List<Exhibit> all = view.exhibits();
          assertEquals(5, all.size());
          Exhibit.Listed samples = (Exhibit.Listed) all.get(0).content();
          assertEquals(60, samples.table().rows().size());
          assertEquals("blue/0001.png", samples.table().rows().get(1).get(0));
          assertEquals("green", samples.table().rows().get(1).get(6));
          assertEquals("false", samples.table().rows().get(1).get(8));
          Exhibit.Drawn grid = (Exhibit.Drawn) all.get(1).content();
          assertTrue(grid.figure().width() > 300);
          BufferedImage paper = org.lucerna.workbench.kit.Images.of(grid.figure(), 1);
          assertTrue(paper.getHeight() > 300);
        });
  }

  @Test
  void paintsWithoutFailureAndClosesWithoutKeepingData() throws Exception {
    openData();
    BufferedImage image = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
    EventQueue.invokeAndWait(
        () -> {
          Graphics2D g = image.createGraphics();
          view.component().paint(g);
          g.dispose();
        });
    site.settle();
    EventQueue.invokeAndWait(() -> view.close());
    assertTrue(view.exhibits().isEmpty());
    assertTrue(site.failures.isEmpty(), site.failures.toString());
  }
}
