/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code explain}. */
public record ExplainParams(
    @Param(value = "", help = "a run's folder or a checkpoint file") Optional<Path> model,
    @Param(value = "", help = "instead of a model: a network's name or exported file (.onnx)")
        Optional<String> network,
    @Param(
            value = "",
            help =
                "a named network's weights: a file, a name of 'lucerna models', or 'procedural'"
                    + " (meaningless)")
        Optional<String> weights,
    @Param(help = "picture files or folders of them, with commas or repeated") List<Path> image,
    @Param(
            value = "grad-cam",
            help =
                "methods as in 'lucerna methods', with commas; METHOD:DECORATOR; all;"
                    + " all,-METHOD")
        List<String> method,
    @Param(value = "last", help = "layers: last, cam, all, or names as in 'lucerna networks NAME'")
        List<String> layer,
    @Param(
            value = "predicted",
            help =
                "predicted, label (the folder's name), topN, a class's index or name, 'A - B', not:A,"
                    + " softmax:A, log-softmax:A, log-odds:A, a unit LAYER/CHANNEL,"
                    + " LAYER/CHANNEL@y,x or LAYER/max, like:PICTURE, mask:A:FILE")
        List<String> target,
    @Param(value = "false", help = "one target a picture, in order, instead of all for all")
        boolean paired,
    @Param(
            value = "",
            help = "a method's parameter: ID.KEY=VALUE, such as score-cam.batch=16; repeated")
        List<String> param,
    @Param(
            value = "",
            help = "pixels of the shorter side after resizing; the model's own where not given",
            min = 0)
        Optional<Integer> resize,
    @Param(
            value = "",
            help = "pixels of the square cut from the centre; the model's own where not given",
            min = 16)
        Optional<Integer> crop,
    @Param(value = "", help = "text file with a class name a line") Optional<Path> classes,
    @Param(value = "auto", help = "colours: auto, turbo, inferno, viridis, jet, diverging")
        String colors,
    @Param(value = "overlay", help = "how maps are drawn: overlay, heatmap, contour, side-by-side")
        String style,
    @Param(value = "0.5", help = "opacity of the map over the picture", min = 0, max = 1)
        double opacity,
    @Param(
            value = "stretched",
            help =
                "where a map's cells lie: stretched over the picture, or receptive-field: each at the"
                    + " centre of what it sees")
        MapPlacement placement,
    @Param(value = "false", help = "a trust card for each map: how far it can be believed, and why")
        boolean trust,
    @Param(
            value = "false",
            help = "in trust cards, make maps of slow methods again, too: some times their cost")
        boolean trustSlow,
    @Param(value = "0", help = "for methods that draw at random") long seed,
    @Param(help = "folder for maps, overlays, grid.png, report.html and report.json") Path out)
    implements ModelChoice {

  boolean wantsCards() {
    return trust || trustSlow;
  }
}
