/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.ColorMap;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.imaging.MapScaler;
import org.lucerna.imaging.MapView;

/**
 * Draws maps over what the network saw. Keeps the last 2,048 raw maps (of few cells each) and 64
 * pictures; used by one thread at a time.
 */
final class Overlays {

  private static final int MAPS = 2048;
  private static final int PICTURES = 64;

  private final Map<Path, Optional<Tensor>> maps = bounded(MAPS);
  private final Map<Path, Optional<RgbImage>> pictures = bounded(PICTURES);

  private static <V> Map<Path, V> bounded(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Path, V> eldest) {
        return size() > most;
      }
    };
  }

  /** What the network saw; empty where the file cannot be read. */
  synchronized Optional<RgbImage> picture(Path file) {
    return pictures.computeIfAbsent(
        file,
        f -> {
          try {
            return Optional.of(ImageDecoder.decode(f, DecodeLimits.DEFAULT));
          } catch (IOException e) {
            return Optional.empty();
          }
        });
  }

  private synchronized Optional<Tensor> map(Path file) {
    Optional<Tensor> known = maps.get(file);
    if (known == null || known.isEmpty()) {
      known = NpyFile.read(file).filter(t -> t.rank() == 2 && t.length() > 0);
      maps.put(file, known);
    }
    return known;
  }

  /** A picture under its map; the picture alone where the map cannot be read. */
  RgbImage overlay(RgbImage picture, Path file, Heatmap.Sign sign, double opacity) {
    return map(file)
        .map(m -> view(m, sign, picture))
        .map(v -> blend(picture, v, v.signed() ? ColorMap.DIVERGING : ColorMap.TURBO, opacity))
        .orElse(picture);
  }

  /** What an epoch's map has more (red) or less (blue) than another's, each by its own maximum. */
  RgbImage difference(RgbImage picture, Path file, Path other, double opacity) {
    Optional<Tensor> one = map(file);
    Optional<Tensor> two = map(other);
    if (one.isEmpty() || two.isEmpty()) {
      return picture;
    }
    float[] a = unit(one.get(), picture);
    float[] b = unit(two.get(), picture);
    for (int i = 0; i < a.length; i++) {
      a[i] = 0.5f + 0.5f * (a[i] - b[i]);
    }
    Tensor both = Tensor.wrap(a, picture.height(), picture.width());
    MapView view = new MapView(both, -1, 1, true, MapView.Evidence.PRESENT);
    return blend(picture, view, ColorMap.DIVERGING, opacity);
  }

  private static float[] unit(Tensor map, RgbImage picture) {
    return view(map, Heatmap.Sign.POSITIVE, picture).unit().toArray();
  }

  private static MapView view(Tensor map, Heatmap.Sign sign, RgbImage picture) {
    return MapView.of(
        new Heatmap(map, sign, Map.of()),
        m -> MapScaler.bilinear(m, picture.height(), picture.width()));
  }

  private static RgbImage blend(RgbImage picture, MapView view, ColorMap colors, double opacity) {
    int[] under = picture.toArray();
    int part = (int) Math.round(256 * opacity);
    for (int i = 0; i < under.length; i++) {
      int over = colors.rgb(view.unit().at(i));
      int rgb = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int o = over >> shift & 0xFF;
        int u = under[i] >> shift & 0xFF;
        rgb |= (o * part + u * (256 - part)) >> 8 << shift;
      }
      under[i] = rgb;
    }
    return RgbImage.wrap(picture.width(), picture.height(), under);
  }
}
