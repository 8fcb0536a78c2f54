/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderers;

/** Draws the maps of run folders anew, over what the network saw. */
record MapDrawing(Renderers renderers) {

  /** The map over its picture; empty for maps of several channels, which have no overlay. */
  Optional<Figure> overlay(MapFile file) {
    Tensor values = NpyFile.read(file.map());
    if (values.rank() != 2) {
      return Optional.empty();
    }
    Heatmap map = new Heatmap(values, file.sign(), Map.of());
    return Optional.of(
        renderers.draw(
            "explanation",
            new ExplainedPicture(input(file), map, List.of(), Optional.empty()),
            Map.of("style", "overlay", "caption", false, "color-bar", false)));
  }

  /**
   * What the network saw.
   *
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) naming the file
   */
  static RgbImage input(MapFile file) {
    try {
      return ImageDecoder.decode(file.input(), DecodeLimits.DEFAULT);
    } catch (IOException e) {
      throw Unreadable.file(file.input(), e);
    }
  }

  Figure legend(Heatmap.Sign sign) {
    return renderers.draw(
        "color-bar", new ColorScale(sign, OptionalDouble.empty(), "evidence"), Map.of());
  }

  /** The method's name for people, else its id. */
  @SuppressWarnings("rawtypes") // what methods are registered under
  String label(MapFile.Kind kind) {
    Optional<Plugin<Explainer>> plugin = renderers.plugins().find(Explainer.class, kind.method());
    return plugin.map(Plugin::label).orElse(kind.method());
  }
}
