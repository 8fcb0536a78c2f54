/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.CifarResNet;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.session.Inspected;
import org.lucerna.vision.api.session.Session;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.vision.api.weights.InitialWeights;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.Weights;

/**
 * Three methods whose result is known: one that draws the picture's edges, Grad-CAM, and one that
 * finds nothing on every other picture.
 */
class SanityAnalysisTest {

  private static final int PICTURES = 6;

  private static Bench bench;
  private static Findings findings;
  private static Map<String, Object> json;

  private static Network network() {
    return new NetworkBuilder()
        .input(Preprocessing.IMAGENET.sized(0, 32))
        .add("conv1", new Op.Conv(8, Window.square(3, 2, 1), 1, true))
        .add("relu1", new Op.Relu())
        .add("conv2", new Op.Conv(8, Window.square(3, 2, 1), 1, true))
        .add("relu2", new Op.Relu())
        .features()
        .extractor()
        .add("gap", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(3, true))
        .build("small");
  }

  @BeforeAll
  static void measure() throws IOException {
    Network network = network();
    bench = Bench.of(network, ProceduralWeights.of(network), PICTURES);
    bench.inspection().making(SanityAnalysisTest::make).explaining((p, w, m) -> explain(p, m));
    findings = new SanityAnalysis(null).analyse(bench.inspection(), params(), Progress.none());
    json = map(findings.json().get("small"));
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private static SanityParams params() {
    return new RecordParamBinder()
        .bind(
            SanityParams.class,
            Map.of("method", "edges,grad-cam,rarely", "stages", "3", "independent", "2"),
            Path.of(""));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<Heatmap> maps(Model model, Tensor input) {
    MapQuestion question = new MapQuestion("grad-cam", List.of("last"), 1, List.of());
    Heatmap cam = Bench.gradCam(model, input, List.of(question)).maps().get(0).get(0);
    Tensor red = input.slice(0).slice(0);
    boolean finds = Math.floorMod((long) (1e4 * red.at(0)), 2) == 0;
    return List.of(
        Heatmap.signed(red),
        Heatmap.relative(cam.values()), // rectified it would be empty on most pictures
        Heatmap.positive(finds ? red : red.relu().times(0)));
  }

  private static MapAnswers make(Model model, Tensor inputs, List<MapQuestion> questions) {
    List<String> order = List.of("edges", "grad-cam", "rarely");
    List<Heatmap> all = maps(model, inputs);
    return new MapAnswers(
        List.of(),
        questions.stream().map(q -> List.of(all.get(order.indexOf(q.method())))).toList(),
        2);
  }

  private static void explain(List<InspectedPicture> pictures, Consumer<PictureMaps> sink) {
    List<String> order = List.of("edges", "grad-cam", "rarely");
    for (InspectedPicture picture : pictures) {
      Tensor input = bench.inspection().inputs(bench.inspection().crops(List.of(picture)));
      List<Heatmap> all = maps(bench.model(), input);
      List<PictureMaps.PictureMap> maps = new ArrayList<>();
      for (int i = 0; i < order.size(); i++) {
        maps.add(
            new PictureMaps.PictureMap(
                order.get(i),
                order.get(i),
                bench.model().network().features(),
                "relu2",
                "predicted",
                1,
                all.get(i)));
      }
      sink.accept(
          new PictureMaps(
              picture,
              bench.inspection().crops(List.of(picture)).get(0),
              bench.model().logits(input).slice(0).toArray(),
              maps));
    }
  }

  private static Map<String, Object> method(String id) {
    return map(map(json.get("methods")).get(id));
  }

  @Test
  void aMethodThatLooksAtNoNetworkStaysTheSameAtEveryStage() {
    for (String number : List.of("similarity", "signed", "ssim", "head")) {
      Map<String, Object> estimate = map(method("edges").get(number));
      assertEquals(1.0, (double) estimate.get("value"), 1e-9, number);
      assertEquals(PICTURES, estimate.get("n"));
    }
    assertEquals(method("edges").get("edges_before"), method("edges").get("edges_after"));
    assertEquals(3, ((List<?>) method("edges").get("cascade")).size());
    assertEquals(2, ((List<?>) method("edges").get("single_layers")).size());
  }

  @Test
  void gradCamChangesAndItsMeanIsThatOfTheTable() {
    Map<String, Object> estimate = map(method("grad-cam").get("similarity"));
    Table table = findings.tables().get(0);
    double[] values =
        table.rows().stream()
            .filter(r -> r.get(2).equals("grad-cam") && r.get(4).equals("cascade"))
            .filter(r -> r.get(6).equals(1.0) && !r.get(7).equals(""))
            .mapToDouble(r -> (double) r.get(7))
            .toArray();
    assertEquals(values.length, estimate.get("n"));
    double mean = Arrays.stream(values).average().orElseThrow();
    assertEquals(mean, (double) estimate.get("value"), 1e-12);
    List<?> interval = (List<?>) estimate.get("interval_95");
    assertTrue((double) interval.get(0) <= mean && mean <= (double) interval.get(1));
    assertTrue(mean < 0.9, "mean " + mean);
  }

  @Test
  void emptyMapsAreLeftOutAndCounted() {
    int left =
        (int)
            ((Number) map(method("rarely").get("left_out")).values().iterator().next()).longValue();
    assertTrue(left > 0 && left < PICTURES, left + " of " + PICTURES);
    assertEquals(PICTURES - left, map(method("rarely").get("similarity")).get("n"));
    String notices = String.join("\n", findings.lines());
    assertTrue(notices.contains("rarely: %d of 6 maps are left out".formatted(left)), notices);
  }

  @Test
  void figuresTablesAndTextsAreThere() {
    assertEquals(3, findings.blocks().stream().filter(b -> b instanceof Block.FigureBlock).count());
    assertTrue(findings.lines().get(0).startsWith("small on test: 6 pictures in 6 groups"));
    Table people =
        findings.blocks().stream()
            .filter(b -> b instanceof Block.TableBlock)
            .map(b -> ((Block.TableBlock) b).table())
            .findFirst()
            .orElseThrow();
    assertEquals(4, people.rows().size());
    assertEquals("edges (no network)", people.rows().get(3).get(0));
    assertEquals(2, findings.tables().size());
  }

  @Test
  void withoutPicturesOrMethodsThereIsASentence() {
    TestInspection none =
        new TestInspection(bench.model(), List.of(), Bench.renderers(), crop -> null);
    assertThrows(
        LucernaException.class,
        () -> new SanityAnalysis(null).analyse(none, params(), Progress.none()));
    SanityParams nothing =
        new RecordParamBinder().bind(SanityParams.class, Map.of("method", ""), Path.of(""));
    ParamException method =
        assertThrows(
            ParamException.class,
            () -> new SanityAnalysis(null).analyse(none, nothing, Progress.none()));
    assertEquals("method", method.key());
  }

  private static SanityParams withReference() {
    return new RecordParamBinder()
        .bind(
            SanityParams.class,
            Map.of("method", "edges", "stages", "2", "reference", "other"),
            Path.of("/runs"));
  }

  /** Opens what it is given, whatever run is asked for. */
  private record OneRun(Bench other) implements Studio {

    @Override
    public Dataset data(Map<String, Object> s, long seed, Path base, Progress progress) {
      throw new UnsupportedOperationException("no data");
    }

    @Override
    public Session open(Map<String, Object> choice, Path base, Progress progress) {
      throw new UnsupportedOperationException("no session");
    }

    @Override
    public Inspected inspect(
        Map<String, Object> choice, List<Split> splits, Path base, Progress progress) {
      assertEquals(Path.of("/runs/other").toString(), choice.get("model"));
      return new Inspected() {
        @Override
        public Inspection inspection() {
          return other.inspection();
        }

        @Override
        public String title() {
          return "other";
        }

        @Override
        public Map<String, Object> job() {
          return Map.of();
        }

        @Override
        public Path base() {
          return base;
        }

        @Override
        public Map<String, String> provenance() {
          return Map.of();
        }

        @Override
        public void close() {
          other.close();
        }
      };
    }
  }

  @Test
  void anotherTrainedNetworkStandsBesideIfItHasTheSameLayers() throws IOException {
    Network network = network();
    Weights weights = InitialWeights.of(network, 7);
    Findings beside =
        new SanityAnalysis(new OneRun(Bench.of(network, weights, 1)))
            .analyse(bench.inspection(), withReference(), Progress.none());
    Map<String, Object> all = map(beside.json().get("small"));
    Map<String, Object> grad = map(map(all.get("methods")).get("grad-cam"));
    double value = (double) map(grad.get("other_network")).get("value");
    assertTrue(value > -1 && value < 0.99, "another network's maps: " + value);

    Network wider = new CifarResNet().network("resnet20-cifar");
    Studio unlike = new OneRun(Bench.of(wider, ProceduralWeights.of(wider), 1));
    ParamException refused =
        assertThrows(
            ParamException.class,
            () ->
                new SanityAnalysis(unlike)
                    .analyse(bench.inspection(), withReference(), Progress.none()));
    assertEquals("reference", refused.key());
  }
}
