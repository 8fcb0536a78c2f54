/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.AxisOrder;
import org.lucerna.vision.api.network.Shape;

/** Where the channels of a layer and their planes lie in its values. */
record LayerScan(int channels, int height, int width, int[] strides) {

  /**
   * @param shape {@code [F]}, or three axes as {@code order} says
   */
  static LayerScan of(Shape shape, AxisOrder order) {
    if (!shape.isSpatial()) {
      return new LayerScan(shape.channels(), 1, 1, new int[] {1, 0, 0});
    }
    int last = shape.sizes().get(2);
    int[] steps = {shape.sizes().get(1) * last, last, 1};
    return new LayerScan(
        shape.sizes().get(order.channel()),
        shape.sizes().get(order.y()),
        shape.sizes().get(order.x()),
        new int[] {steps[order.channel()], steps[order.y()], steps[order.x()]});
  }

  int index(int channel, int y, int x) {
    return channel * strides[0] + y * strides[1] + x * strides[2];
  }

  /** Offers each channel's first largest value; one that is exactly 0 is no answer. */
  void offerLargest(Tensor values, StrongestFirings firings, int picture, int group) {
    for (int c = 0; c < channels; c++) {
      float best = Float.NEGATIVE_INFINITY;
      int place = -1;
      for (int y = 0; y < height; y++) {
        int row = index(c, y, 0);
        for (int x = 0; x < width; x++) {
          float value = values.at(row + x * strides[2]);
          if (value > best) {
            best = value;
            place = y * width + x;
          }
        }
      }
      if (place >= 0 && best != 0) {
        firings.offer(c, best, picture, place, group);
      }
    }
  }

  /** Offers every value but those that are exactly 0. */
  void offerAll(Tensor values, StrongestFirings firings, int picture) {
    for (int c = 0; c < channels; c++) {
      for (int place = 0; place < height * width; place++) {
        float value = values.at(index(c, place / width, place % width));
        if (value != 0) {
          firings.offer(c, value, picture, place, -1);
        }
      }
    }
  }
}
