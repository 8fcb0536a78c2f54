/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.measure.Calibration;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.measure.TrustAssessor;
import org.lucerna.vision.api.measure.TrustCard;
import org.lucerna.vision.api.render.Figure;

/** Trust cards as command {@code explain} and step {@code explain} have them. */
class TrustingTest {

  @TempDir Path folder;

  private final RealWork real = new RealWork();

  /** Whether the maps that cards are asked of are those that the same question gives again. */
  private final List<Boolean> again = new ArrayList<>();

  private final List<Double> passes = new ArrayList<>();

  private final List<Calibration> calibrations = new ArrayList<>();

  /** Makes each map again, and finds it supported. */
  private final class Assessor implements TrustAssessor {

    @Override
    public Cards open(Inspection inspection, Wish wish, Progress progress) throws IOException {
      inspection.calibration().ifPresent(calibrations::add);
      return new Cards() {
        @Override
        public TrustCard card(PictureMaps picture, PictureMaps.PictureMap map, Progress progress) {
          if (map.classIndex() < 0) {
            return new TrustCard(
                TrustCard.Verdict.UNDEFINED, List.of("no class"), List.of(), Map.of(), 0);
          }
          MapQuestion question =
              new MapQuestion(
                  map.method(), List.of(map.layerName()), map.classIndex(), wish.params());
          Tensor input = inspection.inputs(List.of(picture.crop()));
          MapAnswers answers =
              inspection.explain(inspection.model(), input, List.of(question), progress);
          passes.add(answers.passes());
          again.add(answers.maps().get(0).get(0).values().equals(map.map().values()));
          return new TrustCard(
              TrustCard.Verdict.SUPPORTED,
              List.of("it was made again"),
              List.of(new TrustCard.Line("stability", "rank correlation 1.00")),
              Map.of("stability", 1.0),
              2);
        }

        @Override
        public void close() {
          again.add(true);
        }
      };
    }
  }

  private void install() {
    real.plugins.register(TrustAssessor.class, "trust", new Assessor(), NoParams.class);
  }

  private Outcome explain(String... more) throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("network", "small-gap");
    values.put("weights", "procedural");
    values.put("image", picture().toString());
    values.put("out", "out");
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return new ExplainCommand(real.work)
        .run(real.binder.bind(ExplainParams.class, values, folder), RealWork.in(folder));
  }

  private Path picture() throws IOException {
    int[] pixels = new int[128 * 128];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i * 7919) & 0xFFFFFF;
    }
    Path file = folder.resolve("picture.png");
    RgbImage image = RgbImage.wrap(128, 128, pixels);
    real.work
        .storage()
        .write(file, out -> real.work.exporter().png(new Figure.Raster(image), 1, out));
    return file;
  }

  @Test
  void withoutThePluginItIsOneSentenceBeforeAnythingIsDone() {
    LucernaException e = assertThrows(LucernaException.class, () -> explain("trust", "true"));
    assertEquals(ExitStatus.PLUGIN, e.status());
    assertTrue(e.getMessage().contains("org.lucerna.trust, which is not installed"));
    assertFalse(Files.exists(folder.resolve("out")));
    LucernaException step =
        assertThrows(
            LucernaException.class,
            () -> new ExplainStep(real.work).bind(Map.of("trust", true), folder));
    assertEquals(ExitStatus.PLUGIN, step.status());
  }

  @Test
  void eachMapHasItsCardInLinesJsonTableAndPage() throws Exception {
    install();
    Outcome outcome = explain("trust", "true", "method", "cam,grad-cam", "target", "top2");
    assertEquals(List.of(true, true, true, true, true), again);
    // CAM needs the forward pass alone, Grad-CAM besides the way back through one linear layer.
    assertEquals(4, passes.stream().mapToDouble(Double::doubleValue).sum(), 1e-3);
    assertEquals(List.of(), calibrations, "weights of no run");
    assertEquals("    supported: it was made again", outcome.lines().get(1));
    assertEquals("      stability           rank correlation 1.00", outcome.lines().get(2));
    List<?> maps = (List<?>) outcome.json().get("maps");
    assertEquals(4, maps.size());
    Map<?, ?> trust = (Map<?, ?>) ((Map<?, ?>) maps.get(3)).get("trust");
    assertEquals("supported", trust.get("verdict"));
    assertEquals(Map.of("stability", 1.0), trust.get("values"));
    List<String> table = Files.readAllLines(folder.resolve("out/trust.csv"));
    assertEquals("picture,method,layer,target,verdict,reasons,stability,passes", table.get(0));
    assertEquals(5, table.size());
    String page = Files.readString(folder.resolve("out/report.html"));
    assertTrue(page.contains("How far these maps can be believed"));
    assertTrue(page.contains("it was made again"));
  }

  /** The real cards, of a network that has learnt nothing. */
  @Test
  void aJobsStepWritesRealCards() throws Exception {
    TrustAssessor cards = new org.lucerna.trust.TrustCards(real.plugins, real.binder);
    real.plugins.register(TrustAssessor.class, "trust", cards, NoParams.class);
    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job,
        """
        lucerna: 1
        name: carded
        seed: 3
        data: {loader: critters, per-class: 8, classes: 3, size: 48, validation: 0.4}
        model: {network: small-gap, resize: 48, crop: 48}
        steps:
          - explain: {methods: [cam], per-class: 1, mistakes: 0, trust: true}
        """);
    Path run = folder.resolve("run");
    new Launch(real.work)
        .run(
            new JobReader(real.binder).read(job, List.of()),
            Optional.of(run),
            false,
            RealWork.in(folder));
    JsonArray maps = Json.tree(run.resolve("report.json")).getAsJsonArray("maps");
    assertEquals(3, maps.size());
    Set<String> verdicts = Set.of("supported", "weak", "not supported");
    for (JsonElement map : maps) {
      JsonObject trust = map.getAsJsonObject().getAsJsonObject("trust");
      assertTrue(verdicts.contains(trust.get("verdict").getAsString()), trust.toString());
      assertEquals(56, trust.get("passes").getAsDouble(), 0.1);
      double p = trust.getAsJsonObject("values").get("deletion-p").getAsDouble();
      assertEquals(Math.rint(51 * p), 51 * p, 1e-9);
    }
    assertEquals(4, Files.readAllLines(run.resolve("tables/trust.csv")).size());
    assertTrue(Files.readString(run.resolve("report.html")).contains("shifted and flipped copies"));
  }

  @Test
  void mapsAtThePictureAreMadeAgainToo() throws Exception {
    install();
    explain("trust", "true", "method", "occlusion");
    assertEquals(List.of(true, true), again);
  }

  @Test
  void whatIsNoClassIsGivenAsNone() throws Exception {
    install();
    Outcome outcome = explain("trust", "true", "target", "0 - 1");
    assertEquals("    undefined: no class", outcome.lines().get(1));
  }

  @Test
  void withoutAskingThereAreNoCards() throws Exception {
    install();
    Outcome outcome = explain();
    assertTrue(outcome.lines().stream().noneMatch(l -> l.contains("supported")));
    assertFalse(Files.exists(folder.resolve("out/trust.csv")));
  }

  @Test
  void aRunsReportTellsTheTemperature() throws IOException {
    Files.writeString(
        folder.resolve("report.json"), "{\"calibration\": {\"temperature\": 1.5, \"n\": 40}}");
    ModelChoice run = choice("");
    Calibration found =
        new Calibrations(real.work).of(run, null, Progress.none()).find().orElseThrow();
    assertEquals(new Calibration(1.5, 40, "validation pictures of the run"), found);
    assertTrue(
        new Calibrations(real.work).of(choice("64"), null, Progress.none()).find().isEmpty(),
        "other pictures than those it was fitted on");
  }

  private ModelChoice choice(String crop) {
    return real.binder.bind(
        InspectParams.class, Map.of("model", folder.toString(), "crop", crop), folder);
  }

  @Test
  void theTemperatureIsFittedToLogits() {
    List<Prediction> sure = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sure.add(new Prediction("" + i, i < 7 ? 0 : 1, new float[] {4, 0}));
    }
    assertEquals(4 / Math.log(0.7 / 0.3), Calibrations.fit(sure).orElseThrow().value(), 1e-9);
  }
}
