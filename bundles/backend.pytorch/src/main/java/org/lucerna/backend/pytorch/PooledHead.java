/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/**
 * Gradients by formula where a max-pool lies between a layer and a {@link LinearTail}: all windows
 * of a channel get the same share, and each hands it to its largest value, of equals to the first,
 * as torch does.
 */
final class PooledHead implements HeadFormula {

  private final LayerId layer;
  private final Op.MaxPool pool;
  private final HeadGradient head;
  private final Values values;
  private final Map<Integer, float[]> wins = new HashMap<>();

  private PooledHead(LayerId layer, Op.MaxPool pool, HeadGradient head, Values values) {
    this.layer = layer;
    this.pool = pool;
    this.head = head;
    this.values = values;
  }

  static Optional<PooledHead> of(Values values, LayerId layer, LayerId read, long[] size) {
    Segment tail = values.model().tail(layer, read).orElseThrow();
    if (size.length != 4 || tail.given().size() != 1 || tail.nodes().isEmpty()) {
      return Optional.empty();
    }
    Node first = tail.nodes().get(0);
    Optional<Segment> rest = values.model().tail(first.id(), read);
    if (!(first.op() instanceof Op.MaxPool pool)
        || rest.isEmpty()
        || rest.get().nodes().size() != tail.nodes().size() - 1) {
      return Optional.empty();
    }
    long[] pooled = {
      size[0],
      size[1],
      windows(pool.window().y(), pool, size[2]),
      windows(pool.window().x(), pool, size[3])
    };
    return LinearTail.of(rest.get(), pooled)
        .filter(linear -> !linear.rectified())
        .map(linear -> new PooledHead(layer, pool, new HeadGradient(linear, values), values));
  }

  private static int windows(Span span, Op.MaxPool pool, long size) {
    return span.output((int) size, pool.ceil());
  }

  @Override
  public Tensor of(int picture, float[] start, int[] shape) {
    float[] won = wins.computeIfAbsent(picture, this::wins);
    float[] sums = head.sums(start, shape[0]);
    int plane = shape[1] * shape[2];
    int windows =
        windows(pool.window().y(), pool, shape[1]) * windows(pool.window().x(), pool, shape[2]);
    float[] all = new float[won.length];
    for (int c = 0; c < shape[0]; c++) {
      float share = sums[c] / windows;
      for (int i = c * plane; i < (c + 1) * plane; i++) {
        all[i] = share * won[i];
      }
    }
    return Tensor.wrap(all, shape);
  }

  /** Pooling hands all of it on, wherever the maxima stand. */
  @Override
  public float[] means(int picture, float[] start, int[] shape) {
    float[] means = head.sums(start, shape[0]);
    for (int c = 0; c < means.length; c++) {
      means[c] /= shape[1] * shape[2];
    }
    return means;
  }

  @Override
  public PtNDArray in(int picture, float[] start, int[] shape, PtNDManager scope) {
    return Transfer.one(scope, of(picture, start, shape), values.model().layout());
  }

  /** How many windows have their maximum at each of a picture's values. */
  private float[] wins(int picture) {
    Tensor all = Transfer.row(values.get(layer), picture, values.model().layout());
    Plane plane = new Plane(all.toArray(), all.size(1), all.size(2));
    float[] won = new float[all.length()];
    Span y = pool.window().y();
    Span x = pool.window().x();
    int rows = windows(y, pool, plane.height());
    int columns = windows(x, pool, plane.width());
    for (int from = 0; from < won.length; from += plane.height() * plane.width()) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          won[
              plane.largest(
                  from,
                  row * y.stride() - y.padBefore(),
                  column * x.stride() - x.padBefore(),
                  pool.window())]++;
        }
      }
    }
    return won;
  }

  /** One picture's values, {@code [C, height, width]}. */
  private record Plane(float[] values, int height, int width) {

    /** Where the largest value stands of a window that begins at {@code (top, left)}. */
    int largest(int from, int top, int left, Window window) {
      Span y = window.y();
      Span x = window.x();
      int best = -1;
      float max = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < y.kernel(); i++) {
        int py = top + i * y.dilation();
        if (py < 0 || py >= height) {
          continue;
        }
        for (int j = 0; j < x.kernel(); j++) {
          int px = left + j * x.dilation();
          if (px < 0 || px >= width) {
            continue;
          }
          int at = from + py * width + px;
          if (best < 0 || values[at] > max || Float.isNaN(values[at])) {
            best = at;
            max = values[at];
          }
        }
      }
      return best;
    }
  }
}
