/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.render.charts.ConfusionDifferenceRenderer;
import org.lucerna.render.charts.ConfusionParams;
import org.lucerna.render.charts.CurvesParams;
import org.lucerna.render.charts.CurvesRenderer;
import org.lucerna.render.heatmap.ColorBarParams;
import org.lucerna.render.heatmap.ColorBarRenderer;
import org.lucerna.render.heatmap.ExplanationParams;
import org.lucerna.render.heatmap.ExplanationRenderer;
import org.lucerna.render.heatmap.GridParams;
import org.lucerna.render.heatmap.GridRenderer;
import org.lucerna.report.html.HtmlReportWriter;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TempStorage;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.report.ReportWriter;

class CompareCommandTest {

  @TempDir Path folder;

  private CompareCommand command() throws IOException {
    TempStorage storage = new TempStorage(folder.resolve("home"));
    FakePlugins plugins =
        new FakePlugins()
            .register(Renderer.class, "curves", new CurvesRenderer(), CurvesParams.class)
            .register(
                Renderer.class,
                "confusion-difference",
                new ConfusionDifferenceRenderer(),
                ConfusionParams.class)
            .register(Renderer.class, "grid", new GridRenderer(), GridParams.class)
            .register(
                Renderer.class, "explanation", new ExplanationRenderer(), ExplanationParams.class)
            .register(Renderer.class, "color-bar", new ColorBarRenderer(), ColorBarParams.class)
            .register(
                ReportWriter.class,
                "html",
                new HtmlReportWriter(new JavaFigureExporter()),
                NoParams.class);
    return new CompareCommand(plugins, new RecordParamBinder(), storage, new JavaFigureExporter());
  }

  private Context here() {
    return new Context() {
      @Override
      public Path workingDirectory() {
        return folder;
      }

      @Override
      public Progress progress() {
        return Progress.none();
      }
    };
  }

  private Outcome run(List<Path> runs, Optional<Path> published) throws IOException {
    Path out = folder.resolve("out");
    return command()
        .run(new CompareParams(runs, List.of(), published, 8, Optional.of(out)), here());
  }

  private String table(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve("tables").resolve(name + ".csv"));
  }

  /** The first is right on cat 1 alone, the second on dog 1 alone; both on cat 2. */
  private List<Path> twoRuns() throws IOException {
    return List.of(
        new RunFixture(folder, "first")
            .says("cat", 1, "cat")
            .says("cat", 2, "cat")
            .says("dog", 1, "cat")
            .map("cat/1.png", "cat")
            .map("cat/2.png", "cat")
            .map("dog/1.png", "cat")
            .write(),
        new RunFixture(folder, "second")
            .says("cat", 1, "dog")
            .says("cat", 2, "cat")
            .says("dog", 1, "dog")
            .map("cat/1.png", "dog")
            .map("cat/2.png", "cat")
            .map("dog/1.png", "dog")
            .write());
  }

  @Test
  void resultsStandSideBySideOnOnePage() throws Exception {
    Outcome outcome = run(twoRuns(), Optional.empty());
    String page = Files.readString(Path.of(outcome.json().get("page").toString()));
    for (String part :
        List.of(
            "first-net",
            "second-net",
            "0.6667 (0.208\u20130.939), 2 of 3",
            "Loss after each epoch",
            "What the networks look at",
            "no difference established",
            "first right, second wrong: 1 of the 1 pictures")) {
      assertTrue(page.contains(part), part);
    }
    assertFalse(page.contains("http://") && page.contains("src=\"http"), "self-contained");
    assertTrue(table("mcnemar").contains("first,second,3,1,1,1,0,1.0000"));
    assertTrue(table("disagreements").contains("first,second,dog/1.png,dog,cat,0.8,dog,0.9"));
    assertTrue(Files.exists(folder.resolve("out/figures/maps-of-all-runs.svg")));
  }

  /** The paper's accuracy and number of pictures give the interval that the study's page names. */
  @Test
  void publishedValuesStandBesideOursWithTheirIntervals() throws Exception {
    Path published = folder.resolve("paper.yaml");
    Files.writeString(
        published,
        """
        source: A paper, Table I
        columns:
          first:
            batch-size: 1
            test: {loss: 0.2181, accuracy: 0.9182, n: 269}
          third:
            test: {accuracy: 0.8810}
        """);
    run(twoRuns(), Optional.of(published));
    String side = table("side-by-side");
    assertTrue(side.startsWith(",first,\"first, published\",second,\"third, published\""), side);
    assertTrue(side.contains("\"0.9182 (0.879\u20130.945), 247 of 269\""), side);
    assertTrue(side.contains("0.8810"), side);
    assertTrue(side.contains("batch size,16,1,16,"), side);
    String page = Files.readString(folder.resolve("out/compare.html"));
    assertTrue(page.contains("A paper, Table I"));
    assertTrue(page.contains("no run is called &#39;third&#39;"));
  }

  @Test
  void aPublishedFileThatIsWrongIsRefused() throws Exception {
    Path file = folder.resolve("paper.yaml");
    for (String text :
        List.of("a: [", "source: x", "columns: {a: {test: {accuracy: 91.8, n: 9}}}")) {
      Files.writeString(file, text);
      assertThrows(
          org.lucerna.core.api.command.LucernaException.class,
          () -> run(twoRuns(), Optional.of(file)),
          text);
    }
  }

  /** dog 1 is right by one of them only, dog 2 by both: it is the one shown. */
  @Test
  void thePictureOfAClassIsTheFirstThatAllClassifyRight() throws Exception {
    FinishedRun a =
        new RunReader(
                new RunFixture(folder, "a")
                    .says("cat", 1, "dog")
                    .says("dog", 1, "dog")
                    .says("dog", 2, "dog")
                    .says("dog", 3, "dog")
                    .map("cat/1.png", "dog")
                    .map("dog/1.png", "dog")
                    .map("dog/2.png", "dog")
                    .map("dog/3.png", "dog")
                    .write())
            .read();
    FinishedRun b =
        new RunReader(
                new RunFixture(folder, "b")
                    .says("cat", 1, "cat")
                    .says("dog", 1, "cat")
                    .says("dog", 2, "dog")
                    .says("dog", 3, "dog")
                    .map("cat/1.png", "cat")
                    .map("dog/1.png", "cat")
                    .map("dog/2.png", "dog")
                    .map("dog/3.png", "dog")
                    .write())
            .read();
    assertEquals(List.of("cat/1.png", "dog/2.png"), new MapGrid(List.of(a, b), null).pictures());
  }
}
