/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions are asked once, and no longer than anybody wants to know. */
final class AskingTest {

  @TempDir Path folder;
  private Fixture fixture;
  private Asking asking;
  private final List<String> cells = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();

  private final class Heard implements Asking.Listener {
    @Override
    public void columns(List<Columns.Column> columns) {
      cells.clear();
    }

    @Override
    public void subject(Subject subject) {}

    @Override
    public void cell(Drawn drawn) {
      cells.add(drawn.cell().answer().method() + drawn.cell().answer().target().id());
    }

    @Override
    public void note(String method, String sentence) {}

    @Override
    public void failed(String sentence) {
      sentences.add(sentence);
    }

    @Override
    public void done() {}
  }

  @BeforeEach
  void open() {
    fixture = new Fixture(folder);
    asking = new Asking(fixture.site, fixture.installed, new Heard());
  }

  private void ask(List<String> methods, String... targets) throws Exception {
    Wish wish = new Wish(methods, List.of("last"), List.of(targets), Map.of());
    Fixture.on(
        () ->
            asking.ask(
                new Asking.Order(fixture.session, List.of(Fixture.red()), wish),
                new Coloring(Look.usual())));
  }

  @Test
  void onlyWhatIsNotKnownIsAsked() throws Exception {
    ask(List.of("alpha"), "0");
    fixture.site.settle();
    ask(List.of("alpha", "beta"), "0");
    fixture.site.settle();
    assertEquals(List.of("alpha0", "beta0"), cells);
    assertEquals(List.of("beta"), fixture.session.asked.get(1).methods());
    Fixture.on(asking::forget);
    ask(List.of("alpha"), "0");
    fixture.site.settle();
    assertEquals(3, fixture.session.asked.size());
  }

  @Test
  void aNewOrderCancelsTheOneAtWorkAndItsAnswersAreNotShown() throws Exception {
    fixture.session.pauseMillis = 60;
    ask(List.of("alpha", "beta", "signed"), "0", "1", "2", "3");
    Thread.sleep(150);
    fixture.session.pauseMillis = 0;
    ask(List.of("beta"), "3");
    fixture.site.settle();
    assertEquals(List.of("beta3"), cells);
    assertTrue(fixture.session.answered.get() < 12, fixture.session.answered + " answers");
  }

  @Test
  void aWordThatMeansNothingIsASentence() throws Exception {
    ask(List.of("alpha"), "violet");
    fixture.site.settle();
    assertEquals(1, sentences.size());
    assertEquals(List.of(), fixture.site.failures);
  }

  @Test
  void theCacheForgetsThePictureThatWasNotAskedAboutForLongest() {
    AnswerCache cache = new AnswerCache(5_000);
    var question =
        new Wish(List.of("alpha"), List.of("last"), List.of("0"), Map.of())
            .question(List.of("alpha"), java.util.OptionalInt.empty());
    List<org.lucerna.core.api.data.RgbImage> crops = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int[] pixels = new int[64];
      pixels[0] = i;
      crops.add(org.lucerna.core.api.data.RgbImage.wrap(8, 8, pixels));
      cache.put(crops.get(i), question, new AnswerCache.Found(List.of(), List.of()));
    }
    assertTrue(cache.bytes() <= 5_000, cache.bytes() + " bytes");
    assertTrue(cache.get(crops.get(0), question).isEmpty());
    assertTrue(cache.get(crops.get(19), question).isPresent());
  }
}
