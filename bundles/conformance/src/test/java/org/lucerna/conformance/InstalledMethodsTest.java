/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.backprop.Saliency;
import org.lucerna.explain.cam.ClassActivationMap;
import org.lucerna.explain.gradcam.GradCam;
import org.lucerna.explain.perturbation.ScoreCam;
import org.lucerna.explain.relevance.ExcitationBackprop;
import org.lucerna.vision.api.explain.Explainer;

/** Our own methods hold to what they promise. */
class InstalledMethodsTest {

  private static Bench bench;

  @BeforeAll
  static void open() {
    bench = new Bench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @SuppressWarnings("rawtypes") // what methods are registered under
  static Stream<Plugin<Explainer>> methods() throws IOException {
    return Installed.of(
        ClassActivationMap.class,
        GradCam.class,
        Saliency.class,
        ScoreCam.class,
        ExcitationBackprop.class)
        .all(Explainer.class)
        .stream();
  }

  /** Of the environment, while a check is worked on; all else. */
  private static Set<String> wanted() {
    String checks = System.getenv("KIT_CHECKS");
    return checks == null ? Set.of() : Set.of(checks.split(","));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodPassesEveryCheckThatConcernsIt(Plugin<?> method) {
    Verification found =
        new Kit(bench.laboratory(), wanted())
            .verify(new Candidate(method, new RecordParamBinder()), method.id(), Progress.none());
    List<Finding> failures = found.findings().stream().filter(Finding::failed).toList();
    if (System.getenv("KIT_VERBOSE") != null) {
      System.out.println(Check.text("%s %.2f s", method.id(), found.seconds()));
      found.findings().forEach(f -> System.out.println("   " + f));
    }
    assertEquals(List.of(), failures);
  }
}
