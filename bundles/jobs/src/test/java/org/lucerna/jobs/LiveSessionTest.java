/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;
import org.lucerna.vision.api.session.Session;

/** Live answers of a small network without meaning, on the real engine. */
class LiveSessionTest {

  private static final Map<String, Object> CHOICE =
      Map.of("network", "small-gap", "weights", "procedural");

  @TempDir static Path folder;

  private static final RealWork REAL = new RealWork();
  private static final LiveStudio STUDIO = new LiveStudio(REAL.work);
  private static Session session;
  private static Path file;
  private static RgbImage picture;

  @BeforeAll
  static void open() throws IOException {
    session = STUDIO.open(CHOICE, folder, Progress.none());
    file = Files.createDirectories(folder.resolve("2")).resolve("critter.png");
    try (Dataset data =
        STUDIO.data(Map.of("loader", "critters", "per-class", 6), 1, folder, Progress.none())) {
      RgbImage drawn = data.image(3);
      REAL.work
          .storage()
          .write(file, out -> REAL.work.exporter().png(new Figure.Raster(drawn), 1, out));
    }
    picture = ImageDecoder.decode(file, DecodeLimits.DEFAULT);
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static Question question(List<String> methods, String... targets) {
    return new Question(
        methods, List.of("last"), List.of(targets), List.of(), OptionalInt.empty(), 0);
  }

  private static List<Answer> ask(Question question) {
    List<Answer> answers = new ArrayList<>();
    session.explain(session.crop(picture), question, Progress.none(), answers::add);
    return answers;
  }

  @Test
  void mapsAreThoseOfTheCommandByteForByte() throws IOException {
    List<String> methods = List.of("cam", "grad-cam", "eigen-cam", "occlusion", "rise");
    List<String> layers = List.of("last", "features.10");
    List<String> targets = List.of("top2", "0 - 3", "softmax:1");
    List<String> params = List.of("rise.masks=20");
    Map<String, Object> values = new LinkedHashMap<>(CHOICE);
    values.put("image", file.toString());
    values.put("method", methods);
    values.put("layer", layers);
    values.put("target", targets);
    values.put("param", params);
    values.put("seed", 5);
    values.put("out", "maps");
    new ExplainCommand(REAL.work)
        .run(REAL.binder.bind(ExplainParams.class, values, folder), RealWork.in(folder));
    List<Answer> answers =
        ask(new Question(methods, layers, targets, params, OptionalInt.empty(), 5));
    Path maps = folder.resolve("maps").resolve("critter");
    try (var written = Files.list(maps)) {
      assertEquals(written.filter(f -> f.toString().endsWith(".npy")).count(), answers.size());
    }
    assertTrue(answers.size() > 20);
    for (Answer answer : answers) {
      String name =
          answer.method() + "--" + answer.layerName() + "--" + answer.target().id() + ".npy";
      assertArrayEquals(
          Files.readAllBytes(maps.resolve(name)), Npy.bytes(answer.map().values()), name);
    }
  }

  @Test
  void answersArriveOneByOneAndCancellingStopsBetweenThem() {
    List<Answer> answers = new ArrayList<>();
    Progress cancelled = cancelledOnce(() -> !answers.isEmpty());
    assertThrows(
        CancellationException.class,
        () ->
            session.explain(
                session.crop(picture),
                question(List.of("grad-cam", "cam"), "top5"),
                cancelled,
                answers::add));
    assertEquals(1, answers.size());
    assertEquals(10, ask(question(List.of("grad-cam", "cam"), "top5")).size());
  }

  @Test
  void anAnswerTellsWhatItIsAbout() {
    Answer answer = ask(question(List.of("grad-cam"), "predicted")).get(0);
    float[] logits = session.logits(List.of(session.crop(picture))).toArray();
    int best = answer.target().classIndex();
    for (float logit : logits) {
      assertTrue(logit <= logits[best]);
    }
    assertEquals("Grad-CAM", answer.label());
    assertEquals("class " + best, answer.target().name());
    assertEquals(logits[best], answer.target().score(), 1e-5);
    assertEquals("sum_k w_k A_k", answer.form().orElseThrow());
    assertTrue(answer.target().probability().orElseThrow() > 0);
    assertTrue(answer.cost().millis() > 0);
  }

  @Test
  void aMethodThatDoesNotApplyIsLeftOutAndNoted() {
    List<String> notes = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    Question question =
        new Question(
            List.of("cam", "grad-cam"),
            List.of("features.4"),
            List.of("0"),
            List.of(),
            OptionalInt.empty(),
            0);
    session.explain(session.crop(picture), question, noting(notes), answers::add);
    assertEquals(List.of("grad-cam"), answers.stream().map(Answer::method).toList());
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).startsWith("cam was left out: "), notes.get(0));
  }

  @Test
  void whereNothingAppliesTheReasonIsTheFailure() {
    Question question =
        new Question(
            List.of("cam"), List.of("features.4"), List.of("0"), List.of(), OptionalInt.empty(), 0);
    LucernaException e = assertThrows(LucernaException.class, () -> ask(question));
    assertTrue(e.getMessage().contains("is defined at layer"), e.getMessage());
  }

  @Test
  void wordsThatMeanNothingAreRefusedByName() {
    assertThrows(LucernaException.class, () -> ask(question(List.of("gradcam"), "predicted")));
    assertThrows(LucernaException.class, () -> ask(question(List.of("grad-cam"), "99")));
    assertThrows(ParamException.class, () -> session.layers(List.of("features.99")));
    assertThrows(ParamException.class, () -> session.parameter("features.99.weight"));
    LucernaException e =
        assertThrows(
            LucernaException.class,
            () -> STUDIO.open(Map.of("netwrok", "small-gap"), folder, Progress.none()));
    assertTrue(e.getMessage().contains("network"), e.getMessage());
  }

  @Test
  void activationsAreThoseOfALayerAndLabelsAreKnown() {
    LayerId first = new LayerId("features.0");
    LayerId last = session.network().features();
    Map<LayerId, Tensor> values = session.activations(session.crop(picture), List.of(last, first));
    assertEquals(List.of(last, first), List.copyOf(values.keySet()));
    assertArrayEquals(new int[] {24, 64, 64}, values.get(first).shape());
    assertEquals(96, values.get(last).size(0));
    assertArrayEquals(new int[] {24, 3, 4, 4}, session.parameter("features.0.weight").shape());
    assertEquals(7, session.classes().size());
    Question label =
        new Question(
            List.of("grad-cam"),
            List.of("last"),
            List.of("label"),
            List.of(),
            OptionalInt.of(4),
            0);
    assertEquals(4, ask(label).get(0).target().classIndex());
  }

  @Test
  void theChoiceOpensItAgainFromAnywhere() throws IOException {
    Path names = folder.resolve("names.txt");
    Files.write(names, List.of("a", "b", "c", "d", "e", "f", "g"));
    Map<String, Object> choice = new LinkedHashMap<>(CHOICE);
    choice.put("classes", "names.txt");
    choice.put("crop", 64);
    try (Session first = STUDIO.open(choice, folder, Progress.none());
        Session again = STUDIO.open(first.choice(), Path.of("/"), Progress.none())) {
      assertEquals(names.toString(), first.choice().get("classes"));
      assertEquals(List.of("a", "b", "c", "d", "e", "f", "g"), again.classes());
      assertEquals(64, again.crop(picture).width());
      assertEquals(first.choice(), again.choice());
      assertEquals("small-gap", again.title());
      assertFalse(again.notes().isEmpty(), "procedural weights mean nothing");
    }
  }

  @Test
  void closingWaitsForTheQuestionAtWorkAndRefusesLaterOnes() throws Exception {
    Session own = STUDIO.open(CHOICE, folder, Progress.none());
    RgbImage crop = own.crop(picture);
    CountDownLatch atWork = new CountDownLatch(1);
    List<Answer> answers = new ArrayList<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    REAL.work
        .tasks()
        .start(
            "asks",
            () -> {
              try {
                own.explain(
                    crop,
                    question(List.of("grad-cam", "occlusion"), "top3"),
                    Progress.none(),
                    answer -> {
                      answers.add(answer);
                      atWork.countDown();
                    });
              } catch (Throwable e) {
                failure.set(e);
              }
            });
    assertTrue(atWork.await(20, TimeUnit.SECONDS));
    own.close();
    assertEquals(6, answers.size());
    assertEquals(null, failure.get());
    assertThrows(IllegalStateException.class, () -> own.logits(List.of(crop)));
    own.close();
  }

  @Test
  void whoWaitsForAnotherQuestionCanBeCancelled() throws Exception {
    Turns turns = new Turns();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    REAL.work
        .tasks()
        .start(
            "holds",
            () ->
                turns.take(
                    Progress.none(),
                    () -> {
                      busy.countDown();
                      await(release);
                      return null;
                    }));
    busy.await();
    assertThrows(CancellationException.class, () -> turns.take(cancelledOnce(() -> true), () -> 1));
    release.countDown();
    assertEquals(1, turns.take(Progress.none(), () -> 1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Progress cancelledOnce(java.util.function.BooleanSupplier condition) {
    return new Progress() {
      @Override
      public void step(long done, long total) {
        if (condition.getAsBoolean()) {
          throw new CancellationException();
        }
      }

      @Override
      public Progress part(String label, double share) {
        return this;
      }

      @Override
      public void note(String line) {}
    };
  }

  private static Progress noting(List<String> notes) {
    return new Progress() {
      @Override
      public void step(long done, long total) {}

      @Override
      public Progress part(String label, double share) {
        return this;
      }

      @Override
      public void note(String line) {
        notes.add(line);
      }
    };
  }
}
