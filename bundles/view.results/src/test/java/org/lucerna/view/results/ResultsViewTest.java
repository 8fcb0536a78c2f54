/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.RunFiles;
import org.lucerna.testkit.TestSite;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.session.Session;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.CurrentRun;
import org.lucerna.workbench.api.current.PictureSet;

class ResultsViewTest {

  @TempDir Path dir;

  private TestSite site;
  private ResultsView view;
  private final List<Object> opened = new ArrayList<>();

  /** Three pets, of which the run classified two. */
  private final class Pets implements Studio {
    @Override
    public Dataset data(Map<String, Object> source, long seed, Path base, Progress progress) {
      opened.add(source);
      List<Sample> samples =
          List.of(
              new Sample("eel/3", 2, Split.TRAIN, Optional.empty()),
              new Sample("dog/2", 1, Split.TEST, Optional.empty()),
              new Sample("cat/1", 0, Split.TEST, Optional.empty()));
      return fake(
          Dataset.class, Map.of("samples", samples, "classes", RunFiles.CLASSES, "name", "pets"));
    }

    @Override
    public Session open(Map<String, Object> choice, Path base, Progress progress) {
      opened.add(choice);
      return fake(Session.class, Map.of("choice", choice));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "equals" -> proxy == args[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> answers.get(method.getName());
                });
  }

  @BeforeEach
  void open() throws Exception {
    new RunFiles(dir.resolve("runs/a")).finished("net", 1, 0.01);
    new RunFiles(dir.resolve("runs/b")).finished("net", 2, 0.02);
    site = new TestSite(dir);
    view = opened(Map.of());
  }

  private ResultsView opened(Map<String, String> state) throws Exception {
    AtomicReference<ResultsView> made = new AtomicReference<>();
    Renderers renderers = new Renderers(new FakePlugins(), new RecordParamBinder());
    EventQueue.invokeAndWait(
        () ->
            made.set(
                new ResultsView(site, new ResultsView.Services(renderers, new Pets()), state)));
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

  private <T> Optional<T> current(Class<T> type) throws Exception {
    AtomicReference<Optional<T>> found = new AtomicReference<>();
    EventQueue.invokeAndWait(() -> found.set(site.selection().get(type)));
    return found.get();
  }

  private void select(String run) throws Exception {
    EventQueue.invokeAndWait(
        () -> site.selection().set(CurrentRun.class, new CurrentRun(dir.resolve("runs/" + run))));
    site.settle();
  }

  @Test
  void theWorstCellIsOfferedOnceItIsKnown() throws Exception {
    EventQueue.invokeAndWait(
        () -> assertFalse(new CellPanel(look -> {}).worstAction().isEnabled()));
    select("b");
    EventQueue.invokeAndWait(
        () -> assertTrue(named(AbstractButton.class, "results.open-worst").isEnabled()));
  }

  @Test
  void theWorstCellsPicturesBecomeCurrentWithDataAndModelOfTheRun() throws Exception {
    select("b");
    EventQueue.invokeAndWait(() -> named(AbstractButton.class, "results.open-worst").doClick());
    site.settle();

    Path run = dir.resolve("runs/b").toAbsolutePath();
    assertEquals(
        new PictureSet("dog taken for cat (1)", List.of(1)),
        current(PictureSet.class).orElseThrow());
    assertEquals("dog/2", current(CurrentPicture.class).orElseThrow().id());
    assertEquals(new CurrentClass(0, "cat"), current(CurrentClass.class).orElseThrow());
    assertEquals(2, current(CurrentData.class).orElseThrow().seed());
    assertEquals(
        Map.of("model", run.toString()),
        current(CurrentModel.class).orElseThrow().session().choice());
    assertEquals(List.of(RunOpening.PICTURES), site.shown);

    EventQueue.invokeAndWait(() -> named(AbstractButton.class, "results.as-true").doClick());
    site.settle();

    // Data and model are there: nothing is opened again.
    assertEquals(2, opened.size());
    assertEquals(new CurrentClass(1, "dog"), current(CurrentClass.class).orElseThrow());
    assertEquals(List.of(RunOpening.PICTURES, RunOpening.EXPLANATIONS), site.shown);
  }

  @Test
  void theOpenDataSetIsKeptOnlyWhereItIsCutTheSameWay() throws Exception {
    Dataset data = fake(Dataset.class, Map.of());
    String pets = Path.of("/base/pets").toAbsolutePath().toString();
    select("a");
    RunDetail detail =
        RunDetail.read(org.lucerna.workbench.kit.run.RunReader.read(dir.resolve("runs/a")), "test");
    assertTrue(
        RunOpening.isOf(detail.run().setup(), new CurrentData(data, Map.of("path", pets), 1)));
    assertFalse(
        RunOpening.isOf(detail.run().setup(), new CurrentData(data, Map.of("path", pets), 2)));
    assertFalse(
        RunOpening.isOf(
            detail.run().setup(), new CurrentData(data, Map.of("path", pets, "per-class", 3), 1)));
  }

  @Test
  void oneRunShowsItsSplitAndSeveralAreCompared() throws Exception {
    select("a");
    assertTrue(named(JLabel.class, "results.summary").getText().contains("75.0 % right"));
    assertEquals(1, named(JTable.class, "results.worst").getRowCount());
    List<String> one = view.exhibits().stream().map(Exhibit::name).toList();
    assertTrue(
        one.containsAll(
            List.of(
                "confusion-test",
                "per-class-test",
                "reliability-test",
                "mistakes-test",
                "training-curves",
                "settings",
                "runs")),
        one.toString());
    assertTrue(view.exhibits().get(0).caption().contains("n = 2"));

    EventQueue.invokeAndWait(() -> named(JTable.class, "results.runs").selectAll());
    site.settle();

    assertEquals(2, named(JTable.class, "results.differences").getRowCount());
    assertTrue(view.exhibits().stream().map(Exhibit::name).toList().contains("metrics"));
  }

  @Test
  void aDamagedRunSaysSoAndNothingBreaks() throws Exception {
    new RunFiles(dir.resolve("runs/c")).write("state.json", "{\"status\":").write("tables", "");
    new RunFiles(dir.resolve("runs/d"))
        .finished("net", 3, 0.1)
        .write("report.json", "{\"test\": 3")
        .write("tables/predictions-test.csv", "path,label\n1");
    view = opened(Map.of());
    for (String run : List.of("c", "d")) {
      select(run);
    }
    assertEquals(List.of(), site.failures);
    assertTrue(named(JLabel.class, "results.summary").getText().contains("missing or damaged"));
  }

  @Test
  void anEmptyWorkspaceSaysWhatToDo() throws Exception {
    site = new TestSite(dir.resolve("nothing"));
    view = opened(Map.of());
    assertTrue(named(JLabel.class, "results.hint").getText().contains("open a run folder"));
    assertEquals(List.of(), view.exhibits());
  }

  @Test
  void theViewIsPainted() throws Exception {
    select("a");
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
