/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.jobs.Lanes;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** What methods share, and what masked pictures and ablated channels cost. */
final class SharingBench {

  /** Those of {@code explain.cam} and {@code explain.gradcam} that need more than the tail. */
  private static final Set<String> WHOLE =
      Set.of("full-grad", "smooth-grad-cam++", "dff", "kpca-cam", "refine-cam");

  private static final int BATCH = 32;

  private static final int CLASSES = 7;

  private static final int ROUNDS_BEFORE = 40;

  private final PytorchBackend backend;
  private final int turns;
  private final Map<String, Method> methods;

  SharingBench(PytorchBackend backend, int turns) throws Exception {
    this.backend = backend;
    this.turns = turns;
    this.methods = new LinkedHashMap<>();
    Methods.all().forEach(method -> methods.put(method.id(), method));
  }

  private interface Measurement {
    void of(Model model, Tensor picture) throws Exception;
  }

  private void with(Network network, Measurement measurement) throws Exception {
    try (Model model =
        backend.load(network, ProceduralWeights.of(network), backend.devices().get(0))) {
      measurement.of(model, ExplanationBench.picture(network));
    }
  }

  void run() throws Exception {
    Network squeezenet = new SqueezeNet().network("squeezenet1_0");
    Bench.print("%n### Shared work, masks, channels%n");
    Bench.print("| what | time | compared with | ratio | quartiles | n |");
    Bench.print("|---|---|---|---|---|---|");
    with(Zoo.gap(squeezenet, CLASSES), this::together);
    with(
        squeezenet,
        (model, picture) -> {
          together(model, picture);
          walks(model, picture);
          masks(model, picture);
        });
    with(
        new ResNet().network("resnet18"),
        (model, picture) -> {
          walks(model, picture);
          ablation(model, picture, "layer4");
          ablation(model, picture, "layer3");
        });
    with(new Vgg().network("vgg16"), (model, picture) -> ablation(model, picture, "features.29"));
  }

  /** Score-CAM beside as many batched forward passes. */
  void scoreCam() throws Exception {
    with(
        new SqueezeNet().network("squeezenet1_0"),
        (model, picture) -> {
          masked(new Masking(model, picture, 3), "rise", Map.of("masks", BATCH));
          masked(new Masking(model, picture, Math.max(1, turns / 7)), "score-cam", Map.of());
        });
  }

  private record Masking(Model model, Tensor picture, int runs) {}

  private void masked(Masking masking, String id, Map<String, ?> params) throws Exception {
    Model model = masking.model;
    Method method = methods.get(id);
    LayerId layer = method.layer(model.network());
    Target target = Target.predicted();
    ProbePlan plan = new ProbePlan(masking.picture, Set.of(layer), List.of(List.of()));
    Method.Question question = new Method.Question(target, layer, params);
    MaskedPictures pictures = new MaskedPictures(model, masking.picture);
    Heatmap[] map = new Heatmap[1];
    for (int i = 0; i < masking.runs; i++) {
      pictures.time(
          progress -> {
            try (Probe probe = model.probe(plan)) {
              map[0] = method.explain(probe, question, progress);
            }
          });
    }
    report(
        String.format(
            Locale.ROOT,
            "%s, %s masked pictures, batch by batch / batched forward passes (%.3f in all), %s",
            id,
            map[0].facts().get("rows"),
            pictures.whole(),
            model.network().id()),
        pictures.batches());
  }

  private static void report(String what, Ratio ratio) {
    Bench.print("%s", ratio.row(what));
  }

  /** All tail methods at two layers, one class and five. */
  private void together(Model model, Tensor picture) throws Exception {
    Network network = model.network();
    List<LayerId> layers =
        List.of(network.features(), network.resolve("features.10.cat").orElseThrow());
    // ShapleyCAM alone needs second derivatives: what it takes is told apart.
    for (Set<String> without : List.of(Set.<String>of(), Set.of("shapley-cam"))) {
      for (int classes : new int[] {1, 5}) {
        List<Target> targets = IntStream.range(0, classes).mapToObj(Target::ofClass).toList();
        Wish wish = new Wish(layers, targets, without);
        int maps = 0;
        for (int i = 0; i < ROUNDS_BEFORE; i++) { // in Java for the most part: let it be compiled
          maps = tailMethods(model, picture, wish);
        }
        report(
            "%d maps of all tail methods%s at %s and %s, %d classes / forward, %s"
                .formatted(
                    maps,
                    without.isEmpty() ? "" : " but " + String.join(", ", without),
                    layers.get(0),
                    layers.get(1),
                    classes,
                    network.id()),
            Ratio.measure(
                turns, () -> model.logits(picture), () -> tailMethods(model, picture, wish)));
      }
    }
  }

  private record Wish(List<LayerId> layers, List<Target> targets, Set<String> without) {}

  /**
   * The number of maps. As a job makes them: methods that need gradients first at each layer, then
   * the others side by side.
   */
  private int tailMethods(Model model, Tensor picture, Wish wish) {
    Set<LayerId> planned = new LinkedHashSet<>(wish.layers());
    Lanes lanes = new Lanes(model);
    try (Probe probe = model.probe(new ProbePlan(picture, planned, List.of(wish.targets())))) {
      int maps = 0;
      Set<LayerId> led = new HashSet<>();
      List<Row> others = new ArrayList<>();
      for (Row row : rows(model.network(), wish)) {
        boolean leads =
            Lanes.needsGradients(row.method().requires())
                && led.add(row.questions().get(0).layer());
        if (leads || lanes.count() < 2) {
          maps += row.maps(probe);
        } else {
          others.add(row);
        }
      }
      others.sort(Comparator.comparing(row -> row.method().requires(), Lanes.longestFirst()));
      List<Function<Probe, Integer>> work =
          others.stream().<Function<Probe, Integer>>map(row -> row::maps).toList();
      return maps + lanes.run(probe, work).stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** One method at one layer. */
  private record Row(Method method, List<Method.Question> questions) {
    int maps(Probe probe) {
      return questions.stream().mapToInt(question -> map(method, probe, question)).sum();
    }
  }

  private List<Row> rows(Network network, Wish wish) {
    List<Row> rows = new ArrayList<>();
    for (Method method : methods.values()) {
      boolean wanted = method.bundle().equals("cam") || method.bundle().equals("gradcam");
      if (wanted && !WHOLE.contains(method.id()) && !wish.without().contains(method.id())) {
        boolean agnostic =
            method.properties().getOrDefault("traits", "").contains("CLASS_AGNOSTIC");
        List<Target> targets = agnostic ? wish.targets().subList(0, 1) : wish.targets();
        for (LayerId layer : method.isCam() ? List.of(method.layer(network)) : wish.layers()) {
          rows.add(
              new Row(method, targets.stream().map(t -> new Method.Question(t, layer)).toList()));
        }
      }
    }
    return rows;
  }

  /** The number of maps, 0 where the method is not defined for the network. */
  private static int map(Method method, Probe probe, Method.Question question) {
    try {
      method.explain(probe, question);
      return 1;
    } catch (LucernaException e) {
      if (e.status() == ExitStatus.JOB_INVALID) {
        return 0;
      }
      throw e;
    }
  }

  /** Methods on the picture's gradient in one probe, beside each in its own. */
  private void walks(Model model, Tensor picture) throws Exception {
    List<String> ids =
        new ArrayList<>(
            List.of("saliency", "input-x-gradient", "full-grad", "guided-backprop", "deconvnet"));
    for (int count : new int[] {2, 3, 5}) {
      List<String> some = ids.subList(0, count);
      double[] work = new double[1];
      Ratio ratio =
          Ratio.measure(
              turns,
              () -> {
                for (String id : some) {
                  ofInput(model, picture, List.of(id));
                }
              },
              () -> work[0] = ofInput(model, picture, some));
      report(
          String.format(
              Locale.ROOT,
              "%s together (%.2f forwards by arithmetic) / one by one, %s",
              String.join(", ", some),
              work[0],
              model.network().id()),
          ratio);
    }
  }

  private double ofInput(Model model, Tensor picture, List<String> ids) {
    Target target = Target.predicted();
    ProbePlan plan = new ProbePlan(picture, Set.of(Network.INPUT), List.of(List.of(target)));
    try (Probe probe = model.probe(plan)) {
      ids.forEach(id -> methods.get(id).explain(probe, new Method.Question(target, Network.INPUT)));
      return (double) probe.work().total() / Macs.total(model.network());
    }
  }

  private void ablation(Model model, Tensor picture, String layer) throws Exception {
    LayerId at = model.network().resolve(layer).orElseThrow();
    double[] work = new double[1];
    Ratio ratio =
        Ratio.measure(
            Math.max(3, turns / 3),
            () -> model.logits(picture),
            () -> work[0] = at(model, picture, "ablation-cam", at));
    report(
        String.format(
            Locale.ROOT,
            "ablation-cam at %s (%.2f by arithmetic) / forward, %s",
            layer,
            work[0],
            model.network().id()),
        ratio);
  }

  private double at(Model model, Tensor picture, String id, LayerId layer) {
    Target target = Target.predicted();
    ProbePlan plan = new ProbePlan(picture, Set.of(layer), List.of(List.of(target)));
    try (Probe probe = model.probe(plan)) {
      methods.get(id).explain(probe, new Method.Question(target, layer));
      return (double) probe.work().total() / Macs.total(model.network());
    }
  }

  private void masks(Model model, Tensor picture) throws Exception {
    Masking masking = new Masking(model, picture, Math.max(3, turns / 3));
    masked(masking, "rise", Map.of("masks", 2 * BATCH));
    masked(masking, "occlusion", Map.of("patch", 32, "stride", 28));
  }
}
