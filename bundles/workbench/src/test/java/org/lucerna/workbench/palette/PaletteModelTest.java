/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaletteModelTest {

  private static List<String> find(String typed, String... titles) {
    List<PaletteItem> items =
        Stream.of(titles).map(t -> new PaletteItem("Kind", t, "", () -> {})).toList();
    return new PaletteModel(items).find(typed).stream().map(PaletteItem::title).toList();
  }

  @Test
  void nothingTypedShowsAllInTheirOrder() {
    assertEquals(List.of("b", "a"), find("  ", "b", "a"));
  }

  @Test
  void lettersInOrderMatchAndOthersDoNot() {
    assertEquals(List.of("Explain pictures"), find("xpp", "Explain pictures", "Train"));
    assertEquals(List.of(), find("zz", "Explain pictures", "Train"));
  }

  @Test
  void beginningsOfWordsWinOverLettersWithin() {
    assertEquals(
        List.of("Export figure", "Sheet of pictures"),
        find("ef", "Sheet of pictures", "Export figure"));
    assertEquals("Train", find("train", "Constrain", "Train").get(0));
  }

  @Test
  void theShorterOfEqualMatchesComesFirst() {
    assertEquals(
        "Explain", find("expl", "Explain: maps of what a network looks at", "Explain").get(0));
  }

  @Test
  void wordsMayComeInAnyOrderAndTheKindCanBeTyped() {
    assertEquals(List.of("data set grid"), find("grid data", "data set grid", "data"));
    assertEquals(List.of("x"), find("kind x", "x", "y"));
  }

  @Test
  void tenThousandPicturesAreSearchedInAMoment() {
    List<PaletteItem> items = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      items.add(
          new PaletteItem("Picture", "class" + i % 7 + "/picture-" + i + ".png", "", () -> {}));
    }
    PaletteModel model = new PaletteModel(items);
    for (int i = 0; i < 20; i++) {
      model.find("pic99"); // Compiled once, as while typing.
    }
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long before = System.nanoTime();
      assertEquals(PaletteModel.SHOWN, model.find("c3p").size());
      best = Math.min(best, System.nanoTime() - before);
    }
    assertTrue(best < 60_000_000, "took " + best / 1e6 + " ms");
    assertEquals("class3/picture-9999.png", model.find("picture-9999").get(0).title());
  }
}
