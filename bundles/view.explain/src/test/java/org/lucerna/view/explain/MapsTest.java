/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestSession;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;
import org.lucerna.workbench.api.current.CurrentPicture;

/** Maps on their way to the screen: scales, signs, differences, values, places. */
final class MapsTest {

  private final TestSession session = TestSession.small(Fixture.SIDE);
  private final Subject subject = subject(Fixture.red());

  private Subject subject(CurrentPicture picture) {
    try {
      RgbImage crop = picture.crop(session);
      return Subject.of(picture, crop, session.logits(List.of(crop)).toArray());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Cell> cells(List<String> methods, String... targets) {
    List<Answer> answers = new ArrayList<>();
    session.explain(
        subject.crop(),
        new Question(methods, List.of("last"), List.of(targets), List.of(), OptionalInt.empty(), 0),
        Progress.none(),
        answers::add);
    return answers.stream().map(a -> new Cell(subject, a, 0)).toList();
  }

  private static double top(Drawn drawn) {
    return drawn.image().view().high();
  }

  @Test
  void mapsOfOneScaleGoUpToTheLargestAmongThem() {
    List<Cell> cells = cells(List.of("alpha"), "0", "3");
    Look look = Look.usual();
    List<Drawn> own = new Coloring(look).all(cells, Progress.none());
    assertEquals(4 * top(own.get(0)), top(own.get(1)), 1e-5);
    List<Drawn> shared = new Coloring(look.withScale(Look.Scale.ALL)).all(cells, Progress.none());
    assertEquals(top(own.get(1)), top(shared.get(0)), 1e-6);
    assertEquals(0.25, shared.get(0).image().view().unit().max(), 1e-5);
  }

  @Test
  void mapsOfAMethodShareAScaleWithoutThoseOfOthers() {
    List<Cell> cells = cells(List.of("alpha", "beta"), "0", "3");
    Coloring coloring = new Coloring(Look.usual().withScale(Look.Scale.METHOD));
    List<Drawn> drawn = coloring.all(cells.subList(0, 3), Progress.none());
    assertEquals(top(drawn.get(1)), top(drawn.get(0)), 1e-6);
    assertTrue(top(drawn.get(2)) < top(drawn.get(0)), "beta explains class 0 only");
  }

  @Test
  void signedMapsAreDivergingWhateverColoursAreChosen() {
    Look look = Look.usual().withColors(Optional.of(org.lucerna.imaging.ColorMap.VIRIDIS));
    Cell signed = cells(List.of("signed"), "0").get(0);
    assertTrue(new Coloring(look).own(signed).image().colors().isDiverging());
    Cell plain = cells(List.of("alpha"), "0").get(0);
    assertFalse(new Coloring(look).own(plain).image().colors().isDiverging());
    Coloring forced = new Coloring(look.withSigns(Look.Signs.SIGNED));
    assertTrue(forced.own(plain).image().view().signed());
    Coloring positive = new Coloring(look.withSigns(Look.Signs.POSITIVE));
    assertFalse(positive.own(signed).image().view().signed());
  }

  @Test
  void aDifferenceIsOfSharesOfTheMaximum() {
    List<Cell> two = cells(List.of("alpha", "signed"), "0");
    Cell none = Difference.of(two.get(0), cells(List.of("alpha"), "3").get(0));
    assertEquals(0, none.map().values().max(), 1e-6, "maps equal up to a factor");
    Cell some = Difference.of(two.get(0), two.get(1));
    assertEquals(Heatmap.Sign.SIGNED, some.map().sign());
    assertTrue(some.title().contains("\u2212"), some.title());
  }

  @Test
  void theValueUnderTheMouseIsTheCellsOwn() {
    Drawn drawn = new Coloring(Look.usual()).own(cells(List.of("alpha"), "0").get(0));
    Readout corner = Readout.at(drawn, Fixture.SIDE - 1, 0);
    assertEquals(1, corner.column());
    assertEquals(0, corner.row());
    assertEquals(drawn.cell().map().values().at(1), corner.value(), 1e-6);
    assertEquals(corner.value(), corner.interpolated(), 1e-4);
    assertEquals(1, corner.share(), 1e-4);
    assertEquals(0, Readout.at(drawn, 0, 0).value(), 1e-6);
  }

  @Test
  void mapsAlikeUpToAFactorAreOneGroup() {
    List<Cell> cells = cells(List.of("alpha", "beta", "signed"), "0");
    Groups groups = Groups.of(cells);
    assertEquals("BETA", groups.of(cells.get(0)).orElseThrow().others(cells.get(0)));
    assertTrue(groups.of(cells.get(2)).isEmpty());
    List<Cell> apart = cells(List.of("alpha"), "0", "1");
    assertTrue(Groups.of(apart).of(apart.get(0)).isEmpty(), "of other targets");
  }

  @Test
  void rowsAreExpectedBeforeAnswersAndNamedByThem() {
    Grid grid = new Grid();
    grid.begin(List.of(new Columns.Column("alpha", "features.1", 0, "Alpha")));
    Aims aims = new Aims(TestSession.CLASSES, subject);
    grid.expect(subject, aims.of(List.of("predicted", "0", "label", "mask:0:file", "red - blue")));
    assertEquals(
        List.of("red", "blue", "mask:0:file", "red rather than blue"),
        grid.rows().stream().map(Grid.Row::name).toList());
    cells(List.of("alpha"), "3").forEach(c -> grid.put(new Coloring(Look.usual()).own(c)));
    assertEquals("grey", grid.rows().get(2).name(), "takes the row without an id");
    assertEquals(4, grid.rows().size());
  }

  @Test
  void manyMethodsFillTheRoomAndNoneOverlaps() {
    Grid grid = new Grid();
    List<Columns.Column> columns = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      columns.add(new Columns.Column("m" + i, "features.1", 0, "M" + i));
    }
    grid.begin(columns);
    grid.expect(subject, new Aims(TestSession.CLASSES, subject).of(List.of("predicted")));
    Dimension room = new Dimension(1000, 700);
    Places places = Places.of(grid, room, new Places.Measures(10, 50, 130, 440, 1, 1));
    assertEquals(13, places.items().size());
    assertTrue(places.size().width <= 1000 && places.size().height <= 700, places.size() + "");
    for (Places.Item a : places.items()) {
      for (Places.Item b : places.items()) {
        Rectangle both = a.bounds().intersection(b.bounds());
        assertTrue(a == b || both.isEmpty(), both + "");
      }
    }
  }
}
