/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.nio.file.Path;
import java.util.List;
import org.lucerna.core.api.param.Param;
import org.lucerna.examination.Baseline;

/**
 * Which methods are compared, by what, and how carefully.
 *
 * @param resamples of the bootstrap
 * @param alpha level of the tests
 */
public record LeaderboardParams(
    @Param(
            value =
                "grad-cam,grad-cam++,layer-cam,eigen-cam,recipro-cam,relevance-cam,lrp,input-x-gradient,saliency,guided-backprop",
            help = "methods that are compared, as in 'lucerna explain'")
        List<String> method,
    @Param(value = "last", help = "layers: last, cam, or names") List<String> layer,
    @Param(value = "predicted", help = "class the maps are about: predicted, label, or a class")
        String target,
    @Param(value = "panel", help = "metrics: panel for the usual ones, all, ids, -ID to leave out")
        List<String> metrics,
    @Param(value = "", help = "parameters of metrics: ID.KEY=VALUE") List<String> metricParam,
    @Param(value = "", help = "parameters of methods: ID.KEY=VALUE; or a map 'param'")
        List<String> param,
    @Param(
            value = "random,centre,edges,ground-truth",
            help = "maps that look at no network, for comparison")
        List<Baseline> baselines,
    @Param(
            value = "auto",
            help =
                "what is drawn, and changes sign, together: pictures of a duplicate group, or of a"
                    + " class; auto: of a class where there are 20 classes or more")
        Together together,
    @Param(
            value = "",
            help =
                "folders of leaderboards of the same methods on other networks, such as those of"
                    + " other seeds: means and ranks over all of them, networks and pictures drawn")
        List<Path> others,
    @Param(value = "2000", help = "samples of the bootstrap", min = 100, max = 100000)
        int resamples,
    @Param(value = "0.05", help = "level of the tests", min = 0.0001, max = 0.5) double alpha) {

  /** Which pictures make a cluster. */
  public enum Together {
    AUTO,
    GROUP,
    CLASS
  }

  public LeaderboardParams {
    method = List.copyOf(method);
    layer = List.copyOf(layer);
    metrics = List.copyOf(metrics);
    metricParam = List.copyOf(metricParam);
    param = List.copyOf(param);
    others = List.copyOf(others);
    baselines = baselines.stream().distinct().toList();
  }
}
