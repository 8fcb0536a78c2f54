/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.gradcam.EigenGradCam;
import org.lucerna.explain.gradcam.FinerCam;
import org.lucerna.explain.gradcam.FinerCamParams;
import org.lucerna.explain.gradcam.GradCam;
import org.lucerna.explain.gradcam.GradCamPlusPlus;
import org.lucerna.explain.gradcam.HiResCam;
import org.lucerna.explain.gradcam.ShapleyCam;
import org.lucerna.explain.gradcam.ShapleyCamParams;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** Maps made side by side are those made one after the other. */
class LanesTest {

  private static final List<Target> TARGETS =
      List.of(Target.ofClass(0), Target.predicted(), Target.ofClass(5));

  private static Model model;
  private static List<LayerId> layers;
  private static Tensor picture;

  @BeforeAll
  static void load() throws IOException {
    Network network = new SqueezeNet().network("squeezenet1_1");
    PytorchBackend backend =
        new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));
    model = backend.load(network, ProceduralWeights.of(network), backend.devices().get(0));
    layers = List.of(network.features(), network.resolve("features.9.cat").orElseThrow());
    SplittableRandom random = new SplittableRandom(7);
    float[] values = new float[3 * 128 * 128];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    picture = Tensor.of(values, 1, 3, 128, 128);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  /** The same model with so many threads, however many processors there are. */
  @SuppressWarnings("unchecked") // a model's pieces of work may answer anything
  private static Model threaded(int lanes) {
    return (Model)
        Proxy.newProxyInstance(
            LanesTest.class.getClassLoader(),
            new Class<?>[] {Model.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "lanes" -> lanes;
                  case "sideBySide" -> onThreads((List<Supplier<Object>>) args[0]);
                  default -> method.invoke(model, args);
                });
  }

  private static List<Object> onThreads(List<Supplier<Object>> work) {
    List<CompletableFuture<Object>> running =
        work.stream()
            .map(one -> CompletableFuture.supplyAsync(one, task -> new Thread(task).start()))
            .toList();
    try {
      // A lane answers nothing, which a list of the JDK's would not take.
      return running.stream().map(CompletableFuture::join).collect(Collectors.toList());
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private interface Maps {
    Heatmap of(Probe probe, LayerId layer, Target target);
  }

  private static <P extends Record> Maps maps(Explainer<P> explainer, Class<P> type) {
    P params =
        type.cast(new RecordParamBinder().bind(type, Map.of(), Path.of("").toAbsolutePath()));
    return (probe, layer, target) ->
        explainer.explain(
            new ExplainRequest<>(probe, 0, target, layer, 0, params), Progress.none());
  }

  /** Each method at each layer with all targets. */
  private static List<Function<Probe, Made>> work() {
    List<Maps> methods =
        List.of(
            maps(new FinerCam(), FinerCamParams.class),
            maps(new GradCam(), NoParams.class),
            maps(new GradCamPlusPlus(), NoParams.class),
            maps(new HiResCam(), NoParams.class),
            maps(new EigenGradCam(), NoParams.class),
            maps(new ShapleyCam(), ShapleyCamParams.class));
    List<Function<Probe, Made>> work = new ArrayList<>();
    for (Maps method : methods) {
      for (LayerId layer : layers) {
        work.add(
            probe -> {
              Work before = probe.work();
              List<Heatmap> maps =
                  TARGETS.stream().map(target -> method.of(probe, layer, target)).toList();
              return new Made(maps, probe.work().minus(before));
            });
      }
    }
    return work;
  }

  private record Made(List<Heatmap> maps, Work work) {}

  private static List<Made> made(int lanes, List<Function<Probe, Made>> work) {
    try (Probe probe = model.probe(new ProbePlan(picture, Set.copyOf(layers), List.of(TARGETS)))) {
      Work before = probe.work();
      List<Made> made = new Lanes(threaded(lanes)).run(probe, work);
      assertEquals(
          probe.work().minus(before),
          made.stream().map(Made::work).reduce(Work.NONE, Work::plus),
          "each counts its own");
      return made;
    }
  }

  private static float[] values(List<Made> made) {
    List<float[]> all =
        made.stream().flatMap(m -> m.maps().stream()).map(m -> m.values().toArray()).toList();
    float[] joined = new float[all.stream().mapToInt(a -> a.length).sum()];
    int at = 0;
    for (float[] one : all) {
      System.arraycopy(one, 0, joined, at, one.length);
      at += one.length;
    }
    return joined;
  }

  @Test
  void mapsAreTheSameBitForBitWhoeverIsFaster() {
    float[] first = values(made(3, work()));
    for (int i = 0; i < 5; i++) {
      assertArrayEquals(first, values(made(3, work())));
    }
  }

  @Test
  void anotherOrderOfQuestionsChangesNoBit() {
    float[] inOrder = values(made(1, work()));
    List<Function<Probe, Made>> backwards = work();
    Collections.reverse(backwards);
    List<Made> made = new ArrayList<>(made(1, backwards));
    Collections.reverse(made);
    assertArrayEquals(inOrder, values(made));
  }

  @Test
  void mapsAreThoseOfOneThread() {
    float[] one = values(made(1, work()));
    float[] three = values(made(3, work()));
    float largest = 0;
    for (float value : one) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertTrue(largest > 0);
    for (int i = 0; i < one.length; i++) {
      // Torch adds in another order on another number of threads.
      assertEquals(one[i], three[i], 1e-5 * largest, "value " + i);
    }
  }

  @Test
  void aFailureIsThrownAndWhatHasNotBegunIsLeft() {
    IllegalStateException failure = new IllegalStateException("broken");
    AtomicInteger begun = new AtomicInteger();
    List<Function<Probe, Integer>> work = new ArrayList<>();
    work.add(
        probe -> {
          throw failure;
        });
    for (int i = 0; i < 100; i++) {
      work.add(
          probe -> {
            probe.score(0, Target.predicted());
            LockSupport.parkNanos(5_000_000);
            return begun.incrementAndGet();
          });
    }
    try (Probe probe = model.probe(new ProbePlan(picture, Set.of(), List.of(List.of())))) {
      assertSame(
          failure,
          assertThrows(IllegalStateException.class, () -> new Lanes(threaded(2)).run(probe, work)));
      assertTrue(begun.get() < 100, () -> begun + " of 100");
      assertTrue(Float.isFinite(probe.logits(0)[0]), "what was lent is still open");
    }
  }

  @Test
  void whatRunsTheNetworkAgainIsMadeAlone() {
    assertTrue(Lanes.suit(List.of("ACTIVATIONS", "LAYER_GRADIENTS", "CURVATURE")));
    assertFalse(Lanes.suit(List.of("ACTIVATIONS", "SCORES")));
    assertFalse(Lanes.suit(List.of("ACTIVATIONS", "BACKWARD_RULES")));
    assertFalse(Lanes.suit(List.of("FORKS")));
    assertFalse(Lanes.suit(List.of()), "it does not say what it needs");
  }

  /** A default of the interface would go a longer way than the probe that is lent. */
  @Test
  void everyQuestionOfAProbeIsHandedOn() {
    Set<String> own =
        Stream.of(LentProbe.class.getDeclaredMethods())
            .map(LanesTest::signature)
            .collect(Collectors.toSet());
    for (Method method : Probe.class.getMethods()) {
      boolean isQuestion = !Modifier.isStatic(method.getModifiers());
      assertTrue(!isQuestion || own.contains(signature(method)), () -> signature(method));
    }
  }

  private static String signature(Method method) {
    return method.getName() + List.of(method.getParameterTypes());
  }
}
