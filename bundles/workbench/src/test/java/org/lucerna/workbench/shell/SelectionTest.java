/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentMethod;

class SelectionTest {

  private final List<AutoCloseable> closed = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final RootSelection root = new RootSelection(closed::add, failures::add);
  private final List<String> heard = new ArrayList<>();

  private ViewSelection listening() {
    ViewSelection view = new ViewSelection(root);
    view.listen(CurrentMethod.class, m -> heard.add(m.map(CurrentMethod::id).orElse("none")));
    return view;
  }

  private void method(String id) {
    root.set(CurrentMethod.class, new CurrentMethod(id));
  }

  @Test
  void aListenerIsToldNowAndAfterEveryChange() {
    listening();
    method("cam");
    method("cam");
    root.clear(CurrentMethod.class);
    root.clear(CurrentMethod.class);
    assertEquals(List.of("none", "cam", "none"), heard);
  }

  @Test
  void aSecondListenerOfAViewIsToldAtOnceToo() {
    method("cam");
    ViewSelection view = listening();
    view.listen(CurrentMethod.class, m -> heard.add("second " + m.orElseThrow().id()));
    assertEquals(List.of("cam", "second cam"), heard);
  }

  @Test
  void aPinnedViewKeepsWhatItHadAndThenCatchesUp() {
    method("cam");
    ViewSelection view = listening();
    view.setPinned(true);
    method("grad-cam");
    assertEquals(new CurrentMethod("cam"), view.get(CurrentMethod.class).orElseThrow());
    assertEquals(List.of("cam"), heard);
    view.setPinned(false);
    assertEquals(List.of("cam", "grad-cam"), heard);
  }

  @Test
  void whatAPinnedViewChoosesReachesItAndTheWindow() {
    method("cam");
    ViewSelection view = listening();
    view.setPinned(true);
    view.set(CurrentMethod.class, new CurrentMethod("lime"));
    assertEquals(List.of("cam", "lime"), heard);
    assertEquals("lime", root.get(CurrentMethod.class).orElseThrow().id());
    view.clear(CurrentMethod.class);
    assertEquals(Optional.empty(), root.get(CurrentMethod.class));
  }

  @Test
  void aListenerAddedWhilePinnedHearsWhatIsHeld() {
    root.set(CurrentClass.class, new CurrentClass(3, "cat"));
    ViewSelection view = listening();
    view.setPinned(true);
    root.set(CurrentClass.class, new CurrentClass(4, "dog"));
    view.listen(CurrentClass.class, c -> heard.add(c.orElseThrow().name()));
    assertEquals(List.of("none", "cat"), heard);
  }

  @Test
  void aClosedViewHearsNothingAndLeavesNothing() {
    ViewSelection view = listening();
    view.setPinned(true);
    view.close();
    method("cam");
    assertEquals(List.of("none"), heard);
    assertEquals(0, root.listening());
  }

  @Test
  void aListenerThatThrowsDisturbsNoOther() {
    new ViewSelection(root)
        .listen(
            CurrentMethod.class,
            m -> {
              throw new IllegalStateException("broken view");
            });
    listening();
    method("cam");
    assertEquals(List.of("none", "cam"), heard);
    assertEquals(2, failures.size());
  }

  private CurrentData data(String name) {
    return new CurrentData(new FakeData(name, List.of()), Map.of("path", name), 0);
  }

  @Test
  void aReplacedDataSetIsClosedOnce() {
    CurrentData first = data("a");
    root.set(CurrentData.class, first);
    root.set(CurrentData.class, data("b"));
    root.clear(CurrentData.class);
    assertEquals(2, closed.size());
    assertTrue(closed.get(0) == first.data());
  }

  @Test
  void whatAPinnedViewHoldsStaysOpenUntilItLetsGo() {
    CurrentData first = data("a");
    root.set(CurrentData.class, first);
    ViewSelection view = listening();
    view.setPinned(true);
    root.set(CurrentData.class, data("b"));
    assertEquals(List.of(), closed);
    view.setPinned(false);
    assertEquals(List.of(first.data()), closed);
  }

  @Test
  void theSameDataUnderOtherWordsIsNotClosed() {
    CurrentData first = data("a");
    root.set(CurrentData.class, first);
    root.set(CurrentData.class, new CurrentData(first.data(), Map.of("path", "other"), 0));
    assertEquals(List.of(), closed);
    root.clear(CurrentData.class);
    assertEquals(List.of(first.data()), closed);
  }
}
