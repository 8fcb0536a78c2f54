/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.Param;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestSession;
import org.lucerna.testkit.TestSite;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;

/** The view in a window without a screen. */
final class BrushViewTest {

  record FlipKeys(
      @Param(value = "", help = "network") String network,
      @Param(help = "picture") Path image,
      @Param(value = "", help = "class") String target) {}

  private static final int SIDE = 32;

  @TempDir Path folder;
  private TestSite site;
  private BrushView view;
  private final TestSession session = TestSession.small(SIDE);
  private final FakePlugins plugins = new FakePlugins();
  private final Installed installed = new Installed(plugins, new RecordParamBinder());

  private static CurrentPicture red() {
    int[] pixels = new int[SIDE * SIDE];
    Arrays.fill(pixels, 0xC01010);
    RgbImage image = RgbImage.wrap(SIDE, SIDE, pixels);
    return new CurrentPicture(
        "red.png",
        "red.png",
        0,
        new CurrentPicture.Origin(
            Optional.of(Path.of("/red.png")), OptionalInt.empty(), OptionalInt.empty(), false),
        () -> image);
  }

  @BeforeEach
  void open() throws Exception {
    site = new TestSite(folder);
    Explainer<NoParams> none = (request, progress) -> null;
    plugins.register(Explainer.class, "alpha", none, NoParams.class);
    plugins.register(
        Explainer.class, "slow", none, NoParams.class, Map.of("traits", List.of("SLOW")));
    EventQueue.invokeAndWait(
        () -> {
          site.selection().set(CurrentModel.class, new CurrentModel(session));
          site.selection().set(CurrentPicture.class, red());
          view = new BrushView(site, installed, Map.of(), Optional.of(() -> true));
        });
    site.settle();
  }

  private void stroke(Tool tool, int rgb) throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          view.pane().brush(new Brush(tool, 30, 1, rgb));
          view.pane().begin(8, 16);
          view.pane().drag(28, 16);
          view.pane().end();
        });
    site.settle();
  }

  private String best() {
    return view.answers().bars().get(0).name();
  }

  @Test
  void probabilitiesAndMapFollowTheBrush() throws Exception {
    assertEquals("red", best());
    stroke(Tool.PAINT, 0x10F010);
    assertEquals("green", best());
    assertTrue(view.answers().bars().get(0).probability() > 0.3);
    assertTrue(
        view.answers().bars().get(0).before().getAsDouble()
            < view.answers().bars().get(0).probability());
    assertEquals("green", view.shown().orElseThrow().map().orElseThrow().answer().target().name());
    assertEquals(List.of(), site.failures);
  }

  @Test
  void whatIsPaintedBecomesTheWindowsPictureWithoutEndingTheWork() throws Exception {
    stroke(Tool.PAINT, 0x10F010);
    CurrentPicture now = site.selection().get(CurrentPicture.class).orElseThrow();
    assertTrue(now.version() > 0);
    assertEquals(0x10F010, now.crop(session).rgb(16, 16));
    EventQueue.invokeAndWait(
        () -> view.component().getActionMap().get("ctrl Z").actionPerformed(null));
    site.settle();
    assertEquals("red", best());
    CurrentPicture undone = site.selection().get(CurrentPicture.class).orElseThrow();
    assertTrue(undone.version() > now.version(), "another version, so that others look again");
  }

  @Test
  void othersSeeWhatIsPaintedAsSoonAsTheBrushRestsThoughItIsHeldDown() throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          view.pane().brush(new Brush(Tool.PAINT, 4, 1, 0x10F010));
          view.pane().begin(4, 4);
          view.pane().drag(8, 4);
          view.pane().drag(8, 28); // too soon after the first for others to be told of each
        });
    site.settle();
    CurrentPicture now = site.selection().get(CurrentPicture.class).orElseThrow();
    assertEquals(0x10F010, now.crop(session).rgb(8, 26));
  }

  @Test
  void theClassOfTheWindowIsExplained() throws Exception {
    EventQueue.invokeAndWait(
        () -> site.selection().set(CurrentClass.class, new CurrentClass(2, "blue")));
    site.settle();
    assertEquals("blue", view.shown().orElseThrow().map().orElseThrow().answer().target().name());
  }

  @Test
  void choosingTheOriginalAgainBeginsAnew() throws Exception {
    stroke(Tool.PAINT, 0x10F010);
    EventQueue.invokeAndWait(() -> site.selection().set(CurrentPicture.class, red()));
    site.settle();
    assertEquals("red", best());
  }

  @Test
  void slowMethodsAreNotOffered() {
    assertEquals(List.of("alpha"), installed.methods().stream().map(p -> p.id()).toList());
  }

  @Test
  void commandsAboutPicturesAreOfferedWithWhatIsKnown() {
    Command<FlipKeys> flip = (params, context) -> Outcome.ok(List.of(), Map.of());
    plugins.register(Command.class, "other", flip, FlipKeys.class);
    plugins.register(Command.class, "hide", flip, FlipKeys.class, Map.of("menu", "Explain"));
    Questions questions = new Questions(plugins, installed.binder());
    assertEquals(List.of("hide"), questions.commands().stream().map(c -> c.id()).toList());
    assertEquals(
        Map.of("network", "colours", "image", "/red.png", "target", "1"),
        questions.values(questions.commands().get(0), session, red(), OptionalInt.of(1)));
  }

  @Test
  void theBrushIsKept() throws Exception {
    Brush brush = new Brush(Tool.BLUR, 22, 0.25, 0x123456);
    assertEquals(brush, BrushState.of(BrushState.state(brush)));
    assertEquals(Tool.ERASE, BrushState.of(Map.of("tool", "HAMMER")).tool());
  }
}
