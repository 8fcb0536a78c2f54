/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.param.OwnedTexts;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.MeasureInfo;

/**
 * A metric that was asked for.
 *
 * @param params bound
 * @param measures its numbers
 */
public record ChosenMetric(
    Plugin<? extends ExplanationMetric<?>> plugin, Record params, List<MeasureInfo> measures) {

  private static final String PARAM = "metric-param";

  public ChosenMetric {
    measures = List.copyOf(measures);
  }

  public String id() {
    return plugin.id();
  }

  /**
   * Those that words mean.
   *
   * @param words ids, {@code panel} for the usual ones, {@code all}, {@code -ID} to leave one out
   *     of those before it
   * @param params {@code ID.KEY=VALUE}
   * @param base relative paths among the parameters are meant against it
   * @throws org.lucerna.core.api.plugin.UnknownPluginException for an id that is not installed
   * @throws ParamException for parameters that do not fit, or belong to no metric asked for
   */
  public static List<ChosenMetric> of(Plugins plugins, ParamBinder binder, Words words, Path base) {
    Map<String, Map<String, Object>> given = OwnedTexts.byId(PARAM, words.params());
    List<ChosenMetric> chosen = new ArrayList<>();
    for (Plugin<? extends ExplanationMetric<?>> plugin : plugins(plugins, words.metrics())) {
      Map<String, Object> values = given.remove(plugin.id());
      chosen.add(
          new ChosenMetric(
              plugin,
              binder.bind(plugin.params(), values == null ? Map.of() : values, base),
              MeasureInfo.of(plugin)));
    }
    if (!given.isEmpty()) {
      throw new ParamException(
          PARAM,
          "there are parameters for '%s', which is not among the metrics asked for"
              .formatted(given.keySet().iterator().next()));
    }
    return chosen;
  }

  /** What somebody asked for. */
  public record Words(List<String> metrics, List<String> params) {}

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Plugin<? extends ExplanationMetric<?>>> plugins(
      Plugins plugins, List<String> words) {
    List<Plugin<? extends ExplanationMetric<?>>> chosen = new ArrayList<>();
    List<Plugin<? extends ExplanationMetric<?>>> all = (List) plugins.all(ExplanationMetric.class);
    for (String word : words) {
      if (word.equals("all") || word.equals("panel")) {
        all.stream()
            .filter(p -> word.equals("all") || p.property("panel").equals(Optional.of("true")))
            .filter(p -> !chosen.contains(p))
            .forEach(chosen::add);
      } else if (word.startsWith("-")) {
        chosen.removeIf(p -> p.id().equals(word.substring(1)));
      } else {
        Plugin found = plugins.require(ExplanationMetric.class, "metric", word);
        if (chosen.stream().noneMatch(p -> p.id().equals(word))) {
          chosen.add(found);
        }
      }
    }
    return chosen;
  }
}
