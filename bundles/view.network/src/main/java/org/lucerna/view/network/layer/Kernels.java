/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.image.BufferedImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.view.network.structure.Counts;

/**
 * Weights of a convolution as tiles: in colour where it reads a picture (Krizhevsky et al. 2012,
 * figure 3), else the slices of one input channel; or all weights of a layer without windows as one
 * tile.
 *
 * @param weights {@code [out, in / groups, kh, kw]}
 * @param kind what a tile is
 * @param input which input channel's slices; of each group
 * @param shared whether colours mean the same in all of them
 */
record Kernels(Tensor weights, Kind kind, int input, boolean shared, float reach) implements Tiles {

  /** What a tile shows. */
  enum Kind {
    /** A filter's red, green and blue. */
    COLOR,
    /** What one filter does to one input channel. */
    SLICE,
    /** A row an output, a column an input. */
    MATRIX
  }

  /**
   * @param weights {@code [out, in / groups, kh, kw]} or {@code [out, in]}
   * @param picture whether the layer reads the picture itself
   */
  static Kernels of(Tensor weights, boolean picture) {
    boolean windows = weights.rank() == 4 && weights.size(2) * weights.size(3) > 1;
    Kind kind = !windows ? Kind.MATRIX : picture && weights.size(1) == 3 ? Kind.COLOR : Kind.SLICE;
    Tensor four =
        weights.rank() == 4 ? weights : weights.reshape(weights.size(0), weights.size(1), 1, 1);
    float reach = Math.max(Math.abs(weights.min()), Math.abs(weights.max()));
    return new Kernels(four, kind, 0, true, reach);
  }

  Kernels showing(int channel, boolean sharedScale) {
    return new Kernels(
        weights, kind, Math.max(0, Math.min(inputs() - 1, channel)), sharedScale, reach);
  }

  int outputs() {
    return weights.size(0);
  }

  int inputs() {
    return weights.size(1);
  }

  @Override
  public int count() {
    return kind == Kind.MATRIX ? 1 : outputs();
  }

  @Override
  public int rows() {
    return kind == Kind.MATRIX ? outputs() : weights.size(2);
  }

  @Override
  public int columns() {
    return kind == Kind.MATRIX ? inputs() : weights.size(3);
  }

  float at(int output, int channel, int index) {
    int plane = weights.size(2) * weights.size(3);
    return weights.at((output * inputs() + channel) * plane + index);
  }

  /** The largest size of a tile's weights. */
  private float reach(int output) {
    float most = 0;
    int plane = weights.size(2) * weights.size(3);
    int from = kind == Kind.COLOR ? 0 : input;
    int to = kind == Kind.COLOR ? 3 : input + 1;
    for (int channel = from; channel < to; channel++) {
      for (int i = 0; i < plane; i++) {
        most = Math.max(most, Math.abs(at(output, channel, i)));
      }
    }
    return most;
  }

  Shades shades(int tile) {
    return Shades.signed(shared || kind == Kind.MATRIX ? reach : reach(tile));
  }

  @Override
  public BufferedImage image(int tile) {
    if (kind == Kind.COLOR) {
      return colored(tile);
    } else if (kind == Kind.MATRIX) {
      return shades(tile).paint(weights.reshape(outputs(), inputs()));
    }
    return shades(tile).paint(weights.slice(tile).slice(input));
  }

  /** Grey 0.5 is weight 0. */
  private BufferedImage colored(int tile) {
    BufferedImage image = new BufferedImage(columns(), rows(), BufferedImage.TYPE_INT_RGB);
    double most = shades(tile).high();
    for (int i = 0; i < rows() * columns(); i++) {
      int rgb = 0;
      for (int color = 0; color < 3; color++) {
        double level = 0.5 + 0.5 * at(tile, color, i) / most;
        rgb = rgb << 8 | (int) Math.round(255 * Math.max(0, Math.min(1, level)));
      }
      image.setRGB(i % columns(), i / columns(), rgb);
    }
    return image;
  }

  @Override
  public String caption(int tile) {
    return kind == Kind.MATRIX ? outputs() + " × " + inputs() : "#" + tile;
  }

  @Override
  public int number(int tile) {
    return tile;
  }

  @Override
  public String value(int tile, int row, int column) {
    if (kind == Kind.MATRIX) {
      return "output %d, input %d: %s".formatted(row, column, Counts.value(at(row, column, 0)));
    }
    int index = row * columns() + column;
    if (kind == Kind.SLICE) {
      return "#%d \u2190 %d: %s".formatted(tile, input, Counts.value(at(tile, input, index)));
    }
    return "#%d: red %s, green %s, blue %s"
        .formatted(
            tile,
            Counts.value(at(tile, 0, index)),
            Counts.value(at(tile, 1, index)),
            Counts.value(at(tile, 2, index)));
  }
}
