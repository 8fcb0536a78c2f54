/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.measure.MapMetric;

/** What is found wrong before anything runs, and which pictures are taken. */
class AnalyseStepTest {

  private static final Explainer<NoParams> NOTHING =
      (request, progress) -> Heatmap.positive(Tensor.wrap(new float[1], 1, 1));
  private static final MapMetric NO_MEASURE = map -> List.of();

  private final FakePlugins plugins =
      new FakePlugins().register(Explainer.class, "grad-cam", NOTHING, NoParams.class);
  private final AnalyseStep step =
      new AnalyseStep(new Workplace(plugins, new RecordParamBinder(), null, null, null, null));

  private void bind(Map<String, Object> params) {
    plugins.register(MapMetric.class, "none", NO_MEASURE, NoParams.class);
    step.bind(params, Path.of(""));
  }

  @Test
  void severalMethodsAndLayersAreTaken() {
    bind(Map.of("methods", List.of("grad-cam"), "layers", List.of("features.28", "features.29")));
    bind(Map.of());
  }

  @Test
  void mistakesAreFoundBeforeAnythingRuns() {
    String unknown =
        assertThrows(ParamException.class, () -> bind(Map.of("layer", "last"))).getMessage();
    assertTrue(unknown.contains("did you mean 'layers'?"), unknown);
    assertThrows(UnknownPluginException.class, () -> bind(Map.of("methods", "gradcamm")));
    assertThrows(ParamException.class, () -> bind(Map.of("layers", List.of())));
  }

  @Test
  void withoutAnyMetricTheMissingBundleIsNamed() {
    LucernaException e =
        assertThrows(LucernaException.class, () -> step.bind(Map.of(), Path.of("")));
    assertEquals(ExitStatus.PLUGIN, e.status());
    assertTrue(e.getMessage().contains("metric.localization"), e.getMessage());
  }

  @Test
  void aLimitTakesEveryClassInTurn() {
    List<Sample> samples = new ArrayList<>();
    for (int label : new int[] {0, 0, 0, 0, 1, 1, 2}) {
      samples.add(new Sample("s" + samples.size(), label, Split.TEST, Optional.empty()));
    }
    List<Integer> all = IntStream.range(0, 7).boxed().toList();
    assertEquals(List.of(0, 1, 4, 5, 6), AnalyseStep.chosen(samples, all, 5));
    assertEquals(List.of(0, 4, 6), AnalyseStep.chosen(samples, all, 3));
    assertEquals(all, AnalyseStep.chosen(samples, all, 0));
    assertEquals(all, AnalyseStep.chosen(samples, all, 9));
  }
}
