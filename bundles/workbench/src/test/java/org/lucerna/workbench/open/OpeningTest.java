/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestSite;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.session.Session;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Opener;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.CurrentRun;
import org.lucerna.workbench.shell.FakeData;
import org.lucerna.workbench.task.TaskCenter;
import org.lucerna.workbench.workspace.Edits;
import org.lucerna.workbench.workspace.WorkspaceState.Open;

class OpeningTest {

  @TempDir Path folder;

  private final TaskCenter center = new TaskCenter(new DefaultTasks());
  private final Edits edits = new Edits();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger opened = new AtomicInteger();
  private TestSite site;
  private Documents documents;
  private Openings openings;
  private Demo demo;

  /** Opens what exists only by name. */
  private final class FakeStudio implements Studio {
    @Override
    public Dataset data(Map<String, Object> source, long seed, Path base, Progress progress)
        throws IOException {
      assertFalse(EventQueue.isDispatchThread());
      if (source.containsValue("broken")) {
        throw new IOException("cannot read broken");
      }
      return new FakeData(
          String.valueOf(source.getOrDefault("path", source.get("loader"))),
          List.of(
              new Sample("a/1.png", 0, Split.TRAIN, Optional.empty()),
              new Sample("b/2.png", 1, Split.TEST, Optional.empty())));
    }

    @Override
    public Session open(Map<String, Object> choice, Path base, Progress progress) {
      assertFalse(EventQueue.isDispatchThread());
      return new FakeSession(choice);
    }
  }

  private final class FakeWindow implements Openings.Window, Voice {
    @Override
    public TaskCenter tasks() {
      return center;
    }

    @Override
    public Voice voice() {
      return this;
    }

    @Override
    public Site site() {
      return site;
    }

    @Override
    public void ask(String command, Map<String, ?> values) {
      log.add("ask " + command + values.keySet());
    }

    @Override
    public void workspace(Path next) {
      log.add("workspace " + next.getFileName());
    }

    @Override
    public void network(Path weights, List<String> networks, Consumer<String> chosen) {
      log.add("network of " + weights.getFileName());
      chosen.accept("vgg16");
    }

    @Override
    public void opened() {
      opened.incrementAndGet();
    }

    @Override
    public void say(String sentence) {}

    @Override
    public void failed(Throwable failure) {
      log.add("failed " + failure.getMessage());
    }
  }

  private void begin(Opener... openers) {
    site = new TestSite(folder);
    FakeWindow window = new FakeWindow();
    documents =
        new Documents(
            new Documents.Tools(
                () -> Optional.of(new FakeStudio()),
                center,
                window,
                site.selection(),
                () -> folder,
                edits,
                change -> {}));
    openings =
        new Openings(new Kinds(new FakePlugins()), documents, window, () -> List.of(openers));
    demo = new Demo(documents, window, this::runDemo);
  }

  private org.lucerna.workbench.api.Activity runDemo(
      Recipe recipe, Consumer<Outcome> done, Consumer<Throwable> failed) {
    log.add("run " + recipe.command());
    Path out = Path.of(recipe.values().get("out").toString());
    return center.start(
        "demo",
        true,
        progress -> {
          run(out);
          return Outcome.ok(List.of(), Map.of());
        },
        done,
        failed);
  }

  private static Path run(Path out) throws IOException {
    Files.createDirectories(out.resolve("model"));
    Files.writeString(out.resolve("model/best.safetensors"), "");
    Files.writeString(out.resolve("report.json"), "{}");
    return Files.writeString(
        out.resolve("manifest.json"),
        "{\"base\": \"/base\", \"seed\": 5, \"job\": {\"name\": \"demo\","
            + " \"data\": {\"loader\": \"critters\", \"per-class\": 150}}}");
  }

  private void does(Runnable action) throws Exception {
    EventQueue.invokeAndWait(action);
  }

  private void until(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    boolean[] met = {false};
    while (!met[0]) {
      assertTrue(System.nanoTime() < end, "nothing happened; " + log);
      Thread.sleep(5);
      EventQueue.invokeAndWait(() -> met[0] = condition.getAsBoolean());
    }
  }

  private Optional<String> data() {
    return site.selection().get(CurrentData.class).map(d -> d.data().name());
  }

  private Documents.Source source(String path) {
    return new Documents.Source(Map.of("path", path), 3);
  }

  @Test
  void aDataSetIsOpenedWithItsFirstTestPicture() throws Exception {
    begin();
    does(() -> documents.data(source("pictures"), () -> log.add("then")));
    until(() -> log.contains("then"));
    assertEquals(Optional.of(folder.resolve("pictures").toString()), data());
    assertEquals("b/2.png", site.selection().get(CurrentPicture.class).orElseThrow().id());
    assertEquals(3, site.selection().get(CurrentData.class).orElseThrow().seed());
  }

  @Test
  void whatCannotBeOpenedIsSaidAndLeavesWhatWasOpen() throws Exception {
    begin();
    does(() -> documents.data(source("pictures"), () -> log.add("then")));
    until(() -> log.contains("then"));
    does(() -> documents.data(new Documents.Source(Map.of("loader", "broken"), 0), () -> {}));
    until(() -> log.contains("failed cannot read broken"));
    assertEquals(Optional.of(folder.resolve("pictures").toString()), data());
  }

  @Test
  void openingAndClosingAreUndone() throws Exception {
    begin();
    does(() -> documents.data(source("one"), () -> log.add("1")));
    until(() -> log.contains("1"));
    does(() -> documents.data(source("two"), () -> log.add("2")));
    until(() -> log.contains("2"));
    does(documents::closeData);
    assertEquals(Optional.empty(), data());
    does(edits::undo);
    until(() -> data().orElse("").endsWith("two"));
    does(edits::undo);
    until(() -> data().orElse("").endsWith("one"));
    does(edits::undo);
    until(() -> data().isEmpty());
    does(edits::redo);
    until(() -> data().orElse("").endsWith("one"));
  }

  @Test
  void pathsDecideWhatHappens() throws Exception {
    begin();
    Path job = Files.writeString(folder.resolve("job.yaml"), "lucerna: 1\n");
    Path next = Files.createDirectories(folder.resolve("next"));
    Files.writeString(next.resolve("workspace.yaml"), "");
    Path picture = folder.resolve("p.png");
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    does(() -> openings.open(List.of(job, next, picture, folder.resolve("nowhere"))));
    until(() -> log.size() == 3 && opened.get() == 1);
    assertTrue(log.contains("ask run[job]"), log.toString());
    assertTrue(log.contains("workspace next"), log.toString());
    assertTrue(log.toString().contains("nowhere does not exist"), log.toString());
    CurrentPicture current = site.selection().get(CurrentPicture.class).orElseThrow();
    assertEquals(picture.toString(), current.id());
    assertEquals(3, current.pixels().read().width());
  }

  @Test
  void openersOfOtherBundlesAreAskedFirst() throws Exception {
    begin(
        new Opener() {
          @Override
          public boolean accepts(Path path) {
            return path.toString().endsWith(".jar");
          }

          @Override
          public void open(Path path, Site where) {
            log.add("opener " + path.getFileName() + " " + (where == site));
          }
        });
    Path jar = Files.writeString(folder.resolve("p.jar"), "");
    does(() -> openings.open(jar));
    until(() -> log.contains("opener p.jar true"));
  }

  @Test
  void aRunOpensItsDataItsModelAndItself() throws Exception {
    begin();
    Path run = folder.resolve("runs/demo-1");
    run(run);
    does(() -> openings.open(run));
    until(() -> opened.get() == 1);
    assertEquals(Optional.of("critters"), data());
    assertEquals(5, site.selection().get(CurrentData.class).orElseThrow().seed());
    Session session = site.selection().get(CurrentModel.class).orElseThrow().session();
    assertEquals(Map.of("model", run.toString()), session.choice());
    assertEquals(run, site.selection().get(CurrentRun.class).orElseThrow().folder());
  }

  @Test
  void theDemoRunsOnceAndIsOpenedAtOnceTheNextTime() throws Exception {
    begin();
    Path runs = Files.createDirectories(folder.resolve("runs"));
    does(
        () -> {
          demo.start(runs);
          demo.start(runs);
        });
    until(() -> opened.get() == 1);
    assertEquals(List.of("run demo"), log);
    does(() -> demo.start(runs));
    until(() -> opened.get() == 2);
    assertEquals(List.of("run demo"), log);
  }

  @Test
  void aWorkspaceIsRestoredWithoutAnEdit() throws Exception {
    begin();
    Path run = Files.createDirectories(folder.resolve("runs/r"));
    Open open =
        new Open(
            Map.of("loader", "critters"),
            4,
            Map.of("network", "vgg16"),
            Optional.of("a/1.png"),
            Optional.of(run.toString()));
    does(() -> documents.restore(open));
    until(
        () ->
            site.selection()
                    .get(CurrentPicture.class)
                    .map(p -> p.id().equals("a/1.png"))
                    .orElse(false)
                && site.selection().get(CurrentModel.class).isPresent());
    assertEquals(run, site.selection().get(CurrentRun.class).orElseThrow().folder());
    assertEquals(Optional.empty(), edits.undoable());
  }

  @Test
  void aDataSetIsRememberedWithItsSeed() {
    Documents.Source source = new Documents.Source(Map.of("loader", "critters"), 5);
    assertEquals(source, Documents.Source.of(source.kept()));
  }
}
