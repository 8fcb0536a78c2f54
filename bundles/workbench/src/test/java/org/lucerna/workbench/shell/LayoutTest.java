/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.shell.Layout.Split;
import org.lucerna.workbench.shell.Layout.Tabs;

class LayoutTest {

  private static final Layout LAYOUT =
      new Split(
          true,
          0.2,
          new Tabs(List.of("grid"), "grid"),
          new Split(
              false, 0.7, new Tabs(List.of("a", "b", "c"), "b"), new Tabs(List.of("log"), "log")));

  @Test
  void valuesAreReadBack() {
    assertEquals(Optional.of(LAYOUT), Layout.of(LAYOUT.values()));
  }

  @Test
  void nonsenseIsNoLayout() {
    assertEquals(Optional.empty(), Layout.of("tabs"));
    assertEquals(Optional.empty(), Layout.of(Map.of("tabs", List.of())));
    assertEquals(Optional.empty(), Layout.of(Map.of("split", "beside", "first", 3)));
    Object half = Map.of("split", "beside", "first", Map.of("tabs", List.of("a")));
    assertEquals(Optional.of(new Tabs(List.of("a"), "a")), Layout.of(half));
  }

  @Test
  void viewsThatAreAwayLeaveNoGap() {
    Layout kept = LAYOUT.keep(id -> id.equals("a") || id.equals("log")).orElseThrow();
    Layout expected =
        new Split(false, 0.7, new Tabs(List.of("a"), "a"), new Tabs(List.of("log"), "log"));
    assertEquals(expected, kept);
    assertEquals(Optional.empty(), LAYOUT.keep(id -> false));
  }

  @Test
  void theNearestCompanionComesFirst() {
    assertEquals(List.of("b", "c"), LAYOUT.companions("a"));
    assertEquals(List.of("b", "a"), LAYOUT.companions("c"));
    assertEquals(List.of(), LAYOUT.companions("log"));
    assertEquals(List.of(), LAYOUT.companions("unknown"));
  }

  @Test
  void aViewIsPutBehindItsCompanion() {
    Layout more = LAYOUT.with("new", "log");
    assertEquals(List.of("grid", "a", "b", "c", "log", "new"), more.ids());
    assertEquals(LAYOUT, LAYOUT.with("new", "unknown"));
  }

  private static ViewEntry entry(String id, Area area, int order) {
    return new ViewEntry(
        id,
        id,
        area,
        true,
        order,
        new ViewEntry.Source() {
          @Override
          public ViewFactory factory() {
            throw new AssertionError("nothing is to be loaded");
          }

          @Override
          public void release() {}

          @Override
          public Optional<URL> icon() {
            return Optional.empty();
          }

          @Override
          public String origin() {
            return "test";
          }
        });
  }

  @Test
  void aNewWindowHasViewsWhereTheirAreasAre() {
    Layout layout =
        Places.layout(
                List.of(
                    entry("late", Area.EDITOR, 20),
                    entry("early", Area.EDITOR, 10),
                    entry("log", Area.OUTPUT, 10),
                    entry("grid", Area.NAVIGATOR, 10),
                    entry("facts", Area.INSPECTOR, 10)))
            .orElseThrow();
    Split all = (Split) layout;
    assertTrue(all.beside());
    assertEquals(List.of("grid"), all.first().ids());
    Split right = (Split) all.second();
    assertEquals(List.of("log"), right.second().ids());
    Split above = (Split) right.first();
    assertEquals(new Tabs(List.of("early", "late"), "early"), above.first());
    assertEquals(List.of("facts"), above.second().ids());
  }

  @Test
  void areasWithoutViewsTakeNoRoom() {
    Layout one = Places.layout(List.of(entry("a", Area.EDITOR, 1))).orElseThrow();
    assertEquals(new Tabs(List.of("a"), "a"), one);
    assertEquals(Optional.empty(), Places.layout(List.of()));
  }
}
