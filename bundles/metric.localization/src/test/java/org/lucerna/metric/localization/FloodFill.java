/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Tensor;

/**
 * The regions at one threshold, one after the other: slow and plain, to compare with.
 *
 * @param boxes in the reading order of their first pixels
 * @param areas likewise
 */
record FloodFill(List<Box> boxes, List<Integer> areas) {

  static FloodFill of(Tensor map, double threshold) {
    int height = map.size(0);
    int width = map.size(1);
    boolean[] seen = new boolean[map.length()];
    FloodFill found = new FloodFill(new ArrayList<>(), new ArrayList<>());
    for (int start = 0; start < seen.length; start++) {
      if (seen[start] || map.at(start) < threshold) {
        continue;
      }
      int left = width;
      int right = -1;
      int top = height;
      int bottom = -1;
      int area = 0;
      Deque<Integer> queue = new ArrayDeque<>(List.of(start));
      seen[start] = true;
      while (!queue.isEmpty()) {
        int at = queue.remove();
        area++;
        left = Math.min(left, at % width);
        right = Math.max(right, at % width);
        top = Math.min(top, at / width);
        bottom = Math.max(bottom, at / width);
        for (int y = at / width - 1; y <= at / width + 1; y++) {
          for (int x = at % width - 1; x <= at % width + 1; x++) {
            boolean inside = x >= 0 && x < width && y >= 0 && y < height;
            if (inside && !seen[y * width + x] && map.at(y * width + x) >= threshold) {
              seen[y * width + x] = true;
              queue.add(y * width + x);
            }
          }
        }
      }
      found.boxes.add(new Box(left, top, right - left + 1, bottom - top + 1));
      found.areas.add(area);
    }
    return found;
  }

  /** Of equal ones the first. */
  Box largest() {
    int best = 0;
    for (int i = 1; i < areas.size(); i++) {
      best = areas.get(i) > areas.get(best) ? i : best;
    }
    return boxes.get(best);
  }
}
