/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentMethod;
import org.lucerna.workbench.api.current.CurrentPicture;

/** The view in a window without a screen. */
final class ExplainViewTest {

  @TempDir Path folder;
  private Fixture fixture;

  @BeforeEach
  void open() {
    fixture = new Fixture(folder);
  }

  private static void press(ExplainView view, String key) throws Exception {
    Fixture.on(
        () -> {
          JComponent owner = owner(view.component(), KeyStroke.getKeyStroke(key)).orElseThrow();
          owner.getActionMap().get(key).actionPerformed(new ActionEvent(owner, 0, key));
        });
  }

  private static Optional<JComponent> owner(Container inside, KeyStroke key) {
    if (inside instanceof JComponent c // 1: WHEN_ANCESTOR_OF_FOCUSED_COMPONENT
        && List.of(Optional.ofNullable(c.getInputMap(1).keys()).orElse(new KeyStroke[0]))
            .contains(key)) {
      return Optional.of(c);
    }
    for (Component child : inside.getComponents()) {
      if (child instanceof Container c) {
        Optional<JComponent> found = owner(c, key);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> methods(ExplainView view) {
    return view.grid().cells().stream().map(d -> d.cell().answer().method()).toList();
  }

  private static List<String> targets(ExplainView view) {
    return view.grid().cells().stream().map(d -> d.cell().answer().target().name()).toList();
  }

  @Test
  void itBeginsWithTheCommandsOwnMethodLayerAndTarget() throws Exception {
    ExplainView view = fixture.open(Map.of());
    assertEquals(List.of("beta"), methods(view));
    assertEquals(List.of("red"), targets(view));
    assertEquals(List.of("last"), fixture.session.asked.get(0).layers());
    assertEquals(List.of(), fixture.site.failures);
  }

  @Test
  void theGridHasMethodsTimesTargets() throws Exception {
    ExplainView view =
        fixture.open(Map.of("methods", "alpha\nsigned", "targets", "predicted\nblue"));
    assertEquals(2, view.grid().rows().size());
    assertEquals(2, view.grid().columns().size());
    assertEquals(List.of("red", "red", "blue", "blue"), targets(view));
  }

  @Test
  void itFollowsPictureAndClassAndLetsThemGo() throws Exception {
    ExplainView view = fixture.open(Map.of());
    Fixture.on(() -> fixture.site.selection().set(CurrentPicture.class, Fixture.green()));
    fixture.site.settle();
    assertEquals(List.of("green"), targets(view));
    Fixture.on(() -> fixture.site.selection().set(CurrentClass.class, new CurrentClass(2, "blue")));
    fixture.site.settle();
    assertEquals(List.of("blue"), targets(view));
    Fixture.on(() -> fixture.site.selection().clear(CurrentPicture.class));
    fixture.site.settle();
    assertEquals(List.of(), targets(view));
  }

  @Test
  void aMethodThatBecomesCurrentTakesThePlaceOfASingleOne() throws Exception {
    ExplainView view = fixture.open(Map.of());
    Fixture.on(() -> fixture.site.selection().set(CurrentMethod.class, new CurrentMethod("alpha")));
    fixture.site.settle();
    assertEquals(List.of("alpha"), methods(view));
  }

  @Test
  void aMethodThatIsInstalledWhileTheViewIsOpenCanBeChosen() throws Exception {
    ExplainView view = fixture.open(Map.of());
    Fixture.on(
        () -> {
          fixture.method("later", Map.of());
          view.pluginsChanged();
          fixture.site.selection().set(CurrentMethod.class, new CurrentMethod("later"));
        });
    fixture.site.settle();
    assertEquals(List.of("later"), methods(view));
  }

  @Test
  void explainingAgainRecordsACommandThatCanBeBound() throws Exception {
    ExplainView view = fixture.open(Map.of("methods", "alpha\nbeta"));
    press(view, "F5");
    fixture.site.settle();
    var recipe = fixture.site.recorded.get(0);
    assertEquals("explain", recipe.command());
    Fixture.ExplainKeys bound =
        fixture.installed.binder().bind(Fixture.ExplainKeys.class, recipe.values(), folder);
    assertEquals(List.of("alpha", "beta"), bound.method());
    assertEquals(List.of(Path.of("/pictures/red.png")), bound.image());
    assertEquals(Optional.of("colours"), bound.network());
    assertEquals(2, fixture.session.asked.size(), "asked again although it was known");
  }

  @Test
  void pictureWithoutAFileIsNotRecordedAndThatIsSaid() throws Exception {
    ExplainView view = fixture.open(Map.of());
    Fixture.on(
        () ->
            fixture
                .site
                .selection()
                .set(CurrentPicture.class, Fixture.picture("drawn", 0x0000FF, Optional.empty())));
    press(view, "F5");
    fixture.site.settle();
    assertEquals(List.of(), fixture.site.recorded);
    assertTrue(fixture.site.said.get(0).contains("no file"), fixture.site.said.toString());
  }

  @Test
  void keysChangeOpacityAndHideMaps() throws Exception {
    ExplainView view = fixture.open(Map.of());
    press(view, "OPEN_BRACKET");
    assertEquals("0.4", view.state().get("opacity"));
    press(view, "H");
    assertEquals(1, fixture.session.asked.size(), "a look asks nothing");
  }

  @Test
  void stateOpensTheSameViewAgain() throws Exception {
    ExplainView view = fixture.open(Map.of("methods", "alpha\nsigned", "targets", "blue"));
    Map<String, String> state = view.state();
    ExplainView again = fixture.open(state);
    assertEquals(state, again.state());
    assertEquals(methods(view), methods(again));
  }

  @Test
  void nothingIsAskedWhileNobodySeesTheView() throws Exception {
    Fixture.on(
        () -> new ExplainView(fixture.site, fixture.installed, Map.of(), Optional.of(() -> false)));
    fixture.site.settle();
    assertEquals(0, fixture.session.asked.size());
  }

  @Test
  void itIsPaintedAndItsTableIsExportedWithoutRenderers() throws Exception {
    ExplainView view = fixture.open(Map.of("methods", "alpha\nbeta"));
    Fixture.on(
        () -> {
          lay(view.component());
          BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
          view.component().paint(image.createGraphics());
        });
    List<Exhibit> exhibits = view.exhibits();
    assertEquals(1, exhibits.size());
    Exhibit.Listed table = (Exhibit.Listed) exhibits.get(0).content();
    assertEquals(2, table.table().rows().size());
    assertTrue(table.table().csv().contains("ALPHA"), table.table().csv());
    assertEquals(List.of(), fixture.site.failures);
  }

  private static void lay(Container inside) {
    inside.doLayout();
    for (Component child : inside.getComponents()) {
      if (child instanceof Container c) {
        lay(c);
      }
    }
  }
}
