/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.analysis.units.concepts.WordsParams;
import org.lucerna.compare.CompareParams;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.jobs.ExplainParams;
import org.lucerna.jobs.InspectParams;
import org.lucerna.jobs.PictureParams;
import org.lucerna.jobs.RunParams;
import org.lucerna.jobs.TrainParams;
import org.lucerna.models.ModelsParams;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestSite;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.current.CurrentMethod;
import org.lucerna.workbench.api.current.CurrentRun;

class CommandPanelTest {

  private static final Path BASE = Path.of("/base");
  private static final RecordParamBinder BINDER = new RecordParamBinder();

  private final List<Recipe> run = new ArrayList<>();
  private final List<String> copied = new ArrayList<>();

  private static CommandForm form(String id, List<Class<? extends Record>> types) {
    List<ParamInfo> all = types.stream().flatMap(t -> BINDER.describe(t).stream()).toList();
    return new CommandForm(
        id,
        "do " + id,
        "org.lucerna.jobs 1.0.0",
        all,
        new KnownValues(new FakePlugins()),
        (values, base) -> bind(types, values, base));
  }

  private static List<Record> bind(
      List<Class<? extends Record>> types, Map<String, Object> values, Path base) {
    List<Record> bound = new ArrayList<>();
    for (Class<? extends Record> type : types) {
      Map<String, Object> own = new LinkedHashMap<>(values);
      own.keySet().retainAll(BINDER.describe(type).stream().map(ParamInfo::key).toList());
      bound.add(BINDER.bind(type, own, base));
    }
    return bound;
  }

  private CommandPanel panel(CommandForm form) {
    return new CommandPanel(form, BASE, new CommandPanel.Actions(run::add, copied::add, () -> {}));
  }

  static <C extends Component> C find(Container in, String name, Class<C> type) {
    for (Component c : in.getComponents()) {
      if (name.equals(c.getName())) {
        return type.cast(c);
      }
      if (c instanceof Container inner) {
        C found = find(inner, name, type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static final Map<Class<? extends Record>, Map<String, Object>> SAMPLES =
      Map.of(
          ExplainParams.class,
          Map.of(
              "model",
              "/runs/a",
              "image",
              List.of("/p/a, b.png", "/p/c.png"),
              "method",
              List.of("all", "-x"),
              "target",
              List.of("A - B"),
              "param",
              List.of("m.k=1,2"),
              "opacity",
              0.25,
              "placement",
              "receptive-field",
              "seed",
              7L,
              "out",
              "/o",
              "paired",
              true),
          TrainParams.class,
          Map.of(
              "data",
              "critters",
              "network",
              "n",
              "epochs",
              3L,
              "learning-rate",
              0.01,
              "set",
              List.of("a.b=1")),
          RunParams.class,
          Map.of("job", "job.yaml", "resume", true, "folds", 5L),
          InspectParams.class,
          Map.of("model", "/r", "data", "d", "seed", 3L),
          PictureParams.class,
          Map.of("split", List.of("train", "test"), "limit", 4L),
          CompareParams.class,
          Map.of("run", List.of("/a", "/b"), "names", List.of("A", "B, C"), "pictures", 3L),
          ModelsParams.class,
          Map.of("action", "info", "item", "x.pth"),
          WordsParams.class,
          Map.of("layer", "cam"));

  @ParameterizedTest
  @ValueSource(
      classes = {
        ExplainParams.class,
        TrainParams.class,
        RunParams.class,
        InspectParams.class,
        PictureParams.class,
        CompareParams.class,
        ModelsParams.class,
        WordsParams.class
      })
  void realCommandsSurviveTheirForm(Class<? extends Record> type) {
    Map<String, Object> sample = SAMPLES.get(type);
    CommandPanel panel = panel(form("x", List.of(type)));
    assertEquals(Map.of(), panel.fields().values());
    panel.fill(sample);
    assertEquals(sample, panel.fields().values());
    assertEquals(BINDER.bind(type, sample, BASE), BINDER.bind(type, panel.fields().values(), BASE));
    for (ParamInfo info : BINDER.describe(type)) {
      boolean boxes = info.list() && !info.choices().isEmpty();
      String name = "param." + info.key() + (boxes ? "." + info.choices().get(0) : "");
      assertNotNull(find(panel, name, Component.class), name);
    }
  }

  @Test
  void severalRecordsMakeOneFormWithWhatItIsAboutOnTop() {
    CommandForm form =
        form("analyse words", List.of(WordsParams.class, PictureParams.class, InspectParams.class));
    List<String> keys =
        CurrentValues.subjectsFirst(form.params()).stream().map(ParamInfo::key).toList();
    assertEquals(List.of("model", "network", "weights", "data", "image"), keys.subList(0, 5));
    CommandPanel panel = panel(form);
    panel.fill(Map.of("model", "/r", "limit", 5));
    assertEquals(Map.of("model", "/r", "limit", 5L), panel.fields().values());
  }

  @Test
  void runIsRefusedUntilAllIsRight() {
    CommandPanel panel = panel(form("run", List.of(RunParams.class)));
    panel.runButton().doClick(0);
    assertTrue(run.isEmpty());
    find(panel, "param.job", JTextField.class).setText("a b.yaml");
    find(panel, "param.folds", JTextField.class).setText("1");
    panel.runButton().doClick(0);
    assertTrue(run.isEmpty());
    find(panel, "param.folds", JTextField.class).setText("");
    panel.runButton().doClick(0);
    assertEquals(List.of(new Recipe("run", Map.of("job", "a b.yaml"))), run);
  }

  @Test
  void whatIsInTheFormIsCopiedAsCommandAndAsJob() {
    CommandPanel panel = panel(form("run", List.of(RunParams.class)));
    panel.fill(Map.of("job", "a b.yaml", "resume", true));
    find(panel, "command.copy-command", JButton.class).doClick(0);
    find(panel, "command.copy-job", JButton.class).doClick(0);
    assertEquals("lucerna run 'a b.yaml' --resume", copied.get(0));
    assertEquals(
        "lucerna: 1\nname: run\ncommands:\n  - run:\n      job: a b.yaml\n      resume: true\n",
        copied.get(1));
  }

  @Test
  void dialogsBeginWithWhatIsCurrentButWhatIsAskedForWins() {
    TestSite site = new TestSite(BASE);
    site.selection().set(CurrentMethod.class, new CurrentMethod("some-cam"));
    site.selection().set(CurrentRun.class, new CurrentRun(Path.of("/r/1")));
    CommandForm explain = form("explain", List.of(ExplainParams.class));
    Map<String, Object> current = CurrentValues.of(explain, site.selection());
    assertEquals(List.of("some-cam"), current.get("method"));
    assertTrue(String.valueOf(current.get("out")).contains("explain-"));
    assertFalse(current.containsKey("run"));
    Map<String, Object> merged =
        CurrentValues.merged(
            Map.of("model", "/m", "weights", "w", "seed", 1), Map.of("network", "n"));
    assertEquals(Map.of("network", "n", "seed", 1), merged);
  }

  @Test
  void idsOfInstalledPluginsAreProposedForTheirKeys() {
    FakePlugins plugins = new FakePlugins();
    plugins.register(Explainer.class, "new-cam", null, org.lucerna.core.api.param.NoParams.class);
    KnownValues known = new KnownValues(plugins);
    ParamInfo method =
        BINDER.describe(ExplainParams.class).stream()
            .filter(p -> p.key().equals("method"))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of("new-cam"), known.of(method));
  }

  @Test
  void aPanelPaintsAtItsOwnSize() {
    CommandPanel panel = panel(form("explain", List.of(ExplainParams.class)));
    panel.setSize(panel.getPreferredSize());
    layOut(panel);
    BufferedImage image =
        new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB);
    panel.paint(image.createGraphics());
    JTextField out = find(panel, "param.out", JTextField.class);
    assertTrue(out.getWidth() > 100 && out.getHeight() > 10);
  }

  private static void layOut(Container container) {
    container.doLayout();
    for (Component c : container.getComponents()) {
      if (c instanceof Container inner) {
        layOut(inner);
      }
    }
  }

  @Test
  void aResultLinksWhatIsThere(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
    java.nio.file.Files.createDirectories(folder.resolve("run"));
    java.nio.file.Files.writeString(folder.resolve("run/report.html"), "x");
    Outcome outcome =
        Outcome.ok(
            List.of("line"),
            Map.of("out", "run", "report", "run/report.html", "page", "run/gone.html", "n", 3));
    Map<String, Path> outputs = Outputs.of(outcome, folder);
    assertEquals(List.of("report", "out"), List.copyOf(outputs.keySet()));
    List<Path> opened = new ArrayList<>();
    ResultPanel panel =
        new ResultPanel(
            "explain",
            outcome,
            outputs,
            new ResultPanel.Actions(opened::add, copied::add, () -> {}));
    find(panel, "result.open.out", JButton.class).doClick(0);
    assertEquals(List.of(folder.resolve("run")), opened);
    find(panel, "result.copy", JButton.class).doClick(0);
    assertEquals(Optional.of("line"), copied.stream().findFirst());
  }
}
