/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JTextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.RunFiles;
import org.lucerna.testkit.TestSite;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.CurrentRun;

class TrainingViewTest {

  @TempDir Path dir;

  private TestSite site;
  private TrainingView view;

  @BeforeEach
  void open() throws Exception {
    new RunFiles(dir.resolve("runs/a")).finished("net", 1, 0.1);
    Fixtures.watched(new RunFiles(dir.resolve("runs/b")).running(Long.MAX_VALUE, 3).folder(), 3);
    site = new TestSite(dir);
    view = opened(Map.of());
  }

  private TrainingView opened(Map<String, String> state) throws Exception {
    AtomicReference<TrainingView> made = new AtomicReference<>();
    EventQueue.invokeAndWait(() -> made.set(new TrainingView(site, Fixtures.commands(), state)));
    site.settle();
    return made.get();
  }

  private <T extends Component> T named(Class<T> type, String name) {
    return type.cast(find(view.component(), name));
  }

  private static Component find(Container in, String name) {
    for (Component child : in.getComponents()) {
      if (name.equals(child.getName())) {
        return child;
      }
      Component below = child instanceof Container c ? find(c, name) : null;
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  private void click(String name) throws Exception {
    EventQueue.invokeAndWait(() -> named(JButton.class, name).doClick());
  }

  @Test
  void theWorkspacesRunsAreListedAndDrawn() throws Exception {
    assertEquals(2, named(JTable.class, "training.runs").getRowCount());
    List<Exhibit> exhibits = view.exhibits();
    assertTrue(exhibits.get(0).caption().contains("a (net on pets, seed 1)"));
    assertTrue(exhibits.get(0).content() instanceof Exhibit.Drawn);
    assertEquals(5, ((Exhibit.Listed) exhibits.get(1).content()).table().rows().size());
  }

  @Test
  void startRunsTheCommandWithWhatTheFormSays() throws Exception {
    click("training.start");
    assertEquals(List.of("Fill in 'data' first."), site.said);

    EventQueue.invokeAndWait(() -> named(JTextField.class, "param.data").setText("pets"));
    click("training.start");

    assertEquals("teach", site.run.get(0).command());
    assertEquals("pets", site.run.get(0).values().get("data"));
    assertEquals("6", site.run.get(0).values().get("watch"));
    Path out = Path.of(site.run.get(0).values().get("out").toString());
    EventQueue.invokeAndWait(
        () ->
            assertEquals(
                out.toAbsolutePath(),
                site.selection().get(CurrentRun.class).orElseThrow().folder()));
  }

  @Test
  void anInterruptedRunIsResumedInItsFolder() throws Exception {
    Path run = dir.resolve("runs/b").toAbsolutePath();
    EventQueue.invokeAndWait(() -> site.selection().set(CurrentRun.class, new CurrentRun(run)));
    site.settle();
    assertTrue(named(JButton.class, "training.resume").isEnabled());
    assertFalse(named(JButton.class, "training.stop").isEnabled());
    assertTrue(named(JLabel.class, "training.line").getText().contains("stopped, 3 epochs"));

    click("training.resume");

    assertEquals("again", site.run.get(0).command());
    assertEquals(true, site.run.get(0).values().get("resume"));
    assertTrue(named(JButton.class, "training.stop").isEnabled());
  }

  @Test
  void theMapsOfTheSelectedRunAreDrawnAndClickedOnesBecomeCurrent() throws Exception {
    EventQueue.invokeAndWait(
        () -> site.selection().set(CurrentRun.class, new CurrentRun(dir.resolve("runs/b"))));
    site.settle();
    SheetPane grid = named(SheetPane.class, "training.cam.grid");
    assertEquals(2, grid.sheet().tiles().size());
    assertEquals(3, named(SheetPane.class, "training.cam.strip").sheet().tiles().size());
    assertEquals(6, view.exhibits().size());

    EventQueue.invokeAndWait(
        () ->
            grid.getActionMap()
                .get(grid.getInputMap().get(javax.swing.KeyStroke.getKeyStroke("DOWN")))
                .actionPerformed(null));
    site.settle();

    assertEquals("dog/b", site.selection().get(CurrentPicture.class).orElseThrow().name());
  }

  @Test
  void whatWasFilledInAndTickedComesBack() throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          named(JTextField.class, "param.rounds").setText("7");
          named(JTable.class, "training.runs").setValueAt(false, 0, 0);
          view.close();
        });
    Map<String, String> state = view.state();

    view = opened(state);

    assertEquals("7", named(JTextField.class, "param.rounds").getText());
    assertEquals(false, named(JTable.class, "training.runs").getValueAt(0, 0));
    assertEquals(state, view.state());
  }

  @Test
  void theViewIsPainted() throws Exception {
    BufferedImage image = new BufferedImage(1000, 700, BufferedImage.TYPE_INT_RGB);
    EventQueue.invokeAndWait(
        () -> {
          view.component().setSize(1000, 700);
          layOut(view.component());
          view.component().paint(image.createGraphics());
        });
    int[] pixels = image.getRGB(0, 0, 1000, 700, null, 0, 1000);
    assertTrue(java.util.Arrays.stream(pixels).distinct().count() > 20);
  }

  private static void layOut(Container of) {
    of.doLayout();
    for (Component child : of.getComponents()) {
      if (child instanceof Container c) {
        layOut(c);
      }
    }
  }
}
